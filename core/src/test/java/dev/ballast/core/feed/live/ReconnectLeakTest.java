package dev.ballast.core.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.VenueState;
import dev.ballast.core.feed.exchange.LocalExchange;
import dev.ballast.core.feed.exchange.Tape;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Connections that are lost again and again leave no thread, no socket and no memory behind.
/// `-Dballast.reconnects=1000` does it a thousand times.
class ReconnectLeakTest {

    private static final int RECONNECTS = Integer.getInteger("ballast.reconnects", 20);
    private static final int WARM_UP = 5;
    private static final int FEW = 4;
    /// Quick, but patient with failures: none of them opens the circuit.
    private static final ConnectionPolicy QUICK = new ConnectionPolicy(
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofHours(1),
            Duration.ofMillis(1),
            Duration.ofMillis(2),
            Duration.ofMillis(1),
            Integer.MAX_VALUE,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1 << 20,
            20,
            Duration.ofMillis(2));

    @Test
    void leavesNothingBehind() throws InterruptedException {
        Tape tape = Tape.walk(List.of("BTC", "ETH"), 2_000, Duration.ofMillis(5), 5);
        try (LocalExchange exchange = LocalExchange.coinbase(tape, 1, 0)) {
            Map<QuoteSource, URI> addresses = new LinkedHashMap<>();
            addresses.put(QuoteSource.COINBASE, exchange.address());
            LiveFeedSettings usual =
                    LiveFeedSettings.of(addresses, List.of(InstrumentId.of("BTC-USD")), 3, InstantSource.system());
            var settings = new LiveFeedSettings(
                    addresses, usual.products(), QUICK, usual.failover(), 3, usual.clock(), usual.tap(), 1);
            var watcher = new FeedWatcher();
            int before = platformThreads();
            try (LiveFeed feed = LiveFeed.over(settings)) {
                feed.start(watcher);
                lose(exchange, watcher, WARM_UP);
                int threads = platformThreads();
                long memory = usedMemory();
                lose(exchange, watcher, RECONNECTS);
                assertThat(platformThreads()).as("threads").isLessThanOrEqualTo(threads + FEW);
                assertThat(exchange.open()).as("sockets").isLessThanOrEqualTo(FEW);
                // The watcher itself keeps what it heard; a leaked connection holds more than this each.
                assertThat(usedMemory() - memory)
                        .as("memory after %d reconnects", RECONNECTS)
                        .isLessThan((8L << 20) + 20_000L * RECONNECTS);
            }
            watcher.await("the feed's threads are gone", () -> platformThreads() <= before + FEW);
            watcher.await("the sockets are closed", () -> exchange.open() == 0);
        }
    }

    private static void lose(LocalExchange exchange, FeedWatcher watcher, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            watcher.awaitState(QuoteSource.COINBASE, VenueState.LIVE);
            int accepted = exchange.accepted();
            // Again and again: a connection that is just being made is not there yet to be lost.
            watcher.await("connection " + (i + 2), () -> {
                exchange.drop();
                return exchange.accepted() > accepted;
            });
        }
        watcher.awaitState(QuoteSource.COINBASE, VenueState.LIVE);
        watcher.awaitFresh(List.of(InstrumentId.of("BTC-USD")));
    }

    private static int platformThreads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long usedMemory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
