package dev.ballast.core.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.feed.message.Candle;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bars of closed candles: whole ones, each once, and again only where the venue has corrected a part.
class WholeBarsTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final Instant HOUR = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = HOUR.plus(Duration.ofHours(30));
    private static final Duration FIVE = Duration.ofMinutes(5);

    private final WholeBars bars = wholeBars(QuoteSource.COINBASE);

    private static WholeBars wholeBars(QuoteSource venue) {
        var made = new WholeBars(venue);
        made.follow(Set.of(BTC));
        return made;
    }

    private static Bar bar(Instant open, int seed) {
        double middle = 100 + seed % 17;
        return new Bar(open, middle, middle + 1 + seed % 5, middle - 1 - seed % 3, middle + 0.5, 1 + seed % 7);
    }

    private static Candle closed(InstrumentId instrument, Duration length, Bar bar) {
        return new Candle(instrument, length, bar, Candle.State.CLOSED, LATER);
    }

    private static Candle five(int number) {
        return closed(BTC, FIVE, bar(HOUR.plus(FIVE.multipliedBy(number)), number));
    }

    @Test
    void anHourIsMadeWithItsLastPart() {
        for (int i = 0; i < 11; i++) {
            assertThat(bars.take(five(i))).isEmpty();
        }
        List<Bar> parts = IntStream.range(0, 12).mapToObj(i -> five(i).bar()).toList();
        assertThat(bars.take(five(11)))
                .containsExactly(new ClosedBar(BTC, Timeframe.H1, Bar.joined(HOUR, parts), QuoteSource.COINBASE));
    }

    @Test
    void anHourWithAPartNotHeardIsNotMade() {
        IntStream.range(0, 24).filter(i -> i != 5).forEach(i -> {
            List<ClosedBar> made = bars.take(five(i));
            assertThat(made).hasSize(i == 23 ? 1 : 0);
        });
    }

    @Test
    void theSameAgainMakesNothingAndACorrectionMakesTheHourAgain() {
        IntStream.range(0, 12).forEach(i -> bars.take(five(i)));
        assertThat(bars.take(five(3))).isEmpty();
        Bar before = five(3).bar();
        var corrected = new Bar(before.openTime(), before.open(), 500, before.low(), before.close(), before.volume());
        assertThat(bars.take(closed(BTC, FIVE, corrected)))
                .singleElement()
                .satisfies(again -> assertThat(again.bar().high()).isEqualTo(500));
    }

    @Test
    void growingForeignAndMisdatedCandlesAreLeft() {
        IntStream.range(0, 11).forEach(i -> bars.take(five(i)));
        Bar last = five(11).bar();
        assertThat(bars.take(new Candle(BTC, FIVE, last, Candle.State.GROWING, LATER)))
                .isEmpty();
        assertThat(bars.take(closed(InstrumentId.of("ETH-USD"), FIVE, last))).isEmpty();
        assertThat(bars.take(closed(BTC, Duration.ofMinutes(1), last))).isEmpty();
        assertThat(bars.take(closed(BTC, FIVE, bar(last.openTime().plusSeconds(7), 1))))
                .isEmpty();
        // Years ahead of the venue's own time, and years behind it.
        assertThat(bars.take(closed(BTC, FIVE, bar(Instant.parse("2099-01-01T00:00:00Z"), 1))))
                .isEmpty();
        assertThat(bars.take(closed(BTC, FIVE, bar(Instant.parse("2009-01-05T00:00:00Z"), 1))))
                .isEmpty();
        assertThat(bars.take(five(11))).hasSize(1);
    }

    @Test
    void hoursMakeFourHoursAndDays() {
        var venue = wholeBars(QuoteSource.BINANCE);
        Instant day = Instant.parse("2026-03-02T00:00:00Z");
        var made = new ArrayList<ClosedBar>();
        var hours = new ArrayList<Bar>();
        for (int i = 0; i < 24; i++) {
            hours.add(bar(day.plus(Duration.ofHours(i)), i * 31));
            Instant said = hours.getLast().openTime().plus(Duration.ofHours(1));
            made.addAll(venue.take(new Candle(BTC, Duration.ofHours(1), hours.getLast(), Candle.State.CLOSED, said)));
        }
        assertThat(made).filteredOn(bar -> bar.timeframe() == Timeframe.H1).hasSize(24);
        assertThat(made).filteredOn(bar -> bar.timeframe() == Timeframe.H4).hasSize(6);
        assertThat(made.getLast())
                .isEqualTo(new ClosedBar(BTC, Timeframe.D1, Bar.joined(day, hours), QuoteSource.BINANCE));
    }

    /// Whatever the order, the repetitions and the corrections: the last bar told of each opening is what its parts
    /// come to, and no other bar is told.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theOrderDoesNotMatter(long seed) {
        var random = new Random(seed);
        Map<Instant, Bar> last = new TreeMap<>();
        var candles = new ArrayList<Bar>();
        for (int i = 0; i < 12 * 9; i++) {
            Instant open = HOUR.plus(FIVE.multipliedBy(i));
            if (random.nextInt(40) > 0) {
                candles.add(bar(open, random.nextInt(1_000)));
            }
        }
        candles.addAll(List.copyOf(candles.subList(10, 60)));
        for (int i = 0; i < 20; i++) {
            candles.add(bar(HOUR.plus(FIVE.multipliedBy(random.nextInt(108))), random.nextInt(1_000)));
        }
        Collections.shuffle(candles, random);
        Map<Timeframe, Map<Instant, Bar>> told = new HashMap<>();
        for (Bar candle : candles) {
            last.put(candle.openTime(), candle);
            bars.take(closed(BTC, FIVE, candle))
                    .forEach(made -> told.computeIfAbsent(made.timeframe(), _ -> new TreeMap<>())
                            .put(made.bar().openTime(), made.bar()));
        }
        Map<Instant, Bar> hours = whole(last, FIVE, Timeframe.H1);
        assertThat(told.getOrDefault(Timeframe.H1, Map.of()))
                .as("seed %d", seed)
                .isEqualTo(hours);
        assertThat(told.getOrDefault(Timeframe.H4, Map.of()))
                .as("seed %d", seed)
                .isEqualTo(whole(hours, Duration.ofHours(1), Timeframe.H4));
    }

    /// What the definition says, told apart from how it is done.
    private static Map<Instant, Bar> whole(Map<Instant, Bar> parts, Duration length, Timeframe longer) {
        Map<Instant, List<Bar>> groups = new TreeMap<>();
        parts.forEach((open, bar) -> groups.computeIfAbsent(longer.opening(open), _ -> new ArrayList<>())
                .add(bar));
        Map<Instant, Bar> whole = new TreeMap<>();
        groups.forEach((open, group) -> {
            if (group.size() == longer.length().dividedBy(length)) {
                whole.put(open, Bar.joined(open, group));
            }
        });
        return whole;
    }
}
