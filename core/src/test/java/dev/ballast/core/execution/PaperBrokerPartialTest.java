package dev.ballast.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.FreshnessPolicy;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Tier;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.ProposalId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Figures of fills in parts: how much at a time, at what price, for what fee (EXE-1).
///
/// By hand: 86,400 units a day are 5 in an interval of 5 s; a tenth of that is 0.5, times a draw from 0.5 to 1.5.
class PaperBrokerPartialTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final BigDecimal STEP = new BigDecimal("0.01");
    private static final BigDecimal FEE = new BigDecimal("0.001");
    private static final BigDecimal SLIPPAGE = new BigDecimal("0.0002");
    private static final Conditions CONDITIONS = new Conditions(
            new Instrument(BTC, Category.L1, Tier.TIER_1, STEP, STEP),
            OptionalDouble.of(86_400),
            CurrencyRates.PAR,
            FreshnessPolicy.DEFAULT,
            0.01,
            NOW);

    private static PaperBroker broker(long seed) {
        return new PaperBroker(new ExecutionPolicy(
                FEE, SLIPPAGE, 0.1, Duration.ofSeconds(5), 0, seed, Duration.ofMinutes(1), Duration.ofMinutes(15)));
    }

    private static Order order(Side side, String quantity) {
        return new Order(
                "P-1/2",
                new ProposalId("P-1"),
                2,
                1,
                BTC,
                side,
                new BigDecimal(quantity),
                new BigDecimal("100"),
                OrderRoute.BROKER,
                OrderState.OPEN,
                NOW,
                NOW,
                BigDecimal.ZERO,
                0,
                "");
    }

    private static List<Fill> fills(Side side, String quantity, long seed) {
        var quote = new Quote(BTC, 99.9, 100.1, 100, QuoteSource.COINBASE, NOW);
        var fills = new ArrayList<Fill>();
        Order order = order(side, quantity);
        while (order.isOpen()) {
            Fill fill = ((Execution.Filled) broker(seed).place(order, quote, CONDITIONS)).fill();
            fills.add(fill);
            order = order.filled(fill.quantity(), NOW);
        }
        return fills;
    }

    @Test
    void eachPartIsWithinWhatTheMarketBearsAndTheirSumIsTheOrder() {
        for (long seed = 1; seed <= 200; seed++) {
            List<Fill> fills = fills(Side.BUY, "7.13", seed);
            String where = "seed " + seed;
            assertThat(fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(where)
                    .isEqualByComparingTo("7.13");
            // 7.13 in parts of 0.25 to 0.75.
            assertThat(fills.size()).as(where).isBetween(10, 29);
            for (Fill fill : fills.subList(0, fills.size() - 1)) {
                assertThat(fill.quantity()).as(where).isBetween(new BigDecimal("0.25"), new BigDecimal("0.75"));
                assertThat(fill.quantity().remainder(STEP).signum()).as(where).isZero();
            }
            assertThat(fills.stream().map(Fill::id).distinct().count())
                    .as(where)
                    .isEqualTo(fills.size());
        }
    }

    @Test
    void pricesLieWithinTheSlippageOnTheWorseSideAndFeesAreOfEachPart() {
        for (long seed = 1; seed <= 200; seed++) {
            for (Fill fill : fills(Side.BUY, "3", seed)) {
                assertThat(fill.price()).isBetween(new BigDecimal("100.1"), new BigDecimal("100.12002"));
                assertThat(fill.fee()).isEqualByComparingTo(Fees.of(fill.quantity(), fill.price(), FEE));
            }
            for (Fill fill : fills(Side.SELL, "3", seed)) {
                assertThat(fill.price()).isBetween(new BigDecimal("99.88002"), new BigDecimal("99.9"));
            }
        }
    }

    @Test
    void theSameSeedGivesTheSamePartsAfterARestartAndAnotherOthers() {
        assertThat(fills(Side.BUY, "5", 7)).isEqualTo(fills(Side.BUY, "5", 7));
        assertThat(fills(Side.BUY, "5", 7)).isNotEqualTo(fills(Side.BUY, "5", 8));
    }
}
