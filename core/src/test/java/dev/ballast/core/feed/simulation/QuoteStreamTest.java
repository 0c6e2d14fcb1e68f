package dev.ballast.core.feed.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.feed.Pace;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuoteStreamTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TICK = Duration.ofMillis(10);

    @Test
    void fiveHundredInstrumentsGiveTwentyThousandQuotesASecond() {
        List<Quote> quotes = stream(500, 20_000, Pace.REAL_TIME, TICK, 100);

        assertThat(quotes).hasSize(20_000);
        var perInstrument = new HashMap<InstrumentId, Integer>();
        quotes.forEach(quote -> perInstrument.merge(quote.instrument(), 1, Integer::sum));
        assertThat(perInstrument).hasSize(500).allSatisfy((_, count) -> assertThat(count)
                .isEqualTo(40));
        assertThat(quotes.getLast().time()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void aSlowRateOwesFractionsOfAQuoteFromTickToTick() {
        assertThat(stream(3, 7, Pace.REAL_TIME, TICK, 1_000)).hasSizeBetween(69, 70);
    }

    @Test
    void aLongPauseIsCaughtUpWithOneSecondOfQuotesAtMost() {
        assertThat(stream(10, 100, Pace.REAL_TIME, Duration.ofHours(5), 1)).hasSize(100);
        assertThat(stream(10, 100, Pace.REAL_TIME, Duration.ofSeconds(-1), 1)).isEmpty();
    }

    @Test
    void priceMovesBetweenTwoQuotesOfOneTick() {
        List<Quote> quotes = stream(1, 1_000, new Pace(60), TICK, 1);

        assertThat(quotes).hasSize(10);
        assertThat(new HashSet<>(quotes.stream().map(Quote::mid).toList())).hasSizeGreaterThan(5);
    }

    @Test
    void aFasterPaceMovesMoreButDoesNotQuoteMore() {
        List<Quote> realTime = stream(1, 50, Pace.REAL_TIME, TICK, 2_000);
        List<Quote> fast = stream(1, 50, new Pace(100), TICK, 2_000);

        assertThat(fast).hasSameSizeAs(realTime);
        assertThat(deviation(fast)).isBetween(5 * deviation(realTime), 20 * deviation(realTime));
    }

    @Test
    void theSameElapsedTimesGiveTheSameQuotes() {
        assertThat(stream(5, 200, new Pace(60), TICK, 300)).isEqualTo(stream(5, 200, new Pace(60), TICK, 300));
    }

    @Test
    void aRateOutOfRangeIsRefused() {
        assertThatThrownBy(() -> stream(1, 0, Pace.REAL_TIME, TICK, 1)).hasMessageContaining("quotesPerSecond");
        assertThatThrownBy(() -> stream(1, Double.NaN, Pace.REAL_TIME, TICK, 1)).hasMessageContaining("NaN");
    }

    private static double deviation(List<Quote> quotes) {
        double[] mids = quotes.stream().mapToDouble(Quote::mid).toArray();
        return Math.sqrt(Moments.variance(Moments.logReturns(mids)));
    }

    private static List<Quote> stream(int instruments, double rate, Pace pace, Duration tick, int ticks) {
        List<Instrument> traded = IntStream.range(0, instruments)
                .mapToObj(i -> Instrument.of(InstrumentId.of("C" + i + "-USD"), Category.L1))
                .toList();
        var prices = new HashMap<InstrumentId, Double>();
        traded.forEach(instrument -> prices.put(instrument.id(), 1_000.0));
        var stream = new QuoteStream(new SimulatedMarket(SimulatedUniverse.models(traded), prices, 4), rate, pace);
        var quotes = new ArrayList<Quote>();
        Instant now = START;
        for (int i = 0; i < ticks; i++) {
            now = now.plus(tick);
            stream.advance(tick, now, quotes::add);
        }
        return quotes;
    }
}
