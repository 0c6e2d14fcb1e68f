package dev.ballast.core.feed.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.failover.Failover;
import dev.ballast.core.feed.failover.FailoverOutput;
import dev.ballast.core.feed.failover.FailoverPolicy;
import dev.ballast.core.feed.live.Products;
import dev.ballast.core.feed.live.VenueProtocol;
import dev.ballast.core.feed.live.VenueProtocols;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recorded live session plays again bit for bit, also one whose program was killed.
class SessionRecorderTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId ETH = InstrumentId.of("ETH-USD");
    private static final InstrumentId SOL = InstrumentId.of("SOL-USD");
    private static final List<String> COINS = List.of("BTC", "ETH", "SOL");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00.000000123Z");
    private static final List<QuoteSource> VENUES = List.of(QuoteSource.COINBASE, QuoteSource.BINANCE);
    private static final SessionHeader HEADER = new SessionHeader(VENUES, List.of(BTC, ETH), 1, START);

    @TempDir
    private Path folder = Path.of("");

    /// What the desk was shown, and what it was told.
    private record Session(List<Quote> shown, List<FeedChange> changes) {}

    /// Two venues for three minutes, the primary silent for one of them, both in odd nanoseconds.
    private static Session run(SessionRecorder recorder) {
        var session = new Session(new ArrayList<>(), new ArrayList<>());
        Products products = Products.usual(HEADER.instruments(), VENUES);
        List<VenueProtocol> protocols = VENUES.stream()
                .map(venue -> VenueProtocols.of(venue, products, 1, new MessageCounts()))
                .toList();
        var failover = new Failover(FailoverPolicy.DEFAULT, VENUES, products.names(), START, new FailoverOutput() {
            @Override
            public void show(Quote quote) {
                session.shown().add(quote);
            }

            @Override
            public void changed(FeedChange change) {
                session.changes().add(change);
            }
        });
        var random = new SplittableRandom(3);
        Instant now = START;
        for (VenueProtocol protocol : protocols) {
            recorder.connected(protocol.venue() + ".ws.1", URI.create("ws://127.0.0.1:1"), now);
            protocol.connected();
            failover.connected(protocol.venue(), now);
        }
        for (int step = 0; step < 6_000; step++) {
            if (step == 3_000) {
                // SOL comes to the desk, and ETH leaves it.
                Products next = Products.usual(List.of(BTC, SOL), VENUES);
                recorder.followed(List.of(BTC, SOL), now);
                failover.follow(next.names(), now);
                protocols.forEach(protocol -> protocol.follow(products.and(next)));
            }
            if (step == 1_000 || step == 4_500) {
                InstrumentId instrument = step == 1_000 ? ETH : SOL;
                recorder.refused(QuoteSource.BINANCE, instrument, "no such product, it said", now);
                failover.refused(QuoteSource.BINANCE, instrument, "no such product, it said", now);
            }
            now = now.plusNanos(random.nextLong(1, 60_000_000));
            VenueProtocol protocol = protocols.get(random.nextInt(2));
            boolean silent = protocol.venue() == QuoteSource.COINBASE && step > 2_000 && step < 4_000;
            if (!silent) {
                String text = message(protocol.venue(), step, COINS.get(random.nextInt(3)), now, random);
                recorder.received(protocol.venue() + ".ws.1", text, now);
                Instant arrived = now;
                protocol.receive(text, now).quotes().forEach(quote -> failover.quote(quote, arrived));
            }
            // The looks at the time come when they come; they must not matter.
            failover.advance(now);
        }
        return session;
    }

    private static String message(QuoteSource venue, int step, String base, Instant now, SplittableRandom random) {
        String price = String.format(Locale.ROOT, "%.2f", 100 + random.nextDouble());
        return venue == QuoteSource.COINBASE
                ? String.format(
                        Locale.ROOT,
                        "{\"channel\":\"ticker\",\"timestamp\":\"%s\",\"sequence_num\":%d,\"events\":[{\"tickers\":"
                                + "[{\"product_id\":\"%s-USD\",\"price\":\"%s\",\"best_bid\":\"%s\","
                                + "\"best_ask\":\"%s\"}]}]}",
                        now,
                        step,
                        base,
                        price,
                        price,
                        price)
                : String.format(
                        Locale.ROOT,
                        "{\"stream\":\"x@bookTicker\",\"data\":{\"u\":%d,\"s\":\"%sUSDT\",\"b\":\"%s\",\"B\":\"1\","
                                + "\"a\":\"%s\",\"A\":\"1\"}}",
                        step,
                        base,
                        price,
                        price);
    }

    private static Session replay(Path file, RecordingReader.Cut cut) throws RecordingException {
        var session = new LiveSession(HEADER, new MessageCounts());
        var shown = new ArrayList<Quote>();
        try (RecordingReader reader = RecordingReader.open(file, cut)) {
            for (Optional<RecordedLine> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (next.get().kind() == RecordedLine.Kind.HEADER) {
                    assertThat(SessionHeader.parse(next.get().content())).contains(HEADER);
                } else {
                    shown.addAll(session.take(next.get()));
                }
            }
        }
        return new Session(shown, session.changes());
    }

    @Test
    void aRecordedSessionReplaysBitForBit() throws RecordingException {
        Path file = folder.resolve("session.jsonl.gz");
        Session lived;
        try (SessionRecorder recorder = SessionRecorder.start(file, HEADER)) {
            lived = run(recorder);
        }
        assertThat(lived.shown()).hasSizeGreaterThan(1_000);
        assertThat(lived.shown()).anyMatch(quote -> quote.source() == QuoteSource.BINANCE);
        assertThat(lived.shown()).extracting(Quote::instrument).contains(BTC, ETH, SOL);
        assertThat(lived.shown()
                        .subList(lived.shown().size() / 2 + 500, lived.shown().size()))
                .extracting(Quote::instrument)
                .doesNotContain(ETH);
        Session replayed = replay(file, RecordingReader.Cut.REFUSED);
        assertThat(replayed.shown()).isEqualTo(lived.shown());
        assertThat(replayed.changes()).isEqualTo(lived.changes());
        assertThat(replay(file, RecordingReader.Cut.REFUSED)).isEqualTo(replayed);
    }

    @Test
    void theFeedThatPlaysItShowsTheSamePrices() throws RecordingException {
        Path file = folder.resolve("session.jsonl.gz");
        Session lived;
        try (SessionRecorder recorder = SessionRecorder.start(file, HEADER)) {
            lived = run(recorder);
        }
        var shown = new ArrayList<Quote>();
        try (RecordedSession session = RecordedSession.open(file, new MessageCounts())) {
            for (Optional<RecordedSession.Step> next = session.next(); next.isPresent(); next = session.next()) {
                shown.addAll(next.get().decoded().quotes());
            }
        }
        assertThat(shown)
                .isEqualTo(lived.shown().stream()
                        .map(quote -> new Quote(
                                quote.instrument(),
                                quote.bid(),
                                quote.ask(),
                                quote.last(),
                                QuoteSource.REPLAY,
                                quote.time()))
                        .toList());
    }

    @Test
    void aCutOffRecordingIsReadableUpToTheCut() throws RecordingException, IOException {
        Path file = folder.resolve("session.jsonl.gz");
        Session lived;
        try (SessionRecorder recorder = SessionRecorder.start(file, HEADER)) {
            lived = run(recorder);
        }
        byte[] whole = Files.readAllBytes(file);
        int most = 0;
        for (double part : new double[] {0.1, 0.35, 0.6, 0.9, 0.999}) {
            Path cut = Files.write(
                    folder.resolve("cut-" + part + ".jsonl.gz"), Arrays.copyOf(whole, (int) (whole.length * part)));
            List<Quote> shown = replay(cut, RecordingReader.Cut.READ_UP_TO).shown();
            assertThat(shown).isEqualTo(lived.shown().subList(0, shown.size()));
            assertThat(shown.size()).isGreaterThanOrEqualTo(most);
            most = shown.size();
            assertThatThrownBy(() -> replay(cut, RecordingReader.Cut.REFUSED)).isInstanceOf(RecordingException.class);
            try (RecordedSession session = RecordedSession.open(cut, new MessageCounts())) {
                session.next();
            }
        }
        assertThat(most).isGreaterThan(lived.shown().size() * 3 / 4);
    }

    @Test
    void anExistingFileIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("there.jsonl.gz"), "mine");
        assertThatThrownBy(() -> SessionRecorder.start(file, HEADER)).isInstanceOf(RecordingException.class);
        assertThat(Files.readString(file)).isEqualTo("mine");
    }
}
