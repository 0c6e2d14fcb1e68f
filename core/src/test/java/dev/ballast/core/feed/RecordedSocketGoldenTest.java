package dev.ballast.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.feed.exchange.LocalExchange;
import dev.ballast.core.feed.exchange.Tape;
import dev.ballast.core.feed.live.HttpTransport;
import dev.ballast.core.feed.live.Transport;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.feed.message.MessageDecoder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The recorded sessions of both venues, sent as they are by the local exchange over a real socket: at the far end each
/// message is of its channel and has its values. The expected figures are those of [RecordedMessagesGoldenTest].
class RecordedSocketGoldenTest {

    private static final int SECONDS = 60;

    /// The recorded level 2 begins with a message of more than the live feed takes.
    private static final int LARGEST = 1 << 26;

    static Stream<RecordedMessagesGoldenTest.Expected> sessions() throws Exception {
        return RecordedMessagesGoldenTest.files().filter(file -> file.file().endsWith(".jsonl.gz"));
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void aSessionArrivesWholeAndInOrder(RecordedMessagesGoldenTest.Expected expected) throws Exception {
        List<RecordedMessages.Message> sent = RecordedMessages.of(RecordedData.file("feeds/" + expected.file()));
        boolean coinbase = expected.file().contains("coinbase");
        // No price and no heartbeat of its own comes between the recorded ones within hours.
        var quiet = new Tape(List.of(), Duration.ofHours(1));
        var arrived = new LinkedBlockingQueue<String>();
        try (LocalExchange exchange =
                        coinbase ? LocalExchange.coinbase(quiet, 1e-4, 0) : LocalExchange.binance(quiet, 1e-4, 0);
                Transport transport = new HttpTransport()) {
            exchange.replays(sent.stream().map(RecordedMessages.Message::text).toList());
            URI address = coinbase ? exchange.address() : exchange.address().resolve("/stream");
            transport.connect(
                    address, Duration.ofSeconds(SECONDS), LARGEST, new Listening(arrived, subscribe(coinbase)));

            // The exchange's own acknowledgement goes before the recorded messages.
            assertThat(next(arrived)).containsAnyOf("\"subscriptions\"", "\"result\":null");
            var counts = new MessageCounts();
            MessageDecoder decoder = RecordedMessagesGoldenTest.decoder(expected.file(), counts);
            var log = new SinkLog();
            for (RecordedMessages.Message message : sent) {
                String text = next(arrived);
                assertThat(text).isEqualTo(message.text());
                decoder.decode(text.toCharArray(), text.length(), message.received(), log);
            }

            assertThat(RecordedMessagesGoldenTest.channels(counts)).isEqualTo(expected.channels());
            List<Double> figures = RecordedMessagesGoldenTest.figures(log);
            for (int i = 0; i < figures.size(); i++) {
                double wanted = expected.figures().get(i);
                assertThat(figures.get(i)).as("figure %d", i).isCloseTo(wanted, within(1e-12 * Math.abs(wanted)));
            }
            assertThat(arrived).isEmpty();
        }
    }

    private static String subscribe(boolean coinbase) {
        return coinbase
                ? "{\"type\":\"subscribe\",\"channel\":\"ticker\",\"product_ids\":[\"BTC-USD\"]}"
                : "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@bookTicker\"],\"id\":1}";
    }

    private static String next(BlockingQueue<String> arrived) throws InterruptedException {
        String text = arrived.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(text).as("a message within " + SECONDS + " s").isNotNull();
        return String.valueOf(text);
    }

    /// Subscribes and keeps what comes.
    private record Listening(BlockingQueue<String> arrived, String request) implements Transport.Events {

        @Override
        public void opened(Transport.Wire wire) {
            wire.send(request);
        }

        @Override
        public void received(String text) {
            arrived.add(text);
        }

        @Override
        public void alive() {
            // Pings are not looked at here.
        }

        @Override
        public void closed(String reason) {
            arrived.add("closed: " + reason);
        }

        @Override
        public void failed(String reason, Duration retryAfter) {
            arrived.add("failed: " + reason);
        }
    }
}
