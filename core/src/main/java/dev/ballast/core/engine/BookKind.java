package dev.ballast.core.engine;

/// Whose book it is. Demo and own data live in separate databases and are never mixed.
public enum BookKind {
    /// Made up, for learning: simulated and replayed prices may be traded on.
    DEMO,
    /// The trader's own: approvals need live prices.
    OWN
}
