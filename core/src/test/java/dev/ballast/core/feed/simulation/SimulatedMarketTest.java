package dev.ballast.core.feed.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void theSameSeedAndStepsGiveTheSameQuotesAndAnotherSeedOthers() {
        assertThat(quotes(7)).isEqualTo(quotes(7));
        assertThat(quotes(7)).isNotEqualTo(quotes(8));
    }

    @Test
    void quotesLieOnTheTickWithBidBelowAsk() {
        var market = universe(11);
        for (int step = 0; step < 2_000; step++) {
            market.advance(Duration.ofHours(1));
            for (int i = 0; i < market.instruments().size(); i++) {
                Quote quote = market.quote(i, NOW);
                assertThat(quote.bid()).isPositive().isLessThan(quote.ask());
                assertThat(quote.last()).isIn(quote.bid(), quote.ask());
                assertThat(Quote.exact(quote.bid())
                                .remainder(market.instruments().get(i).priceTick())
                                .signum())
                        .isZero();
                assertThat(quote.source()).isEqualTo(QuoteSource.SIMULATED);
                assertThat(quote.time()).isEqualTo(NOW);
            }
        }
    }

    @Test
    void spreadsAreThoseOfTheTable() {
        var market = universe(5);
        Quote bitcoin = market.quote(0, NOW);
        Quote ether = market.quote(1, NOW);

        // Measured on the recorded Coinbase session: one tick of BTC, 0.44 basis points of ETH.
        assertThat(bitcoin.ask() - bitcoin.bid()).isCloseTo(0.01, within(1e-9));
        assertThat((ether.ask() - ether.bid()) / ether.mid() * 1e4).isCloseTo(0.44, within(0.05));
        assertThat(bitcoin.mid()).isCloseTo(65_086.18, within(0.02));
    }

    /// Many days, each walked in steps of a minute and in one step: the day's standard deviation must be the same.
    @Test
    void aDayMovesAsMuchInSmallStepsAsInOne() {
        double inOneStep = dailyDeviation(Duration.ofDays(1), 1);
        double inMinutes = dailyDeviation(Duration.ofMinutes(1), 1_440);

        double expected = 0.607 * 0.801 / Math.sqrt(365);
        assertThat(inOneStep).isCloseTo(expected, within(0.2 * expected));
        assertThat(inMinutes).isCloseTo(expected, within(0.2 * expected));
    }

    @Test
    void withinADayVarianceGrowsWithTime() {
        // One and four hours of many first days of many seeds: √4 = 2 times the deviation.
        double[] hour = IntStream.range(0, 4_000)
                .mapToDouble(seed -> move(seed, Duration.ofHours(1)))
                .toArray();
        double[] fourHours = IntStream.range(0, 4_000)
                .mapToDouble(seed -> move(seed, Duration.ofHours(4)))
                .toArray();

        assertThat(Math.sqrt(Moments.variance(fourHours) / Moments.variance(hour)))
                .isCloseTo(2, within(0.01));
    }

    @Test
    void aLongSleepIsManyDays() {
        var slept = universe(3);
        slept.advance(Duration.ofDays(400));

        assertThat(slept.price(0)).isPositive().isNotEqualTo(universe(3).price(0));
        slept.advance(Duration.ofDays(-1));
        assertThat(slept.quote(0, NOW).bid()).isPositive();
    }

    @Test
    void pricesStayPositiveAndFiniteInAnAbsurdMarket() {
        var wild = new AssetModel(Instrument.of(InstrumentId.of("WILD-USD"), Category.MEME), 50, 90, 0.1, 0);
        var market = new SimulatedMarket(List.of(wild), Map.of(wild.instrument().id(), 1e-7), 1);
        for (int day = 0; day < 2_000; day++) {
            market.advance(Duration.ofDays(1));
            Quote quote = market.quote(0, NOW);
            assertThat(quote.bid()).isPositive().isLessThan(quote.ask());
        }
    }

    @Test
    void anyInstrumentIsModelledByItsBaseOrItsCategory() {
        var tether = Instrument.of(InstrumentId.of("BTC-USDT"), Category.OTHER);
        List<Instrument> unknown = Arrays.stream(Category.values())
                .map(category ->
                        Instrument.of(InstrumentId.of("X" + category.name().replace("_", "") + "-USD"), category))
                .toList();

        assertThat(SimulatedUniverse.models(List.of(tether)).getFirst().marketBeta())
                .isEqualTo(0.607);
        assertThat(SimulatedUniverse.models(unknown))
                .hasSize(Category.values().length)
                .allSatisfy(model -> assertThat(model.annualVolatility()).isBetween(0.004, 1.6));
    }

    @Test
    void badArgumentsNameThemselves() {
        var models = SimulatedUniverse.models(SimulatedUniverse.instruments());
        assertThatThrownBy(() -> new SimulatedMarket(List.of(), Map.of(), 1)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new SimulatedMarket(models, Map.of(), 1)).hasMessageContaining("BTC-USD");
        var negative = Map.of(InstrumentId.of("BTC-USD"), -1.0);
        assertThatThrownBy(() -> new SimulatedMarket(models, negative, 1)).hasMessageContaining("-1.0");
        Instrument instrument = SimulatedUniverse.instruments().getFirst();
        assertThatThrownBy(() -> new AssetModel(instrument, Double.NaN, 0, 0, 0))
                .hasMessageContaining("marketBeta");
        assertThatThrownBy(() -> new AssetModel(instrument, 1, -1, 0, 0)).hasMessageContaining("specificVolatility");
        assertThatThrownBy(() -> new AssetModel(instrument, 1, 1, 2, 0)).hasMessageContaining("spread");
        assertThatThrownBy(() -> new AssetModel(instrument, 1, 1, 0, -1)).hasMessageContaining("turnover");
    }

    private static double dailyDeviation(Duration step, int steps) {
        var market = betaOnly(99);
        var prices = new double[3_001];
        prices[0] = market.price(0);
        for (int day = 1; day < prices.length; day++) {
            for (int i = 0; i < steps; i++) {
                market.advance(step);
            }
            prices[day] = market.price(0);
        }
        return Math.sqrt(Moments.variance(Moments.logReturns(prices)));
    }

    private static double move(long seed, Duration step) {
        var market = betaOnly(seed);
        double before = market.price(0);
        market.advance(step);
        return Math.log(market.price(0) / before);
    }

    private static SimulatedMarket betaOnly(long seed) {
        var model = new AssetModel(SimulatedUniverse.instruments().getFirst(), 0.607, 0, 0, 0);
        return new SimulatedMarket(List.of(model), Map.of(model.instrument().id(), 60_000.0), seed);
    }

    private static List<Quote> quotes(long seed) {
        var market = universe(seed);
        var quotes = new ArrayList<Quote>();
        for (int step = 0; step < 50; step++) {
            market.advance(Duration.ofMinutes(37));
            for (int i = 0; i < market.instruments().size(); i++) {
                quotes.add(market.quote(i, NOW));
            }
        }
        return quotes;
    }

    private static SimulatedMarket universe(long seed) {
        return new SimulatedMarket(
                SimulatedUniverse.models(SimulatedUniverse.instruments()), SimulatedUniverse.referencePrices(), seed);
    }
}
