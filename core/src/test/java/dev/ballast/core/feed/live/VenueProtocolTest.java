package dev.ballast.core.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is asked of which venue for whole bars.
class VenueProtocolTest {

    @Test
    void binanceSaysByItselfWhenAnHourIsOver() {
        var own = InstrumentId.of("C0-USDT");
        Products products = Products.usual(List.of(own, InstrumentId.of("C1-USD")), List.of(QuoteSource.BINANCE));
        VenueProtocol binance = VenueProtocols.of(QuoteSource.BINANCE, products, 1, new MessageCounts());
        assertThat(binance.subscriptions(products.names().keySet()))
                .singleElement()
                .satisfies(asked -> assertThat(asked.text())
                        .contains("[\"c0usdt@bookTicker\",\"c0usdt@ticker\",\"c0usdt@kline_1h\",\"c1usdt@bookTicker\","
                                + "\"c1usdt@ticker\"]"));
        assertThat(binance.hourly(products.names().keySet())).isEmpty();
    }

    @Test
    void barsComeFromTheVenueThatTradesTheVeryPair() {
        List<InstrumentId> ids = Stream.of("BTC-USD", "BTC-USDT", "BTC-USDC", "BTC-EUR", "ETH-BTC")
                .map(InstrumentId::of)
                .toList();
        Products both = Products.usual(ids, List.of(QuoteSource.COINBASE, QuoteSource.BINANCE));
        assertThat(both.barsFrom(QuoteSource.COINBASE))
                .extracting(InstrumentId::symbol)
                .containsExactlyInAnyOrder("BTC-USD", "BTC-EUR", "ETH-BTC");
        assertThat(both.barsFrom(QuoteSource.BINANCE))
                .extracting(InstrumentId::symbol)
                .containsExactly("BTC-USDT");
        assertThat(Products.usual(ids, List.of(QuoteSource.BINANCE)).barsFrom(QuoteSource.BINANCE))
                .extracting(InstrumentId::symbol)
                .containsExactlyInAnyOrder("BTC-USDT", "BTC-EUR", "ETH-BTC");
    }
}
