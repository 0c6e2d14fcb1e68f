package dev.ballast.app.journal;

/// What the room can show.
public enum JournalState {
    /// No snapshot has come yet.
    LOADING,
    /// The trail has no entry.
    EMPTY,
    /// There are entries, but none fits the filter.
    NOTHING_FITS,
    READY
}
