package dev.ballast.core.regime;

/// The state of the market (REG-1). Names are written to files and the journal: add, never rename.
public enum MarketRegime {
    /// Prices trend upwards at ordinary volatility.
    BULL("Bull"),
    /// Prices trend downwards at ordinary volatility.
    BEAR("Bear"),
    /// No trend that stands out from the noise.
    SIDEWAYS("Sideways"),
    /// Volatility, or volatility together with correlation, far above what the trailing year was used to.
    HIGH_VOLATILITY("High volatility");

    private final String label;

    MarketRegime(String label) {
        this.label = label;
    }

    /// The name for the screen.
    public String label() {
        return label;
    }
}
