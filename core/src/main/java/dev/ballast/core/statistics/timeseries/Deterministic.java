package dev.ballast.core.statistics.timeseries;

/// What a test regression holds beside lags; the names in brackets are those of statsmodels.
public enum Deterministic {
    /// Nothing ("n"): the series wanders around 0.
    NONE,
    /// A constant ("c").
    CONSTANT,
    /// A constant and a linear trend ("ct").
    CONSTANT_AND_TREND;

    /// Number of deterministic regressors.
    int terms() {
        return switch (this) {
            case NONE -> 0;
            case CONSTANT -> 1;
            case CONSTANT_AND_TREND -> 2;
        };
    }
}
