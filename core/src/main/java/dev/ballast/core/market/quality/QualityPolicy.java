package dev.ballast.core.market.quality;

import java.time.Duration;

/// When a price series counts as bad (MKT-5).
///
/// @param neededPrices fewest good prices, ≥ 2
/// @param spikeZ robust z of a log return above which it is a spike, > 0: |r − median| ÷ (1.4826 · MAD)
/// @param jumpRatio ratio of neighbouring prices at which a ticker counts as reused, its inverse as a total loss, > 1
/// @param stoppedAfter how much older than the newest price of all series the last price may be
/// @param weekendGap longest gap of a series that never trades on a weekend; others may miss no bar
/// @param unchangedRows number of equal prices in a row from which they are reported, ≥ 2
/// @param dryRows number of bars without volume in a row from which they are left out, ≥ 1
public record QualityPolicy(
        int neededPrices,
        double spikeZ,
        double jumpRatio,
        Duration stoppedAfter,
        Duration weekendGap,
        int unchangedRows,
        int dryRows) {

    /// 31 prices for 30 returns, z 12, 10,000-fold, 7 days, 5 days (a long weekend), 20 rows, 3 dry ones. No market of
    /// one coin moved 10,000-fold within a bar; a tenth of a 100,000-fold jump leaves room for that day's own move.
    public static final QualityPolicy DEFAULT =
            new QualityPolicy(31, 12, 10_000, Duration.ofDays(7), Duration.ofDays(5), 20, 3);

    public QualityPolicy {
        require(neededPrices >= 2, "neededPrices", ">= 2", neededPrices);
        require(spikeZ > 0 && Double.isFinite(spikeZ), "spikeZ", "> 0", spikeZ);
        require(jumpRatio > 1 && Double.isFinite(jumpRatio), "jumpRatio", "> 1", jumpRatio);
        require(!stoppedAfter.isNegative(), "stoppedAfter", ">= 0", stoppedAfter);
        require(!weekendGap.isNegative(), "weekendGap", ">= 0", weekendGap);
        require(unchangedRows >= 2, "unchangedRows", ">= 2", unchangedRows);
        require(dryRows >= 1, "dryRows", ">= 1", dryRows);
    }

    /// The same policy for an estimate that needs this many prices.
    public QualityPolicy withNeededPrices(int needed) {
        return new QualityPolicy(needed, spikeZ, jumpRatio, stoppedAfter, weekendGap, unchangedRows, dryRows);
    }

    private static void require(boolean holds, String name, String range, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + range + ", was " + value);
        }
    }
}
