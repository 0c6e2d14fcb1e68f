package dev.ballast.app.boot;

import static dev.ballast.core.market.QuoteSource.BINANCE;
import static dev.ballast.core.market.QuoteSource.COINBASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.cli.BallastCommand;
import dev.ballast.app.cli.DeskRequest;
import dev.ballast.app.cli.FeedChoice;
import dev.ballast.app.cli.OpenDesk;
import dev.ballast.core.engine.Alert;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.SourceRoute;
import dev.ballast.core.feed.exchange.Fault;
import dev.ballast.core.feed.exchange.LocalExchange;
import dev.ballast.core.feed.exchange.Tape;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From the socket of a local exchange to what the desk shows, through the program's own composition.
class LiveDeskTest {

    private static final long SPEED = 20;
    private static final List<InstrumentId> COINS =
            List.of(InstrumentId.of("BTC-USD"), InstrumentId.of("ETH-USD"), InstrumentId.of("SOL-USD"));
    private static final Tape TAPE = Tape.walk(List.of("BTC", "ETH", "SOL"), 3_000, Duration.ofMillis(40), 5);

    private final LocalExchange coinbase = LocalExchange.coinbase(TAPE, SPEED, 0);
    private final LocalExchange binance = LocalExchange.binance(TAPE, SPEED, 0);

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        coinbase.close();
        binance.close();
    }

    private DeskRequest request() {
        return request(COINS);
    }

    private DeskRequest request(List<InstrumentId> symbols) {
        var live = new FeedChoice.Live(
                List.of(COINBASE, BINANCE),
                Map.of(COINBASE, coinbase.address(), BINANCE, binance.address()),
                symbols,
                Optional.empty(),
                SPEED);
        return new DeskRequest(
                Optional.of(folder),
                Optional.of(BookKind.OWN),
                live,
                DeskRequest.Missing.CREATE,
                DeskRequest.Writes.STORE);
    }

    @Test
    void aFreezeOfThePrimaryIsShownJournaledAndOver() throws InterruptedException {
        try (OpenDesk desk = new DeskComposer(InstantSource.system()).open(request())) {
            desk.start();
            await(desk, "all is priced by the primary", pricedBy(COINBASE));
            coinbase.suffer(Fault.FREEZE);
            Snapshot moved = await(desk, "all is priced by the fallback", pricedBy(BINANCE));
            assertThat(moved.alerts()).extracting(Alert::title).contains("Prices from the fallback");
            coinbase.suffer(Fault.NONE);
            Snapshot back = await(desk, "all is priced by the primary again", pricedBy(COINBASE));
            assertThat(back.feed().phase()).isEqualTo(FeedStatus.Phase.RUNNING);
            assertThat(back.quotes().keySet()).containsAll(COINS);
            assertThat(back.feed().live().routes().values())
                    .allMatch(route -> route.failovers() >= 1 && route.returns() == route.failovers());
            Snapshot written = await(
                    desk,
                    "both ways are journaled",
                    snapshot -> journal(snapshot, JournalType.FEED_SOURCE_CHANGED)
                            && snapshot.journal().stream()
                                            .filter(entry -> entry.type() == JournalType.FEED_SOURCE_CHANGED)
                                            .count()
                                    >= 3);
            assertThat(journal(written, JournalType.FEED_VENUE_CHANGED)).isTrue();
        }
    }

    @Test
    void aProductThatComesToTheDeskIsPricedAtOnceAndOneThatLeavesIsNot() throws InterruptedException {
        InstrumentId bitcoin = COINS.getFirst();
        InstrumentId solana = COINS.getLast();
        try (OpenDesk desk = new DeskComposer(InstantSource.system()).open(request(List.of()))) {
            desk.start();
            add(desk, bitcoin);
            await(desk, "the first is priced", snapshot -> snapshot.quotes().containsKey(bitcoin));
            add(desk, solana);
            await(desk, "the second is priced", snapshot -> snapshot.quotes().containsKey(solana));
            assertThat(coinbase.accepted()).isEqualTo(1);
            var removed = new Command.RemoveInstruments(List.of(bitcoin));
            assertThat(desk.engine().submit(removed).join()).isInstanceOf(Outcome.Done.class);
            await(
                    desk,
                    "only the second is routed",
                    snapshot -> snapshot.feed().live().routes().keySet().equals(Set.of(solana)));
        }
    }

    private static void add(OpenDesk desk, InstrumentId coin) {
        var added = new Command.AddInstruments(List.of(Instrument.of(coin, Category.L1)), "test");
        assertThat(desk.engine().submit(added).join()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void watchTellsVenuesAndSources() {
        var out = new StringWriter();
        int code = BallastCommand.commandLine(new DesktopHost())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(
                        "watch",
                        "--data",
                        folder.toString(),
                        "--feed",
                        "live",
                        "--coinbase-url",
                        coinbase.address().toString(),
                        "--binance-url",
                        binance.address().toString(),
                        "--symbols",
                        "BTC-USD,ETH-USD",
                        "--record",
                        folder.resolve("session.jsonl.gz").toString(),
                        "--seconds",
                        "2",
                        "--json");
        assertThat(code).as(out.toString()).isZero();
        JsonNode summary = JsonMapper.builder()
                .build()
                .readTree(out.toString().lines().toList().getLast());
        assertThat(summary.get("venues").size()).isEqualTo(2);
        assertThat(summary.get("sources")
                        .get("BTC-USD")
                        .get("products")
                        .get("BINANCE")
                        .asString())
                .isEqualTo("BTCUSDT");
        assertThat(summary.get("instrumentsWatched").asInt()).isEqualTo(2);
        assertThat(folder.resolve("session.jsonl.gz")).isNotEmptyFile();
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        var err = new StringWriter();
        int code = BallastCommand.commandLine(new DesktopHost())
                .setErr(new PrintWriter(err))
                .execute("watch", "--data", folder.toString(), "--feed", "coinbase", "--coinbase-url", "http://x");
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("address of COINBASE must be ws://HOST or wss://HOST");
    }

    private static Predicate<Snapshot> pricedBy(QuoteSource venue) {
        return snapshot -> !snapshot.feed().live().routes().isEmpty()
                && snapshot.feed().live().routes().values().stream()
                        .map(SourceRoute::source)
                        .allMatch(Optional.of(venue)::equals)
                && COINS.stream()
                        .map(coin ->
                                Optional.ofNullable(snapshot.quotes().get(coin)).map(Quote::source))
                        .allMatch(Optional.of(venue)::equals);
    }

    private static boolean journal(Snapshot snapshot, JournalType type) {
        return snapshot.journal().stream().map(JournalEntry::type).anyMatch(type::equals);
    }

    /// Waits for a snapshot; a minute and a half is for a machine in trouble.
    private static Snapshot await(OpenDesk desk, String what, Predicate<Snapshot> wanted) throws InterruptedException {
        var seen = new CountDownLatch(1);
        var found = new Snapshot[1];
        try (var _ = desk.engine().onSnapshot(() -> {
            Snapshot snapshot = desk.engine().snapshot();
            if (found[0] == null && wanted.test(snapshot)) {
                found[0] = snapshot;
                seen.countDown();
            }
        })) {
            if (!seen.await(90, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain until " + what + "; "
                        + desk.engine().snapshot().feed());
            }
        }
        return found[0];
    }
}
