package dev.ballast.core.feed.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.history.CandleFailure.Kind;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What a venue is not asked again.
class ConsiderateSourceTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId NOPE = InstrumentId.of("NOPE-USD");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final TimeRange HOUR = new TimeRange(NOON.minus(Duration.ofHours(1)), NOON);

    private final Instant[] now = {NOON};
    private final List<InstrumentId> asked = new ArrayList<>();
    private final VenueMemory memory = new VenueMemory(UpkeepPolicy.USUAL, new SplittableRandom(5));
    private final CandleSource source = new ConsiderateSource(new Venue(), memory, () -> now[0]);

    /// Knows bitcoin alone and wants a second before each request.
    private final class Venue implements CandleSource {
        @Override
        public QuoteSource venue() {
            return QuoteSource.BINANCE;
        }

        @Override
        public Set<Timeframe> timeframes() {
            return Set.of(Timeframe.H1, Timeframe.H4, Timeframe.D1);
        }

        @Override
        public int pageSize() {
            return 7;
        }

        @Override
        public Duration turn() {
            return Duration.ofSeconds(1);
        }

        @Override
        public CandleAnswer bars(InstrumentId instrument, Timeframe timeframe, TimeRange range) {
            asked.add(instrument);
            return instrument.equals(BTC)
                    ? new CandleAnswer.Bars(List.of(), List.of())
                    : new CandleAnswer.Failed(CandleFailure.of(Kind.UNKNOWN_INSTRUMENT, "HTTP 404"));
        }
    }

    private CandleAnswer ask(InstrumentId instrument) throws InterruptedException {
        return source.bars(instrument, Timeframe.H1, HOUR);
    }

    @Test
    void hoursAndDaysAloneSoThatLongerBarsAreAlwaysDerived() {
        assertThat(source.timeframes()).containsExactlyInAnyOrder(Timeframe.H1, Timeframe.D1);
        assertThat(source.pageSize()).isEqualTo(7);
        assertThat(source.venue()).isEqualTo(QuoteSource.BINANCE);
    }

    @Test
    void aPairThatIsNotListedIsAskedForOnceADay() throws InterruptedException {
        CandleAnswer first = ask(NOPE);
        now[0] = Instant.parse("2026-03-02T23:59:59Z");
        assertThat(ask(NOPE)).isEqualTo(first);
        assertThat(ask(BTC)).isInstanceOf(CandleAnswer.Bars.class);
        assertThat(asked).containsExactly(NOPE, BTC);

        now[0] = Instant.parse("2026-03-03T00:00:00Z");
        assertThat(ask(NOPE)).isEqualTo(first);
        assertThat(asked).containsExactly(NOPE, BTC, NOPE);
    }

    @Test
    void aVenueThatIsLeftAloneHearsNothingAndCostsNoTurn() throws InterruptedException {
        memory.failed(CandleFailure.of(Kind.NOT_JSON, "<html>"), NOON);
        memory.failed(CandleFailure.of(Kind.NOT_JSON, "<html>"), NOON);

        assertThat(source.turn()).isZero();
        assertThat(ask(BTC)).isInstanceOfSatisfying(CandleAnswer.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(Kind.LEFT_ALONE);
            assertThat(failed.failure().message())
                    .startsWith("not asked before 2026-03-02T12:00:")
                    .endsWith("<html>");
        });
        assertThat(asked).isEmpty();
        now[0] = NOON.plus(Duration.ofMinutes(1));
        assertThat(source.turn()).isEqualTo(Duration.ofSeconds(1));
        assertThat(ask(BTC)).isInstanceOf(CandleAnswer.Bars.class);
    }
}
