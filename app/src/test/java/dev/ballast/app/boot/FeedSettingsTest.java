package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.cli.FeedChoice;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `feed.properties` beside the books.
class FeedSettingsTest {

    private static final URI LOCAL = URI.create("ws://127.0.0.1:9001");
    private static final URI OTHER = URI.create("ws://127.0.0.1:9003");

    @TempDir
    private Path folder = Path.of("");

    private FeedSettings read(String text) throws IOException {
        Files.writeString(folder.resolve(FeedSettings.FILE), text);
        return FeedSettings.read(folder);
    }

    @Test
    void withoutTheFileNothingChanges() {
        FeedSettings none = FeedSettings.read(folder);
        assertThat(none.complete(new FeedChoice.Usual())).isEqualTo(new FeedChoice.Usual());
    }

    @Test
    void theFileChoosesWhereTheCommandLineDoesNot() throws IOException {
        FeedSettings settings = read("feed=live\ncoinbase.url=" + LOCAL + "\n");
        assertThat(settings.complete(new FeedChoice.Usual()))
                .isEqualTo(new FeedChoice.Live(
                        List.of(QuoteSource.COINBASE, QuoteSource.BINANCE),
                        Map.of(QuoteSource.COINBASE, LOCAL),
                        List.of(),
                        Optional.empty(),
                        1));
        assertThat(settings.complete(new FeedChoice.None())).isEqualTo(new FeedChoice.None());
    }

    @Test
    void theCommandLineGoesFirst() throws IOException {
        var given = new FeedChoice.Live(
                List.of(QuoteSource.COINBASE), Map.of(QuoteSource.COINBASE, OTHER), List.of(), Optional.empty(), 1);
        assertThat(read("coinbase.url=" + LOCAL).complete(given)).isEqualTo(given);
    }

    @Test
    void historyIsKeptUnlessTheFileSaysOtherwise() throws IOException {
        assertThat(FeedSettings.read(folder).history()).isEqualTo(FeedSettings.History.ON);
        assertThat(read("history=off").history()).isEqualTo(FeedSettings.History.OFF);
        assertThat(read("history=on").history()).isEqualTo(FeedSettings.History.ON);
    }

    @Test
    void whatCannotBeMeantIsRefusedByName() {
        assertThatThrownBy(() -> read("history=sometimes"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("history in ")
                .hasMessageContaining("must be on or off, was 'sometimes'");
        assertThatThrownBy(() -> read("feed=bloomberg"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("'bloomberg'");
        assertThatThrownBy(() -> read("binance.url=not an address"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("binance.url");
    }
}
