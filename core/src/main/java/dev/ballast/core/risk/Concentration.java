package dev.ballast.core.risk;

import java.util.List;

/// How much of the book lies in few hands (RSK-4).
///
/// @param herfindahl Σ w² over invested weights (they sum to 1), in [0, 1]; 0 for a book without positions
/// @param level low, medium or high
/// @param positions positions over the position limit, worst first
/// @param categories categories over the category limit, worst first
public record Concentration(double herfindahl, Level level, List<OverLimit> positions, List<OverLimit> categories) {

    /// Verdict on the Herfindahl index.
    public enum Level {
        LOW,
        MEDIUM,
        HIGH
    }

    /// One position or category that is too large.
    ///
    /// @param name symbol or category label
    /// @param weight fraction of equity
    /// @param limit fraction of equity
    /// @param excessValue what is above the limit, in the book's currency
    public record OverLimit(String name, double weight, double limit, double excessValue) {

        public double excessWeight() {
            return weight - limit;
        }
    }

    public Concentration {
        positions = List.copyOf(positions);
        categories = List.copyOf(categories);
    }
}
