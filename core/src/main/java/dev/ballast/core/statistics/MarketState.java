package dev.ballast.core.statistics;

/// Which returns of a sample are looked at, by what the market did before them (STA-3).
///
/// The market is the equal-weight mean of the instruments; a return's state is that of the [#WINDOW] returns before it
/// (see [SubSample]).
public enum MarketState {
    /// Every return.
    ALL("All"),
    /// The market had risen.
    BULL("Bull"),
    /// The market had fallen.
    BEAR("Bear"),
    /// The market had moved more than in three quarters of the sample.
    HIGH_VOLATILITY("High volatility");

    /// Returns before each one by which its state is told.
    public static final int WINDOW = 30;

    /// Fewest returns of one state that give a correlation.
    public static final int FEWEST = 20;

    private static final double CALMER_SHARE = 0.75;

    private final String label;

    MarketState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// The rows of this state. `ALL` has every row, also those too early to have a state.
    ///
    /// @param market simple returns of the market, oldest first
    public SubSample rows(double[] market) {
        return switch (this) {
            case ALL -> {
                var every = new java.util.BitSet();
                every.set(0, market.length);
                yield SubSample.of("all", every);
            }
            case BULL -> SubSample.bull(market, WINDOW);
            case BEAR -> SubSample.bear(market, WINDOW);
            case HIGH_VOLATILITY -> SubSample.highVolatility(market, WINDOW, CALMER_SHARE);
        };
    }
}
