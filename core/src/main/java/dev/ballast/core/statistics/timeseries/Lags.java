package dev.ballast.core.statistics.timeseries;

/// How many lagged differences a test regression holds.
public sealed interface Lags {

    /// This many.
    ///
    /// @param count ≥ 0
    record Fixed(int count) implements Lags {

        public Fixed {
            if (count < 0) {
                throw new IllegalArgumentException("count must be >= 0, was " + count);
            }
        }
    }

    /// The number with the least of a criterion, all compared on the sample of the longest.
    ///
    /// @param criterion what is made least
    /// @param most longest number tried; [#SCHWERT] for 12 (T ÷ 100)^¼ rounded up, Schwert (1989)
    record Chosen(Criterion criterion, int most) implements Lags {

        /// Schwert's rule, statsmodels' default: ⌈12 (T ÷ 100)^¼⌉, at most half the sample less the deterministic
        /// terms and one.
        public static final int SCHWERT = -1;

        public Chosen {
            if (most < SCHWERT) {
                throw new IllegalArgumentException("most must be >= 0 or SCHWERT, was " + most);
            }
        }
    }

    /// What an order is chosen by.
    enum Criterion {
        /// Akaike's.
        AIC,
        /// Schwarz'.
        BIC
    }

    static Lags of(int count) {
        return new Fixed(count);
    }

    /// Chosen by AIC up to Schwert's limit.
    static Lags byAkaike() {
        return new Chosen(Criterion.AIC, Chosen.SCHWERT);
    }

    /// Chosen by BIC up to Schwert's limit.
    static Lags bySchwarz() {
        return new Chosen(Criterion.BIC, Chosen.SCHWERT);
    }
}
