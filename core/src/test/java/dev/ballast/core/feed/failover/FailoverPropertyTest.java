package dev.ballast.core.feed.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.SourceRoute;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random schedules of freezing, lagging, skewed, repeating and diverging venues: whatever happens, no quote is shown
/// under the wrong venue, price or time, and none stays shown as live where the other venue has a live one.
class FailoverPropertyTest {

    private static final int STEPS = Integer.getInteger("ballast.failoverSteps", 12_000);
    private static final FailoverPolicy POLICY = FailoverPolicy.DEFAULT;
    private static final List<QuoteSource> VENUES = List.of(QuoteSource.COINBASE, QuoteSource.BINANCE);
    private static final List<InstrumentId> INSTRUMENTS =
            List.of(InstrumentId.of("BTC-USD"), InstrumentId.of("ETH-USD"), InstrumentId.of("SOL-USD"));

    /// What is wrong with a venue for a while.
    private enum Trouble {
        NONE,
        SILENT,
        REPEATS,
        LAGS,
        AHEAD,
        BEHIND,
        APART,
        OTHER_COIN
    }

    private record Key(QuoteSource venue, InstrumentId instrument) {}

    private record Said(QuoteSource venue, InstrumentId instrument, double bid) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void holdsWhateverTheVenuesDo(long seed) {
        var random = new SplittableRandom(seed);
        var world = new World();
        Map<QuoteSource, Trouble> troubles = new EnumMap<>(QuoteSource.class);
        VENUES.forEach(venue -> troubles.put(venue, Trouble.NONE));
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(150) == 0) {
                QuoteSource venue = VENUES.get(random.nextInt(2));
                Trouble[] all = Trouble.values();
                troubles.put(venue, random.nextBoolean() ? Trouble.NONE : all[random.nextInt(all.length)]);
            }
            world.now = world.now.plusMillis(random.nextInt(1, 400));
            world.failover.advance(world.now);
            for (QuoteSource venue : VENUES) {
                world.quote(venue, troubles.getOrDefault(venue, Trouble.NONE), random);
            }
            world.check("seed " + seed + ", step " + step);
        }
        assertThat(world.switches).as("seed %d tried something", seed).isGreaterThan(10);
    }

    private static final class World implements FailoverOutput {

        private final Map<Said, Instant> said = new HashMap<>();
        private final Map<InstrumentId, Quote> shown = new HashMap<>();
        private final Map<InstrumentId, Instant> shownAt = new HashMap<>();
        private final Map<Key, Quote> last = new HashMap<>();
        private final Map<InstrumentId, Double> prices = new HashMap<>();
        private final Map<InstrumentId, Instant> healthy = new HashMap<>();
        private final List<String> wrong = new ArrayList<>();
        private final Failover failover;
        private Instant now = FailoverBench.START;
        private int switches;

        World() {
            var products = new HashMap<InstrumentId, Map<QuoteSource, String>>();
            INSTRUMENTS.forEach(instrument ->
                    products.put(instrument, Map.of(QuoteSource.COINBASE, "a", QuoteSource.BINANCE, "b")));
            failover = new Failover(POLICY, VENUES, products, now, this);
            VENUES.forEach(venue -> failover.connected(venue, now));
            INSTRUMENTS.forEach(instrument -> prices.put(instrument, 100.0));
        }

        void quote(QuoteSource venue, Trouble trouble, SplittableRandom random) {
            if (trouble == Trouble.SILENT || random.nextInt(3) == 0) {
                return;
            }
            InstrumentId instrument = INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
            double price = prices.merge(instrument, 1 + 1e-4 * (random.nextDouble() - 0.5), (old, by) -> old * by);
            Quote before = last.get(new Key(venue, instrument));
            double bid =
                    switch (trouble) {
                        case REPEATS -> before == null ? price : before.bid();
                        case APART -> price * 1.3;
                        case OTHER_COIN -> price * 1e-5;
                        case NONE, SILENT, LAGS, AHEAD, BEHIND -> price;
                    };
            Instant time =
                    switch (trouble) {
                        case LAGS -> now.minusMillis(random.nextInt(15_000));
                        case AHEAD -> now.plusSeconds(45);
                        case BEHIND -> now.minusSeconds(45);
                        case NONE, SILENT, REPEATS, APART, OTHER_COIN -> now.minusMillis(random.nextInt(200));
                    };
            var quote = new Quote(instrument, bid, bid * 1.0001, bid, venue, time);
            Instant believed = time.isAfter(now.plus(POLICY.clockTolerance())) ? now : time;
            said.merge(new Said(venue, instrument, bid), believed, (one, other) -> one.isAfter(other) ? one : other);
            last.put(new Key(venue, instrument), quote);
            failover.quote(quote, now);
        }

        @Override
        public void show(Quote quote) {
            Instant time = said.get(new Said(quote.source(), quote.instrument(), quote.bid()));
            if (time == null) {
                wrong.add("never said: " + quote);
            } else if (quote.time().isAfter(time)) {
                wrong.add("shown as younger than said: " + quote + ", said " + time);
            }
            if (quote.time().isAfter(now.plus(POLICY.clockTolerance()))) {
                wrong.add("from the future: " + quote);
            }
            Quote before = shown.put(quote.instrument(), quote);
            if (before != null && quote.mid() / before.mid() < 0.5) {
                wrong.add("another coin: " + quote);
            }
            shownAt.put(quote.instrument(), now);
        }

        @Override
        public void changed(FeedChange change) {
            if (change.kind() == FeedChange.Kind.SOURCE) {
                switches++;
                boolean home = change.to().equals("COINBASE") && change.from().equals("BINANCE");
                if (home && change.reason().contains("healthy")) {
                    Instant since = healthy.getOrDefault(InstrumentId.of(change.subject()), now);
                    if (Duration.between(since, change.time()).compareTo(POLICY.healthyFor()) < 0) {
                        wrong.add("came back too early: " + change);
                    }
                }
                if (!home && !change.from().isEmpty()) {
                    healthy.put(InstrumentId.of(change.subject()), change.time());
                }
            }
        }

        /// What has to hold after every step.
        void check(String when) {
            assertThat(wrong).as(when).isEmpty();
            for (SourceRoute route : failover.routes().values()) {
                Quote quote = shown.get(route.instrument());
                assertThat(quote == null)
                        .as("%s: %s has a source and no quote", when, route)
                        .isEqualTo(route.source().isEmpty());
                if (quote != null) {
                    assertThat(quote.source())
                            .as("%s: %s", when, route)
                            .isEqualTo(route.source().orElseThrow());
                }
                assertThat(route.returns())
                        .as("%s: %s", when, route)
                        .isBetween(Math.max(0, route.failovers() - 1), route.failovers());
            }
        }
    }
}
