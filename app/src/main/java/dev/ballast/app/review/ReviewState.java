package dev.ballast.app.review;

/// What the review room shows.
public enum ReviewState {
    LOADING,
    /// Nobody has decided on anything yet.
    EMPTY,
    /// The report could not be made.
    FAILED,
    READY
}
