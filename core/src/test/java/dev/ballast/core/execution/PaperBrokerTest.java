package dev.ballast.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.result.RefusalCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaperBrokerTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instrument FINE = Instrument.of(BTC, Category.L1);
    private static final Conditions CONDITIONS =
            new Conditions(FINE, OptionalDouble.empty(), CurrencyRates.PAR, FreshnessPolicy.DEFAULT, 0.01, NOW);
    private static final Broker BROKER = new PaperBroker(ExecutionPolicy.ideal(new BigDecimal("0.001")));

    @Test
    void buysAtTheAskAndSellsAtTheBid() {
        Quote quote = quote(100.1, 100.3, NOW);

        Fill bought = filled(BROKER.place(order(Side.BUY, "0.5", "100"), quote, CONDITIONS));
        Fill sold = filled(BROKER.place(order(Side.SELL, "0.5", "100"), quote, CONDITIONS));

        assertThat(bought.price()).isEqualByComparingTo("100.3");
        assertThat(bought.fee()).isEqualByComparingTo("0.05015");
        assertThat(sold.price()).isEqualByComparingTo("100.1");
        assertThat(bought.id().value()).isEqualTo("P-1/2/fill/1");
        assertThat(bought.order()).contains("P-1/2");
        assertThat(bought.source()).isEqualTo(FillSource.PAPER);
        assertThat(bought.time()).isEqualTo(NOW);
        assertThat(bought.rate()).isEqualByComparingTo("1");
        assertThat(BROKER.place(order(Side.BUY, "0.5", "100"), quote, CONDITIONS))
                .isEqualTo(new Execution.Filled(bought));
    }

    @Test
    void roundsTheFeeHalfEvenToEightDecimals() {
        // 0.00005 × 0.5 × 0.001 = 2.5e-8 and 0.00015 × 0.5 × 0.001 = 7.5e-8.
        assertThat(fee("0.00005")).isEqualByComparingTo("0.00000002");
        assertThat(fee("0.00015")).isEqualByComparingTo("0.00000008");
    }

    private static BigDecimal fee(String quantity) {
        return filled(BROKER.place(order(Side.BUY, quantity, "0.5"), quote(0.5, 0.5, NOW), CONDITIONS))
                .fee();
    }

    @Test
    void refusesWhatCannotBeTradedOn() {
        Order order = order(Side.BUY, "1", "100");

        assertThat(refused(order, null)).isEqualTo(RefusalCode.MISSING_PRICE);
        assertThat(refused(order, quote(100.2, 100.1, NOW))).isEqualTo(RefusalCode.CROSSED_QUOTE);
        assertThat(refused(order, quote(100, 100, NOW.minusMillis(10_001)))).isEqualTo(RefusalCode.STALE_PRICE);
        assertThat(refused(order, quote(100, 101.01, NOW))).isEqualTo(RefusalCode.PRICE_GUARD);
        assertThat(refused(order, quote(98, 98.9, NOW))).isEqualTo(RefusalCode.PRICE_GUARD);
        assertThat(refused(order.filled(BigDecimal.ONE, NOW), quote(100, 100, NOW)))
                .isEqualTo(RefusalCode.ILLEGAL_TRANSITION);
        assertThat(BROKER.place(order, quote(100, 101, NOW.minusSeconds(10)), CONDITIONS))
                .isInstanceOf(Execution.Filled.class);
    }

    @Test
    void refusesACurrencyWithoutARateAndAQuoteOfAnother() {
        InstrumentId euro = InstrumentId.of("BTC-EUR");
        Order order = order(euro, Side.BUY, "1", "10");

        assertThat(refused(order, Quote.flat(euro, 10, QuoteSource.COINBASE, NOW)))
                .isEqualTo(RefusalCode.UNKNOWN_CURRENCY);
        assertThatThrownBy(() -> BROKER.place(order, quote(1, 1, NOW), CONDITIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BTC-EUR")
                .hasMessageContaining("BTC-USD");
    }

    @Test
    void policyRefusesAFeeOfEverything() {
        assertThatThrownBy(() -> ExecutionPolicy.ideal(BigDecimal.ONE)).hasMessageContaining("feeRate");
        assertThatThrownBy(() -> policy("0", 0, 0)).hasMessageContaining("participation");
        assertThatThrownBy(() -> policy("1", 1, 0)).hasMessageContaining("slippage");
        assertThatThrownBy(() -> policy("0", 1, 1.1)).hasMessageContaining("rejectionRate");
    }

    private static ExecutionPolicy policy(String slippage, double participation, double rejectionRate) {
        return new ExecutionPolicy(
                new BigDecimal("0.001"),
                new BigDecimal(slippage),
                participation,
                Duration.ofSeconds(5),
                rejectionRate,
                1,
                Duration.ofSeconds(60),
                Duration.ofMinutes(15));
    }

    private static RefusalCode refused(Order order, @Nullable Quote quote) {
        return switch (BROKER.place(order, quote, CONDITIONS)) {
            case Execution.Refused refused -> refused.refusal().code();
            case Execution.Filled filled -> throw new AssertionError("was filled: " + filled);
        };
    }

    private static Fill filled(Execution execution) {
        return switch (execution) {
            case Execution.Filled filled -> filled.fill();
            case Execution.Refused refused -> throw new AssertionError("was refused: " + refused);
        };
    }

    private static Order order(Side side, String quantity, String reference) {
        return order(BTC, side, quantity, reference);
    }

    private static Order order(InstrumentId instrument, Side side, String quantity, String reference) {
        var proposal = new ProposalId("P-1");
        return new Order(
                Order.clientId(proposal, 2),
                proposal,
                2,
                1,
                instrument,
                side,
                new BigDecimal(quantity),
                new BigDecimal(reference),
                OrderRoute.BROKER,
                OrderState.OPEN,
                NOW,
                NOW,
                BigDecimal.ZERO,
                0,
                "");
    }

    private static Quote quote(double bid, double ask, Instant time) {
        return new Quote(BTC, bid, ask, bid, QuoteSource.COINBASE, time);
    }
}
