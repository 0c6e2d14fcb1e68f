package dev.ballast.core.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.feed.VenueState;
import dev.ballast.core.feed.exchange.LocalExchange;
import dev.ballast.core.feed.exchange.Tape;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whole bars over real sockets: from the snapshot of Coinbase's candles and from Binance's closed klines.
class LiveBarsTest {

    private static final Tape TAPE = Tape.walk(List.of("BTC", "ETH"), 3_000, Duration.ofMillis(40), 5);

    private final FeedWatcher watcher = new FeedWatcher();

    private static LiveFeed feed(QuoteSource venue, URI address, String... symbols) {
        return LiveFeed.over(LiveFeedSettings.of(
                Map.of(venue, address), Stream.of(symbols).map(InstrumentId::of).toList(), 11, InstantSource.system()));
    }

    @Test
    void coinbasesSnapshotGivesTheHoursBefore() throws InterruptedException {
        try (LocalExchange venue = LocalExchange.coinbase(TAPE, 10, 0);
                // The tether pair is priced by the dollar's, and has no bars of it.
                LiveFeed feed = feed(QuoteSource.COINBASE, venue.address(), "BTC-USD", "ETH-USD", "ETH-USDT")) {
            feed.start(watcher);
            watcher.await("hours of both coins", () -> hours("BTC-USD") >= 11 && hours("ETH-USD") >= 11);
            for (ClosedBar bar : watcher.bars()) {
                assertThat(bar.source()).isEqualTo(QuoteSource.COINBASE);
                assertThat(bar.bar().openTime().plus(bar.timeframe().length())).isBeforeOrEqualTo(Instant.now());
                if (bar.timeframe() == Timeframe.H1) {
                    assertThat(bar.bar())
                            .isEqualTo(venue.rest().answers().bar(bar.bar().openTime(), Duration.ofHours(1)));
                }
            }
            assertThat(watcher.bars())
                    .extracting(bar -> bar.instrument().symbol())
                    .containsOnly("BTC-USD", "ETH-USD");
            watcher.awaitState(QuoteSource.COINBASE, VenueState.LIVE);
        }
    }

    private long hours(String symbol) {
        return watcher.bars().stream()
                .filter(bar -> bar.timeframe() == Timeframe.H1
                        && bar.instrument().symbol().equals(symbol))
                .count();
    }

    @Test
    void binancesClosedKlineIsABarAndAGrowingOneIsNot() throws InterruptedException {
        Instant open = Timeframe.H1.opening(Instant.now()).minus(Duration.ofHours(1));
        try (LocalExchange venue = LocalExchange.binance(TAPE, 10, 0);
                LiveFeed feed = feed(QuoteSource.BINANCE, venue.address(), "BTC-USDT", "BTC-USD")) {
            feed.start(watcher);
            watcher.awaitState(QuoteSource.BINANCE, VenueState.LIVE);
            venue.say(kline(open.plus(Duration.ofHours(1)), "101.5", false));
            venue.say(kline(open, "102.5", true));
            watcher.await("a bar", () -> !watcher.bars().isEmpty());
            assertThat(watcher.bars())
                    .containsExactly(new ClosedBar(
                            InstrumentId.of("BTC-USDT"),
                            Timeframe.H1,
                            new Bar(open, 100, 103, 99, 102.5, 12.5),
                            QuoteSource.BINANCE));
        }
    }

    @Test
    void aCoinThatComesLaterIsPricedAndHasItsBarsWithoutABreak() throws InterruptedException {
        try (LocalExchange venue = LocalExchange.coinbase(TAPE, 10, 0);
                LiveFeed feed = feed(QuoteSource.COINBASE, venue.address(), "BTC-USD")) {
            feed.start(watcher);
            watcher.await("hours of the first", () -> hours("BTC-USD") >= 11);
            List<InstrumentId> both = List.of(InstrumentId.of("BTC-USD"), InstrumentId.of("ETH-USD"));
            feed.follow(both);
            watcher.awaitFresh(both);
            watcher.await("hours of the second", () -> hours("ETH-USD") >= 11);
            feed.follow(both.subList(1, 2));
            watcher.await("only the second is routed", () -> watcher.status()
                    .filter(status -> status.live().routes().keySet().equals(Set.of(both.get(1))))
                    .isPresent());
            assertThat(venue.accepted()).isEqualTo(1);
        }
    }

    private static String kline(Instant open, String close, boolean closed) {
        Instant end = open.plus(Duration.ofHours(1));
        return ("{\"stream\":\"btcusdt@kline_1h\",\"data\":{\"e\":\"kline\",\"E\":%d,\"s\":\"BTCUSDT\",\"k\":{\"t\":%d,"
                        + "\"T\":%d,\"s\":\"BTCUSDT\",\"i\":\"1h\",\"f\":1,\"L\":2,\"o\":\"100\",\"c\":\"%s\",\"h\":\"103\","
                        + "\"l\":\"99\",\"v\":\"12.5\",\"n\":2,\"x\":%s,\"q\":\"1\",\"V\":\"1\",\"Q\":\"1\",\"B\":\"0\"}}}")
                .formatted(end.toEpochMilli(), open.toEpochMilli(), end.toEpochMilli() - 1, close, closed);
    }
}
