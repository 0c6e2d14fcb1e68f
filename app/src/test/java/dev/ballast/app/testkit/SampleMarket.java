package dev.ballast.app.testkit;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Tier;
import dev.ballast.core.market.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// A made-up market: one market factor, one factor a category, 400 daily bars that end at the given price.
final class SampleMarket {

    static final int DAYS = 400;

    /// @param weight wanted in the sample book, a fraction of equity; 0 where it is only watched
    /// @param target wanted, a fraction of equity
    /// @param beta sensitivity to the market factor
    record Asset(String base, Category category, double price, double weight, double target, double beta) {

        InstrumentId id() {
            return InstrumentId.of(base + "-USD");
        }
    }

    static final List<Asset> ASSETS = List.of(
            new Asset("BTC", Category.L1, 61_240.5, 0.362, 0.25, 1.0),
            new Asset("ETH", Category.L1, 2_634.18, 0.181, 0.20, 1.2),
            new Asset("SOL", Category.L1, 152.37, 0.094, 0.10, 1.4),
            new Asset("BNB", Category.EXCHANGE, 521.6, 0.061, 0.08, 0.9),
            new Asset("XRP", Category.PAYMENTS, 0.5872, 0.048, 0.06, 0.9),
            new Asset("ADA", Category.L1, 0.3411, 0.033, 0.04, 1.1),
            new Asset("AVAX", Category.L1, 21.84, 0.029, 0.04, 1.4),
            new Asset("LINK", Category.ORACLE, 10.42, 0.030, 0.04, 1.2),
            new Asset("DOGE", Category.MEME, 0.1018, 0.041, 0.02, 1.3),
            new Asset("UNI", Category.DEFI, 6.11, 0.021, 0.03, 1.3),
            new Asset("LTC", Category.PAYMENTS, 62.9, 0.018, 0.03, 0.8),
            new Asset("ARB", Category.L2, 0.5421, 0.012, 0.03, 1.5),
            new Asset("DOT", Category.L1, 4.51, 0, 0, 1.2),
            new Asset("ATOM", Category.L1, 4.87, 0, 0, 1.1),
            new Asset("AAVE", Category.DEFI, 104.2, 0, 0, 1.3),
            new Asset("OP", Category.L2, 1.37, 0, 0, 1.5));

    private static final double MARKET = 0.022;
    private static final double SECTOR = 0.012;
    private static final double OWN = 0.018;

    private SampleMarket() {}

    static Map<InstrumentId, Instrument> instruments() {
        var all = new TreeMap<InstrumentId, Instrument>();
        for (Asset asset : ASSETS) {
            BigDecimal tick = new BigDecimal(asset.price() > 100 ? "0.01" : "0.0001");
            all.put(
                    asset.id(),
                    new Instrument(asset.id(), asset.category(), Tier.TIER_1, tick, new BigDecimal("0.0001")));
        }
        return all;
    }

    static Map<InstrumentId, Quote> quotes(Instant now) {
        var all = new TreeMap<InstrumentId, Quote>();
        for (Asset asset : ASSETS) {
            double half = asset.price() * 0.0002;
            all.put(
                    asset.id(),
                    new Quote(
                            asset.id(),
                            asset.price() - half,
                            asset.price() + half,
                            asset.price(),
                            QuoteSource.SIMULATED,
                            now.minusMillis(asset.base().equals("ARB") ? 14_000 : 700)));
        }
        return all;
    }

    static SortedMap<InstrumentId, PriceHistory> history(Instant now) {
        var random = new Random(20_260_809);
        var market = gaussians(random, MARKET);
        var sectors = new TreeMap<Category, double[]>();
        var all = new TreeMap<InstrumentId, PriceHistory>();
        Instant first = now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS));
        for (Asset asset : ASSETS) {
            double[] sector = sectors.computeIfAbsent(asset.category(), _ -> gaussians(random, SECTOR));
            double[] own = gaussians(random, OWN);
            double[] closes = new double[DAYS];
            closes[DAYS - 1] = asset.price() * (1 + 0.01 * random.nextGaussian());
            for (int day = DAYS - 1; day > 0; day--) {
                closes[day - 1] = closes[day] / Math.exp(asset.beta() * market[day] + sector[day] + own[day]);
            }
            List<Bar> bars = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                bars.add(Bar.ofClose(first.plus(Duration.ofDays(day)), closes[day]));
            }
            all.put(asset.id(), new PriceHistory(asset.id(), Timeframe.D1, bars));
        }
        return all;
    }

    private static double[] gaussians(Random random, double scale) {
        double[] values = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            values[day] = scale * random.nextGaussian();
        }
        return values;
    }
}
