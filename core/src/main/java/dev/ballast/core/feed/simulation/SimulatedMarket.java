package dev.ballast.core.feed.simulation;

import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A made-up market that moves like the real one it is calibrated to ([Calibration], [SimulatedAsset]).
///
/// Log return of asset i = drift + βᵢ·M + sᵢ·(√γ·C + √(1−γ)·eᵢ), with one market factor M, one factor C per category
/// and a part of its own eᵢ. M's daily variance follows GARCH(1,1), and the other parts' scale goes along with it.
/// Each day and factor draws one variance multiplier (ν−2)/χ²(ν): given it, the path within the day is Brownian, and
/// the day's return is Student-t with ν degrees of freedom **whatever the length of the steps** (sums of fat-tailed
/// steps would turn normal). Drift makes the price a fair game up to that approximation: the simulation promises no
/// return.
///
/// The same seed, models, prices and steps give the same prices. Prices are on the tick and at least one tick.
/// Not thread-safe.
public final class SimulatedMarket {

    private static final double SECONDS_A_DAY = 86_400;
    private static final double HIGHEST_LOG_PRICE = Math.log(1e12);
    private static final double WIDEST = 4;

    private final List<AssetModel> models;
    private final PriceGrid[] grids;
    private final AssetMotion[] motions;
    private final double[] logPrices;
    private final double[] assetMixing;
    private final double[] categoryMixing = new double[AssetMotion.CATEGORIES.size()];
    private final double[] categoryMoves = new double[AssetMotion.CATEGORIES.size()];
    private final MarketVolatility volatility = new MarketVolatility();
    private final SplittableRandom random;
    private double marketMixing;
    private double marketToday;
    private double day;

    /// @param models what is traded, at least one
    /// @param startPrices of every model's instrument, finite and > 0
    /// @param seed same seed, same market
    public SimulatedMarket(List<AssetModel> models, Map<InstrumentId, Double> startPrices, long seed) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a simulated market needs at least one instrument");
        }
        this.models = List.copyOf(models);
        this.random = new SplittableRandom(seed);
        this.grids = models.stream()
                .map(model -> PriceGrid.of(model.instrument().priceTick()))
                .toArray(PriceGrid[]::new);
        this.motions = models.stream().map(AssetMotion::of).toArray(AssetMotion[]::new);
        this.logPrices = models.stream()
                .mapToDouble(model -> Math.log(startPrice(model.instrument(), startPrices)))
                .toArray();
        this.assetMixing = new double[models.size()];
        beginDay();
    }

    public List<Instrument> instruments() {
        return models.stream().map(AssetModel::instrument).toList();
    }

    /// Lets market time pass. A step over a day's end is cut there, so that a long sleep is days, not one long day.
    public void advance(Duration step) {
        double remaining = step.isNegative() ? 0 : (step.getSeconds() + step.getNano() * 1e-9) / SECONDS_A_DAY;
        while (day + remaining >= 1) {
            double toTheEnd = 1 - day;
            move(toTheEnd);
            remaining -= toTheEnd;
            volatility.close(marketToday);
            beginDay();
        }
        move(remaining);
        day += remaining;
    }

    /// The price of the instrument at `index` of [#instruments()], before rounding to its tick.
    public double price(int index) {
        return Math.exp(logPrices[index]);
    }

    /// What a venue would quote: bid < ask on the tick around the price, wider under stress, the last trade at either.
    public Quote quote(int index, Instant time) {
        AssetModel model = models.get(index);
        PriceGrid grid = grids[index];
        double middle = grid.ticks(price(index));
        double stress = Math.clamp(Math.sqrt(volatility.stress()), 1 / WIDEST, WIDEST);
        double width = Math.max(1, Math.rint(middle * model.spread() * stress));
        double bidTicks = Math.max(1, Math.rint(middle - width / 2));
        double bid = grid.price(bidTicks);
        double ask = grid.price(bidTicks + width);
        double last = random.nextBoolean() ? bid : ask;
        return new Quote(model.instrument().id(), bid, ask, last, QuoteSource.SIMULATED, time);
    }

    /// Moves all prices by a part of a day.
    private void move(double partOfDay) {
        double marketMove = Math.sqrt(volatility.variance() * marketMixing * partOfDay) * random.nextGaussian();
        marketToday += marketMove;
        for (int category = 0; category < categoryMoves.length; category++) {
            categoryMoves[category] = Math.sqrt(categoryMixing[category] * partOfDay) * random.nextGaussian();
        }
        double scale = Math.pow(volatility.stress(), Calibration.VARIANCE_ELASTICITY / 2);
        for (int i = 0; i < logPrices.length; i++) {
            AssetMotion motion = motions[i];
            double own = Math.sqrt(assetMixing[i] * partOfDay) * random.nextGaussian();
            double specific =
                    motion.categoryDeviation() * categoryMoves[motion.category()] + motion.ownDeviation() * own;
            double moved =
                    logPrices[i] + motion.drift() * partOfDay + motion.marketBeta() * marketMove + scale * specific;
            // Neither bound is met in any sane run; they keep an absurd one finite.
            logPrices[i] = Math.clamp(moved, -HIGHEST_LOG_PRICE, HIGHEST_LOG_PRICE);
        }
    }

    private void beginDay() {
        day = 0;
        marketToday = 0;
        marketMixing = mixing(Calibration.MARKET_DEGREES_OF_FREEDOM);
        Arrays.setAll(categoryMixing, _ -> mixing(Calibration.SPECIFIC_DEGREES_OF_FREEDOM));
        Arrays.setAll(assetMixing, _ -> mixing(Calibration.SPECIFIC_DEGREES_OF_FREEDOM));
    }

    /// (ν−2)/χ²(ν): mean 1, and a normal times its root is Student-t of unit variance.
    private double mixing(int degreesOfFreedom) {
        double chiSquare = Double.MIN_NORMAL;
        for (int i = 0; i < degreesOfFreedom; i++) {
            double normal = random.nextGaussian();
            chiSquare += normal * normal;
        }
        return (degreesOfFreedom - 2) / chiSquare;
    }

    private static double startPrice(Instrument instrument, Map<InstrumentId, Double> startPrices) {
        Double price = startPrices.get(instrument.id());
        if (price == null || !(price > 0 && price <= 1e12)) {
            throw new IllegalArgumentException(
                    "start price of " + instrument.id() + " must be in (0, 1e12], was " + price);
        }
        return price;
    }
}
