package dev.ballast.core.optimization;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Why no weights exist, and the least that has to give.
///
/// @param constraints names of constraints that cannot all hold, and could if any one of them were dropped
/// @param relaxations shifts that make the whole problem feasible; their sum is the smallest possible
public record Conflict(List<String> constraints, List<Relaxation> relaxations) {

    /// A limit to move.
    ///
    /// @param constraint name of the constraint to relax
    /// @param by distance to move its limit outward, > 0, in its own units
    public record Relaxation(String constraint, double by) {

        public Relaxation {
            if (!(by > 0) || Double.isInfinite(by)) {
                throw new IllegalArgumentException(
                        "relaxation of " + constraint + " must be finite and > 0, was " + by);
            }
        }
    }

    public Conflict {
        constraints = List.copyOf(constraints);
        relaxations = List.copyOf(relaxations);
        if (constraints.isEmpty()) {
            throw new IllegalArgumentException("a conflict names at least one constraint");
        }
    }

    /// One sentence for the screen.
    public String words() {
        String giving = relaxations.stream()
                .map(relaxation -> String.format(Locale.ROOT, "%s by %.6g", relaxation.constraint(), relaxation.by()))
                .collect(Collectors.joining(", "));
        return "cannot all hold: " + String.join(", ", constraints)
                + (giving.isEmpty() ? "" : "; smallest relaxation: " + giving);
    }
}
