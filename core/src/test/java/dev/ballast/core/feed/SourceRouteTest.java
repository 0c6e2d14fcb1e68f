package dev.ballast.core.feed;

import static dev.ballast.core.market.QuoteSource.BINANCE;
import static dev.ballast.core.market.QuoteSource.COINBASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceRouteTest {

    @Test
    void aVenuesCurrencyIsNamedWhereItIsTakenForAnother() {
        Map<QuoteSource, String> products = Map.of(COINBASE, "BTC-USD", BINANCE, "BTCUSDT");

        assertThat(route("BTC-USD", products).currencyTaken(COINBASE)).isEmpty();
        assertThat(route("BTC-USD", products).currencyTaken(BINANCE)).hasValue("USDT");
        assertThat(route("BTC-USDT", products).currencyTaken(COINBASE)).hasValue("USD");
        assertThat(route("BTC-USDT", products).currencyTaken(BINANCE)).isEmpty();
        assertThat(route("BTC-USDC", products).currencyTaken(BINANCE)).hasValue("USDT");
        assertThat(route("BTC-EUR", Map.of(BINANCE, "BTCEUR")).currencyTaken(BINANCE))
                .isEmpty();
        assertThat(route("BTC-USD", Map.of()).currencyTaken(BINANCE)).isEmpty();
    }

    private static SourceRoute route(String symbol, Map<QuoteSource, String> products) {
        return new SourceRoute(
                InstrumentId.of(symbol),
                Optional.of(COINBASE),
                SourceRoute.Side.PRIMARY,
                Instant.EPOCH,
                "",
                products,
                0,
                0,
                Map.of());
    }
}
