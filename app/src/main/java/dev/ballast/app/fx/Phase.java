package dev.ballast.app.fx;

/// The order within one pulse: events, then the latest quotes, then the snapshot, then what paints from them.
public enum Phase {
    /// Ordered events that must not be lost or merged.
    EVENTS,
    /// Newest value per key.
    QUOTES,
    /// The newest immutable snapshot, if its sequence number moved.
    SNAPSHOT,
    /// Canvases and charts that were marked dirty, flashes that run out.
    PAINT
}
