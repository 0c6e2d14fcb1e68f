package dev.ballast.app.positions;

/// What the room can show.
public enum PositionsState {
    /// No snapshot has come yet.
    LOADING,
    /// Nothing is held: the room teaches how to begin.
    EMPTY,
    /// Something is listed, but nothing fits the filter.
    NOTHING_FITS,
    READY
}
