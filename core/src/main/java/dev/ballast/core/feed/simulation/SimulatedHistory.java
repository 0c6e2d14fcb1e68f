package dev.ballast.core.feed.simulation;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/// Daily bars made by the simulated market, in hourly steps: each day opens where the last one closed.
public final class SimulatedHistory {

    private static final int STEPS_A_DAY = 24;
    private static final Duration STEP = Duration.ofHours(1);
    private static final long VOLUME_SEED = 0x564f4c554d45L;

    private SimulatedHistory() {}

    /// Bars of `days` days of which the last is `lastDay`, whose closes are the given prices.
    public static Map<InstrumentId, List<Bar>> until(
            LocalDate lastDay, int days, List<AssetModel> models, Map<InstrumentId, Double> lastCloses, long seed) {
        // Moves do not depend on the level, so one path serves both ways: it is scaled to end where it should.
        return bars(lastDay.minusDays(days - 1L), days, models, lastCloses, seed, Anchor.LAST_CLOSE);
    }

    /// Bars of `days` days from `firstDay` on, of which the first opens at the given prices: what was missed while
    /// nobody watched.
    public static Map<InstrumentId, List<Bar>> from(
            LocalDate firstDay, int days, List<AssetModel> models, Map<InstrumentId, Double> firstOpens, long seed) {
        return bars(firstDay, days, models, firstOpens, seed, Anchor.FIRST_OPEN);
    }

    private enum Anchor {
        FIRST_OPEN,
        LAST_CLOSE
    }

    private static Map<InstrumentId, List<Bar>> bars(
            LocalDate firstDay,
            int days,
            List<AssetModel> models,
            Map<InstrumentId, Double> prices,
            long seed,
            Anchor anchor) {
        if (days < 1) {
            throw new IllegalArgumentException("days of simulated history must be positive, was " + days);
        }
        var market = new SimulatedMarket(models, prices, seed);
        var paths = new ArrayList<double[]>();
        paths.add(prices(market));
        for (int step = 0; step < days * STEPS_A_DAY; step++) {
            market.advance(STEP);
            paths.add(prices(market));
        }
        var volumes = new SplittableRandom(seed ^ VOLUME_SEED);
        var bars = new LinkedHashMap<InstrumentId, List<Bar>>();
        for (int i = 0; i < models.size(); i++) {
            AssetModel model = models.get(i);
            int asset = i;
            double[] path = paths.stream().mapToDouble(all -> all[asset]).toArray();
            double factor = anchor == Anchor.LAST_CLOSE ? path[0] / path[path.length - 1] : 1;
            PriceGrid grid = PriceGrid.of(model.instrument().priceTick());
            bars.put(
                    model.instrument().id(),
                    daily(firstDay, path, price -> grid.nearest(price * factor), model, volumes));
        }
        return bars;
    }

    private static List<Bar> daily(
            LocalDate firstDay, double[] path, DoubleUnaryOperator onGrid, AssetModel model, SplittableRandom volumes) {
        var bars = new ArrayList<Bar>();
        for (int first = 0; first + STEPS_A_DAY < path.length; first += STEPS_A_DAY) {
            double high = path[first];
            double low = path[first];
            for (int step = first; step <= first + STEPS_A_DAY; step++) {
                high = Math.max(high, path[step]);
                low = Math.min(low, path[step]);
            }
            double open = onGrid.applyAsDouble(path[first]);
            double close = onGrid.applyAsDouble(path[first + STEPS_A_DAY]);
            Instant openTime = firstDay.plusDays(first / STEPS_A_DAY)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            double volume = volume(model, Math.abs(Math.log(path[first + STEPS_A_DAY] / path[first])), close, volumes);
            bars.add(new Bar(openTime, open, onGrid.applyAsDouble(high), onGrid.applyAsDouble(low), close, volume));
        }
        return List.copyOf(bars);
    }

    /// Busy days are days that move: turnover log-normal around the typical one, up with the size of the day's return.
    private static double volume(AssetModel model, double absoluteReturn, double close, SplittableRandom random) {
        double usual = Math.max(1e-6, model.annualVolatility() / Math.sqrt(Calibration.DAYS_A_YEAR));
        double activity = 0.5 + Math.min(5, absoluteReturn / usual);
        return model.turnover() * activity * Math.exp(0.4 * random.nextGaussian()) / close;
    }

    private static double[] prices(SimulatedMarket market) {
        var prices = new double[market.instruments().size()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = market.price(i);
        }
        return prices;
    }
}
