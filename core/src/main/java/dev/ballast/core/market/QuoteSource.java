package dev.ballast.core.market;

/// Where a price comes from; shown beside it and written with every fill that used it.
public enum QuoteSource {
    COINBASE,
    BINANCE,
    /// A recorded session played again.
    REPLAY,
    /// Made up by the simulated market: always labelled so on screen and in exports.
    SIMULATED,
    /// The last stored close, where no feed runs.
    LAST_CLOSE
}
