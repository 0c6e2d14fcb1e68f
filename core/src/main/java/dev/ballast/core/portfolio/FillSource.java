package dev.ballast.core.portfolio;

/// How a fill came into the ledger (ACC-2).
public enum FillSource {
    MANUAL,
    IMPORT,
    PAPER,
    API,
    /// Made up with the demo book.
    DEMO
}
