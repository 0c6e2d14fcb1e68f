package dev.ballast.app.boot;

import static dev.ballast.core.market.QuoteSource.BINANCE;
import static dev.ballast.core.market.QuoteSource.COINBASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.cli.DeskRequest;
import dev.ballast.app.cli.FeedChoice;
import dev.ballast.app.venue.HistoryKeeper;
import dev.ballast.app.venue.HistoryStatus;
import dev.ballast.app.venue.HistoryUpkeep;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.intake.CategoryTable;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.store.MemoryStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who keeps history up to date, and where nobody does: why.
class HistorySetupTest {

    private static final URI LOCAL = URI.create("ws://127.0.0.1:9001");

    private final MemoryStore store = new MemoryStore();
    private final WorkstationEngine engine =
            WorkstationEngine.open(store, BookKind.OWN, PaperBroker::new, InstantSource.system());

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        engine.close();
    }

    private HistoryUpkeep upkeep(String settings, FeedChoice feed, BookKind kind, DeskRequest.Writes writes)
            throws IOException {
        Files.writeString(folder.resolve(FeedSettings.FILE), settings);
        FeedSettings read = FeedSettings.read(folder);
        return new HistorySetup(read, InstantSource.system())
                .of(read.complete(feed), kind, writes, store, engine, new CategoryTable(Map.of()));
    }

    private HistoryUpkeep own(String settings, FeedChoice feed) throws IOException {
        return upkeep(settings, feed, BookKind.OWN, DeskRequest.Writes.STORE);
    }

    private static FeedChoice live(Map<QuoteSource, URI> addresses) {
        return new FeedChoice.Live(List.of(COINBASE, BINANCE), addresses, List.of(), Optional.empty(), 1);
    }

    private static String reason(HistoryUpkeep upkeep) {
        return ((HistoryStatus.Off) upkeep.status()).reason();
    }

    @Test
    void anOwnBookOnALiveFeedIsKept() throws IOException {
        assertThat(own("", live(Map.of()))).isInstanceOf(HistoryKeeper.class);
        assertThat(own("history=on\nfeed=live", new FeedChoice.Usual())).isInstanceOf(HistoryKeeper.class);
    }

    @Test
    void everythingElseSaysWhyNot() throws IOException {
        assertThat(reason(own("", new FeedChoice.None()))).startsWith("no live feed");
        assertThat(reason(own("", new FeedChoice.Usual()))).startsWith("no live feed");
        assertThat(reason(own("", new FeedChoice.Simulated()))).isEqualTo("prices are simulated");
        assertThat(reason(own("", new FeedChoice.Replay(folder)))).isEqualTo("prices come from a recording");
        assertThat(reason(own("history=off", live(Map.of()))))
                .isEqualTo("switched off in feed.properties (history=off)");
        assertThat(reason(upkeep("", live(Map.of()), BookKind.DEMO, DeskRequest.Writes.STORE)))
                .isEqualTo("the demo's market is simulated");
        assertThat(reason(upkeep("", live(Map.of()), BookKind.OWN, DeskRequest.Writes.DISCARD)))
                .isEqualTo("this run stores nothing");
    }

    /// A local exchange never leads to the public one.
    @Test
    void pricesFromElsewhereNeedAnAddressOfTheirOwnForPastBars() throws IOException {
        FeedChoice local = live(Map.of(COINBASE, LOCAL, BINANCE, LOCAL));
        assertThat(reason(own("", local)))
                .startsWith("prices come from an address of their own")
                .contains("coinbase.rest.url");
        assertThat(reason(own("coinbase.url=" + LOCAL + "\nbinance.url=" + LOCAL, live(Map.of()))))
                .contains("address of their own");
        assertThat(own("binance.rest.url=http://127.0.0.1:9002", local)).isInstanceOf(HistoryKeeper.class);
    }
}
