package dev.ballast.core.market.quality;

/// What can be wrong with a price series, and what follows from it. Names are written to files: add, never rename.
public enum QualityReason {
    /// NaN or infinite.
    NOT_FINITE(Effect.ROW_EXCLUDED),
    /// Zero or negative: its return would be −100 % or worse, and the next one infinite.
    NOT_POSITIVE(Effect.ROW_EXCLUDED),
    /// The time of a row that is kept; of several the first is kept.
    DUPLICATE_TIME(Effect.ROW_EXCLUDED),
    /// Not in the order of time: the rows kept are the longest part that is.
    OUT_OF_ORDER(Effect.ROW_EXCLUDED),
    /// One price far off, also by the moves around it, that comes back with the next: a wrong print.
    SPIKE(Effect.ROW_EXCLUDED),
    /// A run of bars in which nothing was traded, in a series that mostly has volume: their prices are no prices.
    NO_VOLUME(Effect.ROW_EXCLUDED),
    /// A jump upwards that no asset makes: the ticker was given to another one; what came before is not its past.
    REUSED_TICKER(Effect.EARLIER_ROWS_EXCLUDED),
    /// A fall by all but nothing, and no way back: no estimate from such a series means anything.
    TOTAL_LOSS(Effect.SERIES_UNUSABLE),
    /// Every return the same, up to the rounding of the prices: no variance, no correlation.
    CONSTANT(Effect.SERIES_UNUSABLE),
    /// The series ended long before the others.
    STOPPED(Effect.SERIES_UNUSABLE),
    /// Fewer prices than the estimate needs.
    TOO_FEW(Effect.SERIES_UNUSABLE),
    /// A move as improbable as a spike that stayed: a crash, a split, or a wrong last price. Real ones matter most.
    LARGE_MOVE(Effect.REPORTED),
    /// Longer without a price than the series' calendar explains; the return over it spans the gap.
    GAP(Effect.REPORTED),
    /// The same price for many rows: no trading, or a feed that repeats itself.
    UNCHANGED(Effect.REPORTED);

    /// What a finding does to the data.
    public enum Effect {
        /// The row is left out.
        ROW_EXCLUDED,
        /// All rows before it are left out.
        EARLIER_ROWS_EXCLUDED,
        /// No part of the series may be used.
        SERIES_UNUSABLE,
        /// Nothing is left out; whoever uses the series should know.
        REPORTED
    }

    private final Effect effect;

    QualityReason(Effect effect) {
        this.effect = effect;
    }

    public Effect effect() {
        return effect;
    }
}
