package dev.ballast.core.feed;

/// Where the connection to one venue stands.
public enum VenueState {
    /// A connection is being made.
    CONNECTING("connecting"),
    /// Connected; not every subscription has been acknowledged.
    SUBSCRIBING("subscribing"),
    /// Messages come.
    LIVE("live"),
    /// Nothing came for a while: a ping is out.
    SILENT("silent"),
    /// Messages come and prices stand still while the other venue's move.
    FROZEN("frozen"),
    /// Between two attempts.
    WAITING("waiting"),
    /// Too many attempts failed: none is made for a while.
    CIRCUIT_OPEN("circuit open"),
    CLOSED("closed");

    private final String label;

    VenueState(String label) {
        this.label = label;
    }

    /// For the screen.
    public String label() {
        return label;
    }

    /// Whether prices can come.
    public boolean isConnected() {
        return switch (this) {
            case LIVE, SILENT, FROZEN -> true;
            case CONNECTING, SUBSCRIBING, WAITING, CIRCUIT_OPEN, CLOSED -> false;
        };
    }
}
