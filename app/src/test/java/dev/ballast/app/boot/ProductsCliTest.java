package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.exchange.LocalExchange;
import dev.ballast.core.feed.exchange.RestFault;
import dev.ballast.core.feed.exchange.Tape;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.persistence.JooqWorkstationStore;
import dev.ballast.persistence.OpenMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `ballast products` against a real book and venues on the loopback.
class ProductsCliTest {

    private static final Tape QUIET = new Tape(List.of(), Duration.ofHours(1));
    private static final Instant LONG_AGO = Instant.parse("2015-01-01T00:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private final LocalExchange coinbase = LocalExchange.coinbase(QUIET, 1, 0);
    private final LocalExchange binance = LocalExchange.binance(QUIET, 1, 0);

    @BeforeEach
    void list() {
        coinbase.rest().answers().lists("BTC-USD", LONG_AGO).lists("LONGER-USD", LONG_AGO);
        binance.rest().answers().lists("BTCUSDT", LONG_AGO).lists("ETHBTC", LONG_AGO);
        binance.rest().answers().states("ETHBTC", "BREAK");
    }

    @AfterEach
    void close() {
        coinbase.close();
        binance.close();
    }

    @Test
    void aListNeedsNoBook() {
        JsonNode document = json("--venue", "binance", "--json");

        assertThat(document.get("listed").asInt()).isEqualTo(2);
        JsonNode bitcoin = document.get("products").get(0);
        assertThat(bitcoin.get("symbol").asString()).isEqualTo("BTC-USDT");
        assertThat(bitcoin.get("venueSymbol").asString()).isEqualTo("BTCUSDT");
        assertThat(bitcoin.get("dayVolumeUsd").asDouble()).isEqualTo(7e6);
        assertThat(bitcoin.get("minimumValue").asInt()).isEqualTo(5);
        assertThat(bitcoin.get("tierAtBest").asString()).isEqualTo("TIER_3");
        assertThat(bitcoin.get("missing").get(0).asString()).isEqualTo("market-cap rank");
        assertThat(bitcoin.get("follows").isNull()).isTrue();
        JsonNode ether = document.get("products").get(1);
        assertThat(ether.get("state").asString()).isEqualTo("halted");
        // Volume in bitcoin has no rate to the dollar.
        assertThat(ether.get("dayVolumeUsd").isNull()).isTrue();
    }

    @Test
    void whatIsAddedIsFollowedWithTheVenuesSteps() {
        JsonNode added = json("--venue", "coinbase", "--add", "BTC-USD", "--json");
        assertThat(added.get("done").get(0).asString()).isEqualTo("The desk follows BTC-USD");

        JsonNode again = json("--venue", "coinbase", "--followed", "--json");
        assertThat(again.get("shown").asInt()).isEqualTo(1);
        assertThat(again.get("products").get(0).get("follows").asString()).isEqualTo("BTC-USD");
        // By another name at the other venue.
        assertThat(json("--venue", "binance", "--json")
                        .get("products")
                        .get(0)
                        .get("follows")
                        .asString())
                .isEqualTo("BTC-USD");
        try (var store = JooqWorkstationStore.open(folder.resolve("book"), OpenMode.EXISTING)) {
            assertThat(store.load().instruments()).singleElement().satisfies(instrument -> {
                assertThat(instrument.id()).isEqualTo(InstrumentId.of("BTC-USD"));
                assertThat(instrument.priceTick()).isEqualByComparingTo("0.01");
                assertThat(instrument.quantityStep()).isEqualByComparingTo("0.0001");
            });
        }
        assertThat(run("--venue", "coinbase", "--add", "BTC-USD").err()).contains("follows BTC-USD already");
        assertThat(run("--venue", "coinbase", "--add", "NOPE-USD").err()).contains("does not list NOPE-USD");
    }

    @Test
    void aListingIsAppliedAndJournaledOnce() {
        json("--venue", "coinbase", "--add", "BTC-USD", "--json");
        coinbase.rest().answers().states("BTC-USD", "delisted");
        assertThat(json("--venue", "coinbase", "--apply", "--json")
                        .get("done")
                        .get(0)
                        .asString())
                .isEqualTo("BTC-USD delisted at COINBASE");
        coinbase.rest().answers().removes("BTC-USD");
        json("--venue", "coinbase", "--apply", "--json");
        json("--venue", "coinbase", "--apply", "--json");

        try (var store = JooqWorkstationStore.open(folder.resolve("book"), OpenMode.EXISTING)) {
            assertThat(store.journalAfter(0, 1_000))
                    .filteredOn(entry -> entry.type() == JournalType.LISTING_CHANGED)
                    .extracting(entry -> entry.payload().contains("\"leftOut\":true"))
                    .containsExactly(true, true);
            assertThat(store.load().instruments()).extracting(Instrument::id).hasSize(1);
        }
    }

    @Test
    void aVenueThatAnswersHtmlIsNamed() {
        coinbase.rest().suffer(RestFault.HTML, 9);

        CliRun run = run("--venue", "coinbase");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("COINBASE answered with a web page instead of data")
                .contains("again in");
    }

    @Test
    void anUnknownVenueIsRefusedByName() {
        assertThat(run("--venue", "kraken").code()).isEqualTo(2);
        assertThat(run("--venue", "kraken").err()).contains("--venue: must be coinbase or binance, was 'kraken'");
        assertThat(run("--venue", "coinbase", "--state", "open").err()).contains("--state must be");
    }

    private JsonNode json(String... options) {
        CliRun run = run(options);
        assertThat(run.code()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(run.out());
    }

    private CliRun run(String... options) {
        var all = new ArrayList<>(List.of("products", "--data", folder.toString(), "--book", "own"));
        all.addAll(List.of(options));
        all.addAll(List.of("--coinbase-url", coinbase.restAddress().toString()));
        all.addAll(List.of("--binance-url", binance.restAddress().toString()));
        return CliRun.of(all.toArray(String[]::new));
    }
}
