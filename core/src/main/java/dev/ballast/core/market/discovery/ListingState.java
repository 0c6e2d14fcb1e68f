package dev.ballast.core.market.discovery;

/// How a venue lists an instrument. Names are stored: add, never rename.
public enum ListingState {
    TRADING("trading"),
    /// Listed, and not traded now.
    HALTED("halted"),
    DELISTED("delisted"),
    /// It was listed, and no longer is.
    GONE("no longer listed"),
    /// Nobody has seen it listed there.
    NEVER_SEEN("not listed");

    private final String label;

    ListingState(String label) {
        this.label = label;
    }

    /// The name for the screen.
    public String label() {
        return label;
    }

    /// Whether the venue has stopped trading what it traded.
    public boolean isStopped() {
        return this == HALTED || this == DELISTED || this == GONE;
    }
}
