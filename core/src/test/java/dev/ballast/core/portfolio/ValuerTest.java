package dev.ballast.core.portfolio;

import static dev.ballast.core.portfolio.Ledgers.BTC;
import static dev.ballast.core.portfolio.Ledgers.ETH;
import static dev.ballast.core.portfolio.Ledgers.START;
import static dev.ballast.core.portfolio.Ledgers.buy;
import static dev.ballast.core.portfolio.Ledgers.deposit;
import static dev.ballast.core.portfolio.Ledgers.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuerTest {

    private static final Book BOOK = Book.replay(
            LotMethod.FIFO,
            List.of(
                    deposit(0, "10000"),
                    buy(1, BTC, "2", "1000", "10"),
                    buy(2, ETH, "10", "100", "5"),
                    sell(3, ETH, "5", "120", "3")));

    @Test
    void equityIsCashAndPositionsAtTheMiddle() {
        Valuation valuation = value(Map.of(BTC, quote(BTC, 1490, 1510), ETH, quote(ETH, 99, 101)), CurrencyRates.PAR);

        // Cash 10000 − 2010 − 1005 + 597 = 7582; positions 2 × 1500 + 5 × 100.
        assertThat(valuation.cash()).isEqualByComparingTo("7582");
        assertThat(valuation.invested()).isEqualTo(3500);
        assertThat(valuation.equity()).isEqualTo(11082);
        assertThat(valuation.weight(BTC)).isCloseTo(3000 / 11082.0, within(1e-15));
        assertThat(valuation.cashWeight() + valuation.weight(BTC) + valuation.weight(ETH))
                .isCloseTo(1, within(1e-12));
        Position btc = valuation.position(BTC).orElseThrow();
        assertThat(btc.unrealised()).isEqualTo(3000 - 2010);
        assertThat(btc.category()).isEqualTo(Category.L1);
        assertThat(btc.price()).contains(1500.0);
        assertThat(btc.dayChange().orElseThrow()).isCloseTo(0.25, within(1e-15));
        assertThat(valuation.dayChange().reason())
                .as("600 of BTC-USD alone is not the book's")
                .isEqualTo("There is no close of ETH-USD of the days before.");
        assertThat(valuation.realised()).isEqualTo(597 - 502.5);
        assertThat(valuation.position(ETH).orElseThrow().category()).isEqualTo(Category.OTHER);
        assertThat(valuation.position(ETH).orElseThrow().dayChange().reason())
                .isEqualTo("There is no close of ETH-USD of the days before.");
    }

    @Test
    void aPositionWithoutAPriceIsMissingAndCountsAsZero() {
        Valuation valuation = value(Map.of(ETH, quote(ETH, 99, 101)), CurrencyRates.PAR);

        Position btc = valuation.position(BTC).orElseThrow();
        assertThat(btc.freshness()).isEqualTo(Freshness.MISSING);
        assertThat(btc.value()).isZero();
        assertThat(btc.unrealised()).isZero();
        assertThat(btc.dayChange().reason()).isEqualTo("There is no price of BTC-USD.");
        assertThat(btc.price()).isEmpty();
        assertThat(valuation.equity()).isEqualTo(7582 + 500);
    }

    /// 2 × (1500 − 1200) + 5 × (100 − 80).
    @Test
    void theDaysChangeOfTheBookNeedsACloseOfEveryPosition() {
        Map<InstrumentId, Quote> quotes = Map.of(BTC, quote(BTC, 1490, 1510), ETH, quote(ETH, 99, 101));
        var market = new MarketView(
                Map.of(), quotes, Map.of(BTC, 1200.0, ETH, 80.0), CurrencyRates.PAR, FreshnessPolicy.DEFAULT, START);

        assertThat(market.value(BOOK).dayChange().orElseThrow()).isEqualTo(700);
        assertThat(market.value(Book.empty(LotMethod.FIFO)).dayChange().orElseThrow())
                .isZero();
    }

    @Test
    void aPositionInACurrencyWithoutARateIsMissing() {
        var eur = InstrumentId.of("BTC-EUR");
        Book book = Book.replay(LotMethod.FIFO, List.of(deposit(0, "1000"), buy(1, eur, "1", "100", "0")));
        Map<InstrumentId, Quote> quotes = Map.of(eur, quote(eur, 200, 200));

        assertThat(market(quotes, CurrencyRates.PAR).value(book).equity()).isEqualTo(900);
        assertThat(market(quotes, CurrencyRates.PAR.with("EUR", new BigDecimal("1.1")))
                        .value(book)
                        .equity())
                .isCloseTo(900 + 220, within(1e-9));
    }

    @Test
    void anEmptyBookIsWorthItsCash() {
        Valuation valuation = market(Map.of(), CurrencyRates.PAR).value(Book.empty(LotMethod.FIFO));

        assertThat(valuation.equity()).isZero();
        assertThat(valuation.positions()).isEmpty();
        assertThat(valuation.cashWeight()).isEqualTo(1);
    }

    private static Valuation value(Map<InstrumentId, Quote> quotes, CurrencyRates rates) {
        return market(quotes, rates).value(BOOK);
    }

    private static MarketView market(Map<InstrumentId, Quote> quotes, CurrencyRates rates) {
        return new MarketView(
                Map.of(BTC, Instrument.of(BTC, Category.L1)),
                quotes,
                Map.of(BTC, 1200.0),
                rates,
                FreshnessPolicy.DEFAULT,
                START);
    }

    private static Quote quote(InstrumentId id, double bid, double ask) {
        return new Quote(id, bid, ask, bid, QuoteSource.SIMULATED, START);
    }
}
