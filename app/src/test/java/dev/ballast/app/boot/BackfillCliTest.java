package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.exchange.LocalExchange;
import dev.ballast.core.feed.exchange.RestFault;
import dev.ballast.core.feed.exchange.Tape;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import dev.ballast.persistence.JooqWorkstationStore;
import dev.ballast.persistence.OpenMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// `ballast backfill` into a real book, from venues on the loopback.
class BackfillCliTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");

    @TempDir
    private Path folder = Path.of("");

    private static final Tape QUIET = new Tape(List.of(), Duration.ofHours(1));
    private static final Instant LONG_AGO = Instant.parse("2015-01-01T00:00:00Z");

    private final InstantSource clock = InstantSource.system();
    private final LocalExchange coinbase = LocalExchange.coinbase(QUIET, 1, 0);
    private final LocalExchange binance = LocalExchange.binance(QUIET, 1, 0);

    @BeforeEach
    void list() {
        coinbase.rest().answers().lists("BTC-USD", LONG_AGO);
        binance.rest().answers().lists("BTCUSDT", LONG_AGO);
    }

    @AfterEach
    void close() {
        coinbase.close();
        binance.close();
    }

    @Test
    void historyOfAllTimeframesIsStoredAndNotAskedForTwice() {
        String from = clock.instant().minus(40, ChronoUnit.DAYS).toString().substring(0, 10);

        JsonNode first = json("--symbols", "BTC-USD", "--timeframes", "1h,4h,1d,1w", "--from", from);

        assertThat(first.get("end").asString()).isEqualTo("COMPLETE");
        assertThat(first.get("series").size()).isEqualTo(4);
        try (var store = JooqWorkstationStore.open(folder.resolve("book"), OpenMode.EXISTING)) {
            assertThat(store.bars(BTC, Timeframe.H1)).hasSizeBetween(40 * 24, 41 * 24);
            assertThat(store.bars(BTC, Timeframe.D1)).hasSizeBetween(39, 41);
            assertThat(store.bars(BTC, Timeframe.H4)).hasSizeBetween(39 * 6, 41 * 6);
            assertThat(store.bars(BTC, Timeframe.W1)).hasSizeBetween(4, 5);
            assertThat(store.bars(BTC, Timeframe.D1).getFirst())
                    .isEqualTo(coinbase.rest().answers().bar(Instant.parse(from + "T00:00:00Z"), Duration.ofDays(1)));
            assertThat(store.load().dailyHistory()).containsOnlyKeys(BTC);
        }
        int asked = coinbase.rest().requests().size();
        JsonNode second = json("--symbols", "BTC-USD", "--timeframes", "1h,4h,1d,1w", "--from", from);
        assertThat(second.get("added").asInt()).isLessThanOrEqualTo(4);
        assertThat(coinbase.rest().requests()).hasSize(asked + 2);
    }

    @Test
    void aVenueThatLacksThePairGivesWayAndAPairThatNobodyHasIsNamed() {
        String from = clock.instant().minus(5, ChronoUnit.DAYS).toString().substring(0, 10);

        CliRun run = run(
                "--symbols", "BTC-EUR,NOPE-USD", "--from", from, "--binance-quote", "EUR=USDT", "--timeframes", "1d");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("BTC-EUR 1d: [56] bars added from binance; coinbase: UNKNOWN_INSTRUMENT: HTTP 404")
                .contains("NOPE-USD 1d: 0 bars added; coinbase: UNKNOWN_INSTRUMENT")
                .contains("binance: UNKNOWN_INSTRUMENT: HTTP 400, -1121 Invalid symbol.; NOT COMPLETE");
    }

    /// Each fault that passes is waited for about a second, and the bars are whole in the end.
    @ParameterizedTest
    @EnumSource(
            value = RestFault.class,
            names = {"RATE_LIMITED", "HTML", "HALF_ANSWER"})
    void aFaultThatPassesCostsNoBars(RestFault fault) {
        String from = clock.instant().minus(5, ChronoUnit.DAYS).toString().substring(0, 10);
        coinbase.rest().suffer(fault, 1);

        JsonNode document = json("--symbols", "BTC-USD", "--from", from);

        assertThat(document.get("end").asString()).isEqualTo("COMPLETE");
        assertThat(document.get("added").asInt()).isBetween(5, 6);
        assertThat(coinbase.rest().requests()).hasSize(2);
        assertThat(binance.rest().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --symbols=btc --from=2023-01-01                       | --symbols
            --symbols=BTC-USD --from=2023-02-30                   | --from must be a day
            --symbols=BTC-USD --from=1999-01-01                   | --from must not lie before 2009
            --symbols=BTC-USD --from=2023-01-01 --timeframes=5m   | --timeframes must be
            --symbols=BTC-USD --from=2023-01-01 --venues=kraken   | --venues must be
            --symbols=BTC-USD --from=2023-01-01 --binance-quote=X | --binance-quote
            --symbols=BTC-USD --from=2023-01-01 --coinbase-url=ftp://x | --coinbase-url must be
            """)
    void anOptionThatMakesNoSenseIsRefusedByName(String options, String words) {
        CliRun run = run(options.split(" ", -1));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(words);
        assertThat(coinbase.rest().requests()).isEmpty();
    }

    private JsonNode json(String... options) {
        var all = new ArrayList<>(List.of(options));
        all.add("--json");
        return run(all.toArray(String[]::new)).succeeds().json();
    }

    private CliRun run(String... options) {
        var all = new ArrayList<>(List.of("backfill", "--data", folder.toString()));
        all.addAll(List.of(options));
        if (all.stream().noneMatch(option -> option.startsWith("--coinbase-url"))) {
            all.addAll(List.of("--coinbase-url", coinbase.restAddress().toString()));
        }
        all.addAll(List.of("--binance-url", binance.restAddress().toString()));
        return CliRun.of(all.toArray(String[]::new));
    }
}
