package dev.ballast.app.dashboard;

/// What the prices on screen are worth; anything but LIVE is said loudly.
public enum PriceOrigin {
    LIVE("LIVE", ""),
    NOT_LIVE("NOT LIVE", "A live feed, but no price of the book is live: all are too old to trade on."),
    REPLAY("REPLAY", "Prices are a recorded session played again. They are not the market now."),
    SIMULATED("SIMULATED", "Prices are made up by the simulated market. No figure here is a real result."),
    LAST_CLOSE("LAST CLOSE", "No feed: positions are valued at stored closes.");

    private final String label;
    private final String meaning;

    PriceOrigin(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    /// One sentence for a banner or tooltip; empty for live prices.
    public String meaning() {
        return meaning;
    }
}
