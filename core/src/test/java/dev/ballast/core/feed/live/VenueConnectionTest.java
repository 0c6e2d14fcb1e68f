package dev.ballast.core.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.VenueState;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The care of one connection, with time moved by hand and a network made of lists.
class VenueConnectionTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration STEP = Duration.ofMillis(100);
    private static final String ACK = "{\"channel\":\"subscriptions\",\"timestamp\":\"2026-03-01T12:00:00Z\","
            + "\"sequence_num\":%d,\"events\":[{\"subscriptions\":{}}]}";
    private static final String TICKER = "{\"channel\":\"ticker\",\"timestamp\":\"2026-03-01T12:00:00Z\","
            + "\"sequence_num\":%d,\"events\":[{\"type\":\"update\",\"tickers\":[{\"product_id\":\"C4-USD\","
            + "\"price\":\"10\",\"best_bid\":\"9\",\"best_ask\":\"11\"}]}]}";
    private static final String BEAT = "{\"channel\":\"heartbeats\",\"timestamp\":\"2026-03-01T12:00:00Z\","
            + "\"sequence_num\":%d,\"events\":[{\"heartbeat_counter\":1}]}";

    private final FakeTransport network = new FakeTransport();
    private final List<FeedChange> changes = new ArrayList<>();
    private final List<InstrumentId> refused = new ArrayList<>();
    private final List<Quote> quotes = new ArrayList<>();
    private final List<ClosedBar> bars = new ArrayList<>();
    private Instant now = START;
    private long sequence;
    private VenueConnection connection = connection(QuoteSource.COINBASE, 3);

    private VenueConnection connection(QuoteSource venue, int instruments) {
        List<InstrumentId> ids = ids(instruments);
        Products products = Products.usual(ids, List.of(venue));
        return new VenueConnection(
                VenueProtocols.of(venue, products, 1, new MessageCounts()),
                URI.create("ws://127.0.0.1:1"),
                ids,
                ConnectionPolicy.DEFAULT,
                network,
                new SplittableRandom(4),
                START,
                call -> call.accept(now),
                new Kept());
    }

    private VenueState state() {
        return connection.status().state();
    }

    private void pass(Duration time) {
        for (Instant until = now.plus(time); now.isBefore(until); ) {
            now = now.plus(STEP);
            connection.tick(now);
        }
    }

    private void say(String text) {
        network.last().events.received(text.formatted(sequence++));
    }

    /// Connects, and acknowledges everything that is asked for.
    private void live() {
        connection.tick(now);
        sequence = 0;
        network.last().events.opened(network.last());
        acknowledge();
    }

    private void acknowledge() {
        int answered = 0;
        for (int i = 0; i < 100 && state() != VenueState.LIVE; i++) {
            if (network.last().sent.size() > answered) {
                answered++;
                say(ACK);
            }
            pass(STEP);
        }
        assertThat(state()).isEqualTo(VenueState.LIVE);
    }

    @Test
    void subscribesInBatchesAtTheVenuesPace() {
        connection = connection(QuoteSource.COINBASE, 120);
        live();
        List<String> sent = network.last().sent;
        // Heartbeats, then 120 products by 50.
        assertThat(sent).hasSize(4);
        assertThat(sent.getFirst()).contains("heartbeats");
        assertThat(sent.getLast().split("-USD", -1)).hasSize(21);
        assertThat(Duration.between(START, now)).isGreaterThanOrEqualTo(Duration.ofMillis(750));
    }

    @Test
    void coinbasesCandlesAreAskedForOnceItIsLiveAndAfterEachFullHour() {
        connection = connection(QuoteSource.COINBASE, 25);
        live();
        List<String> sent = network.last().sent;
        beatUntil(Instant.parse("2026-03-01T12:00:04Z"));
        List<String> candles =
                sent.stream().filter(text -> text.contains("candles")).toList();
        assertThat(candles).hasSize(4);
        assertThat(candles.getFirst()).contains("\"type\":\"subscribe\"", "\"C0-USD\"");
        assertThat(candles.getLast()).contains("\"type\":\"unsubscribe\"", "\"channel\":\"candles\"");
        // The hour that has just begun is asked for once it is settled, and the next one an hour later.
        beatUntil(Instant.parse("2026-03-01T13:00:04.900Z"));
        assertThat(sent).filteredOn(text -> text.contains("candles")).hasSize(8);
        beatUntil(Instant.parse("2026-03-01T13:00:08Z"));
        assertThat(sent).filteredOn(text -> text.contains("candles")).hasSize(12);
        // Nobody answered any of them, and the prices go on.
        assertThat(network.attempts).hasSize(1);
        assertThat(state()).isEqualTo(VenueState.LIVE);
    }

    private void beatUntil(Instant time) {
        while (now.isBefore(time)) {
            say(BEAT);
            pass(STEP);
        }
    }

    @Test
    void whatComesLaterIsAskedForOnTheSameConnection() {
        live();
        List<InstrumentId> more = ids(5);
        connection.follow(Products.usual(more, List.of(QuoteSource.COINBASE)), more, now);
        pass(Duration.ofMillis(300));
        List<String> sent = network.last().sent;
        assertThat(sent.getLast())
                .contains("\"C3-USD\",\"C4-USD\"", "\"channel\":\"ticker\"")
                .doesNotContain("C0-USD");
        say(ACK);
        say(TICKER);
        assertThat(quotes).extracting(Quote::instrument).containsExactly(InstrumentId.of("C4-USD"));
        assertThat(network.attempts).hasSize(1);
        // All of them after a break.
        network.last().events.closed("gone");
        pass(Duration.ofSeconds(2));
        network.last().events.opened(network.last());
        say(ACK);
        pass(Duration.ofSeconds(1));
        assertThat(network.last().sent.getLast()).contains("C0-USD", "C4-USD");
    }

    @Test
    void anAnswerToCandlesIsNotTakenForOneToPrices() {
        live();
        pass(Duration.ofMillis(300));
        List<String> sent = network.last().sent;
        assertThat(sent.getLast()).contains("candles");
        List<InstrumentId> more = ids(4);
        connection.follow(Products.usual(more, List.of(QuoteSource.COINBASE)), more, now);
        pass(Duration.ofMillis(600));
        // One answer to each that was sent.
        long candles = sent.stream().filter(text -> text.contains("candles")).count();
        say("{\"type\":\"error\",\"message\":\"no candles of that\"}");
        for (long i = 1; i < candles; i++) {
            say(ACK);
        }
        pass(Duration.ofMillis(600));
        assertThat(refused).isEmpty();
        assertThat(connection.status().reason()).contains("no candles of that");
        assertThat(sent.getLast()).contains("\"C3-USD\"", "\"channel\":\"ticker\"");
        say("{\"type\":\"error\",\"message\":\"no such product\"}");
        assertThat(refused).containsExactly(InstrumentId.of("C3-USD"));
    }

    @Test
    void pricesDoNotWaitForEverForAnAnswerToCandles() {
        live();
        pass(Duration.ofMillis(300));
        List<InstrumentId> more = ids(4);
        connection.follow(Products.usual(more, List.of(QuoteSource.COINBASE)), more, now);
        beatUntil(now.plusSeconds(6));
        assertThat(network.last().sent)
                .anyMatch(text -> text.contains("\"C3-USD\"") && text.contains("\"channel\":\"ticker\""));
    }

    @Test
    void whatWasRefusedIsAskedForAgainOnceItComesBackToTheDesk() {
        live();
        for (int round = 1; round <= 2; round++) {
            List<InstrumentId> more = ids(4);
            connection.follow(Products.usual(more, List.of(QuoteSource.COINBASE)), more, now);
            for (int i = 0; i < 100 && refused.size() < round; i++) {
                List<String> sent = network.last().sent;
                say(
                        sent.getLast().contains("\"C3-USD\"") && sent.getLast().contains("ticker")
                                ? "{\"type\":\"error\",\"message\":\"no such product\"}"
                                : ACK);
                pass(STEP);
            }
            assertThat(refused).hasSize(round).containsOnly(InstrumentId.of("C3-USD"));
            connection.follow(Products.usual(more, List.of(QuoteSource.COINBASE)), ids(3), now);
            assertThat(connection.status().refused()).isEmpty();
        }
    }

    @Test
    void moreThanAConnectionCarriesIsRefusedByName() {
        connection = connection(QuoteSource.BINANCE, 511);
        connection.tick(now);
        network.last().events.opened(network.last());
        List<InstrumentId> more = ids(513);
        connection.follow(Products.usual(more, List.of(QuoteSource.BINANCE)), more, now);
        assertThat(refused).containsExactly(InstrumentId.of("C511-USD"), InstrumentId.of("C512-USD"));
    }

    private static List<InstrumentId> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> InstrumentId.of("C" + i + "-USD"))
                .toList();
    }

    @Test
    void binanceAsksForBothStreamsOfEverySymbol() {
        connection = connection(QuoteSource.BINANCE, 2);
        connection.tick(now);
        network.last().events.opened(network.last());
        assertThat(network.last().sent)
                .containsExactly("{\"method\":\"SUBSCRIBE\",\"params\":[\"c0usdt@bookTicker\",\"c0usdt@ticker\","
                        + "\"c1usdt@bookTicker\",\"c1usdt@ticker\"],\"id\":1}");
        network.last().events.received("{\"result\":null,\"id\":1}");
        assertThat(state()).isEqualTo(VenueState.LIVE);
    }

    @Test
    void silenceIsPingedAfterFiveSecondsAndEndedAfterThreeMore() {
        live();
        pass(Duration.ofMillis(5_200));
        assertThat(state()).isEqualTo(VenueState.SILENT);
        assertThat(network.last().pings).isEqualTo(1);
        pass(Duration.ofMillis(3_200));
        assertThat(connection.status().reason()).contains("half open");
        assertThat(network.attempts.getFirst().gone).isTrue();
    }

    @Test
    void aPongKeepsTheConnectionUntilTheHeartbeatsAreOverdue() {
        live();
        pass(Duration.ofMillis(5_200));
        network.last().events.alive();
        assertThat(state()).isEqualTo(VenueState.LIVE);
        pass(Duration.ofSeconds(5));
        assertThat(connection.status().reason()).contains("has sent no message for 10.0 s");
    }

    @Test
    void heartbeatsKeepItForTwentyThreeHoursAndThenItIsRenewedAtOnce() {
        live();
        for (int second = 0; second < 23 * 3_600 - 10; second += 4) {
            now = now.plusSeconds(4);
            say(BEAT);
            connection.tick(now);
        }
        assertThat(network.attempts).hasSize(1);
        for (int second = 0; second < 20 && network.attempts.size() == 1; second += 4) {
            now = now.plusSeconds(4);
            say(BEAT);
            connection.tick(now);
        }
        assertThat(network.attempts).hasSize(2);
        assertThat(changes).anyMatch(change -> change.reason().contains("renewed after 23 h"));
        live();
    }

    @Test
    void failuresWaitLongerAndLongerAndFiveOpenTheCircuit() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            int before = network.attempts.size();
            for (int i = 0; i < 700 && network.attempts.size() == before; i++) {
                pass(STEP);
            }
            network.last().events.failed("refused", Duration.ZERO);
        }
        assertThat(state()).isEqualTo(VenueState.CIRCUIT_OPEN);
        int before = network.attempts.size();
        pass(Duration.ofSeconds(14));
        assertThat(network.attempts).hasSize(before);
        pass(Duration.ofSeconds(17));
        assertThat(network.attempts).hasSize(before + 1);
        network.last().events.failed("refused again", Duration.ZERO);
        pass(Duration.ofSeconds(29));
        assertThat(network.attempts).as("the trial failed: twice as long").hasSize(before + 1);
    }

    @Test
    void aConnectionThatStoodAMinuteForgetsEarlierFailures() {
        connection.tick(now);
        for (int attempt = 0; attempt < 4; attempt++) {
            network.last().events.failed("refused", Duration.ZERO);
            for (int before = network.attempts.size(); network.attempts.size() == before; ) {
                pass(STEP);
            }
        }
        live();
        for (int second = 0; second < 62; second++) {
            pass(Duration.ofSeconds(1));
            say(BEAT);
        }
        network.last().events.closed("bye");
        assertThat(state()).isEqualTo(VenueState.WAITING);
    }

    @Test
    void theVenuesOwnWaitIsKept() {
        connection.tick(now);
        network.last().events.failed("HTTP 429", Duration.ofSeconds(40));
        pass(Duration.ofSeconds(39));
        assertThat(network.attempts).hasSize(1);
        pass(Duration.ofSeconds(2));
        assertThat(network.attempts).hasSize(2);
    }

    @Test
    void aHandshakeWithoutAnAnswerEnds() {
        connection.tick(now);
        pass(Duration.ofMillis(5_200));
        assertThat(connection.status().reason()).contains("no connection within 5.0 s");
    }

    @Test
    void aSubscriptionWithoutAnAnswerEnds() {
        connection.tick(now);
        network.last().events.opened(network.last());
        for (int i = 0; i < 110; i++) {
            pass(STEP);
            network.last().events.alive();
        }
        assertThat(changes)
                .anyMatch(change -> change.reason().contains("has sent no message")
                        || change.reason().contains("no answer to a subscription"));
    }

    @Test
    void theRefusedInstrumentIsFoundByHalving() {
        connection = connection(QuoteSource.COINBASE, 8);
        connection.tick(now);
        network.last().events.opened(network.last());
        int answered = 0;
        for (int i = 0; i < 200 && state() != VenueState.LIVE; i++) {
            List<String> sent = network.last().sent;
            if (sent.size() > answered) {
                String asked = sent.get(answered++);
                say(asked.contains("\"C5-USD\"") ? "{\"type\":\"error\",\"message\":\"no such product\"}" : ACK);
            }
            pass(STEP);
        }
        assertThat(state()).isEqualTo(VenueState.LIVE);
        assertThat(refused).containsExactly(InstrumentId.of("C5-USD"));
        assertThat(connection.status().refused()).containsEntry(InstrumentId.of("C5-USD"), "no such product");
    }

    @Test
    void aGapAsksForAllStatesOnceMore() {
        live();
        pass(Duration.ofSeconds(4));
        int sent = network.last().sent.size();
        sequence += 10;
        say(BEAT);
        pass(STEP);
        assertThat(network.last().sent).hasSize(sent + 1);
        assertThat(connection.status().gaps()).isEqualTo(1);
        assertThat(state()).isEqualTo(VenueState.LIVE);
    }

    @Test
    void whatAnEarlierConnectionSaysIsNotHeard() {
        live();
        FakeTransport.Attempt earlier = network.last();
        earlier.events.closed("bye");
        long messages = connection.status().messages();
        earlier.events.received(BEAT.formatted(1));
        earlier.events.failed("too late", Duration.ZERO);
        assertThat(connection.status().messages()).isEqualTo(messages);
        assertThat(connection.status().reason()).contains("bye");
        connection.close(now);
        pass(Duration.ofMinutes(1));
        assertThat(state()).isEqualTo(VenueState.CLOSED);
    }

    private final class Kept implements ConnectionOwner {

        @Override
        public void quote(Quote quote, Instant when) {
            quotes.add(quote);
        }

        @Override
        public void bar(ClosedBar bar) {
            bars.add(bar);
        }

        @Override
        public void changed(FeedChange change) {
            changes.add(change);
        }

        @Override
        public void refused(QuoteSource venue, InstrumentId instrument, String reason, Instant when) {
            refused.add(instrument);
        }

        @Override
        public void connected(String name, QuoteSource venue, URI address, Instant when) {}

        @Override
        public void disconnected(String name, QuoteSource venue, Instant when) {}

        @Override
        public void sent(String name, String text, Instant when) {}

        @Override
        public void received(String name, String text, Instant when) {}
    }
}
