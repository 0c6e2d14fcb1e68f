package dev.ballast.core.risk.report;

import dev.ballast.core.market.InstrumentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/// Invented markets for tests of the report.
public final class SampleMarkets {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private SampleMarkets() {}

    /// One common factor whose volatility clusters, and noise of each asset's own.
    public static PriceSample clustered(int returns, int assets, long seed) {
        var random = new SplittableRandom(seed);
        var closes = new DMatrixRMaj(returns + 1, assets);
        for (int asset = 0; asset < assets; asset++) {
            closes.set(0, asset, 100);
        }
        double variance = 1e-4;
        for (int row = 1; row <= returns; row++) {
            double factor = Math.sqrt(variance) * random.nextGaussian();
            variance = 2e-6 + 0.08 * factor * factor + 0.9 * variance;
            for (int asset = 0; asset < assets; asset++) {
                double change = 3e-4 + factor + 0.02 * random.nextGaussian();
                closes.set(row, asset, closes.get(row - 1, asset) * (1 + Math.max(-0.9, change)));
            }
        }
        return of(closes);
    }

    /// A matrix of prices with invented names and daily dates.
    public static PriceSample of(DMatrixRMaj closes) {
        return PriceSample.of(names(closes.numCols), days(closes.numRows), closes, new TreeMap<>());
    }

    /// Prices of one asset.
    public static PriceSample ofPrices(double... closes) {
        return of(new DMatrixRMaj(closes));
    }

    public static List<InstrumentId> names(int count) {
        var names = new ArrayList<InstrumentId>();
        for (int i = 0; i < count; i++) {
            names.add(InstrumentId.of("A" + i + "-USD"));
        }
        return names;
    }

    public static List<Instant> days(int count) {
        var days = new ArrayList<Instant>();
        for (int i = 0; i < count; i++) {
            days.add(START.plus(Duration.ofDays(i)));
        }
        return days;
    }
}
