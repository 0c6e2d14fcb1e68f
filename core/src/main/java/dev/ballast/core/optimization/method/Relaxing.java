package dev.ballast.core.optimization.method;

import dev.ballast.core.optimization.Conflict.Relaxation;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.TurnoverLimit;
import dev.ballast.core.result.Result;
import java.util.List;

/// Moves limits by what a [Conflict] says is least, so that weights exist.
///
/// The limits are found by the names that conflicts carry: "lower bound of AAPL", "upper bound of AAPL", "tech at
/// least", "tech at most", "turnover". A budget and other equalities have no outward: moving them changes the
/// portfolio's meaning, which is the trader's to do by hand.
public final class Relaxing {

    /// Moved a little further than needed, so that the relaxed set has more than a point that rounding could lose.
    private static final double SLACK = 1e-7;

    private static final String LOWER = "lower bound of ";
    private static final String UPPER = "upper bound of ";
    private static final String LEAST = " at least";
    private static final String MOST = " at most";

    private Relaxing() {}

    /// The constraints with all relaxations applied; missing where one names no limit that can be moved.
    public static Result<Constraints> relax(Constraints constraints, List<Relaxation> relaxations) {
        Result<Constraints> relaxed = Result.of(constraints);
        for (Relaxation relaxation : relaxations) {
            relaxed = relaxed.flatMap(before -> relax(before, relaxation));
        }
        return relaxed;
    }

    private static Result<Constraints> relax(Constraints before, Relaxation relaxation) {
        String name = relaxation.constraint();
        double by = relaxation.by() + SLACK;
        if (name.startsWith(LOWER) && before.assets().contains(name.substring(LOWER.length()))) {
            int asset = before.indexOf(name.substring(LOWER.length()));
            return Result.of(before.withBound(asset, before.lower(asset) - by, before.upper(asset)));
        }
        if (name.startsWith(UPPER) && before.assets().contains(name.substring(UPPER.length()))) {
            int asset = before.indexOf(name.substring(UPPER.length()));
            return Result.of(before.withBound(asset, before.lower(asset), before.upper(asset) + by));
        }
        if ((name.equals("turnover") || name.equals("turnover" + MOST))
                && before.turnover().isPresent()) {
            TurnoverLimit limit = before.turnover().get();
            return Result.of(before.withTurnover(limit.held(), limit.cap() + by));
        }
        for (LinearConstraint constraint : before.linear()) {
            boolean least = name.equals(constraint.name() + LEAST);
            if (!constraint.isEquality() && (least || name.equals(constraint.name() + MOST))) {
                return Result.of(replaced(before, constraint, least ? by : 0, least ? 0 : by));
            }
        }
        return Result.missing("'" + name + "' cannot be moved by itself: change it by hand.");
    }

    private static Constraints replaced(Constraints before, LinearConstraint moved, double down, double up) {
        Constraints after = Constraints.none(before.assets()).withBounds(before.lower(), before.upper());
        if (before.budget().isPresent()) {
            after = after.withBudget(before.budget().getAsDouble());
        }
        for (LinearConstraint constraint : before.linear()) {
            after = after.with(
                    constraint == moved
                            ? LinearConstraint.between(
                                    moved.name(), moved.coefficients(), moved.lower() - down, moved.upper() + up)
                            : constraint);
        }
        if (before.turnover().isPresent()) {
            TurnoverLimit limit = before.turnover().get();
            after = after.withTurnover(limit.held(), limit.cap());
        }
        return after;
    }
}
