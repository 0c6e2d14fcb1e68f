package dev.ballast.core.statistics.regression;

/// Whether a regression has a constant of its own, which decides what R² is measured against.
public enum Intercept {
    /// A column of ones is put before the regressors; R² is centred, 1 − RSS ÷ Σ(y − ȳ)².
    INCLUDED,
    /// The regressors are taken as they are; R² is uncentred, 1 − RSS ÷ Σy².
    ABSENT
}
