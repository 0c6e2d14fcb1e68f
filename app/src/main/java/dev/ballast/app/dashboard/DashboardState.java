package dev.ballast.app.dashboard;

/// What the room can show.
public enum DashboardState {
    /// No snapshot has come yet.
    LOADING,
    /// Nothing was ever booked: the room teaches how to begin.
    EMPTY,
    /// There is a book.
    READY
}
