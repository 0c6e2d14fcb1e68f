package dev.ballast.core.outcome;

import static dev.ballast.core.outcome.Decisions.BTC;
import static dev.ballast.core.outcome.Decisions.ETH;
import static dev.ballast.core.outcome.Decisions.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.CostEstimate;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whatever was decided and traded: the real side is the book itself, and the difference is that of the legs alone.
class OutcomePropertyTest {

    private static final int CASES = 3_000;
    private static final Instant NOW = NOON.plus(Duration.ofDays(3));

    @Test
    void theRealSideIsTheBookAndTheDifferenceThatOfTheLegs() {
        for (int seed = 0; seed < CASES; seed++) {
            var random = new SplittableRandom(seed);
            boolean executed = random.nextBoolean();
            double price = random.nextDouble(10, 200);
            var ledger = new ArrayList<LedgerEntry>(List.of(
                    Decisions.deposit("d1", "1000000", NOON.minus(Duration.ofDays(9))),
                    trade("f1", BTC, Side.BUY, 1_000 + random.nextInt(1_000), price, NOON.minusSeconds(900), null),
                    trade("f2", ETH, Side.BUY, 1_000 + random.nextInt(1_000), price, NOON.minusSeconds(900), null)));
            Leg sale = leg(1, BTC, Side.SELL, 1 + random.nextInt(400), price * random.nextDouble(0.9, 1.1));
            Leg purchase = leg(2, ETH, Side.BUY, 1 + random.nextInt(400), price * random.nextDouble(0.9, 1.1));
            if (executed) {
                for (Leg leg : List.of(sale, purchase)) {
                    ledger.add(trade(
                            "P-1/" + leg.number(),
                            leg.instrument(),
                            leg.side(),
                            leg.quantity().intValue(),
                            leg.price().doubleValue(),
                            NOON.plusSeconds(leg.number()),
                            "P-1/" + leg.number()));
                }
            }
            for (int later = 0; later < random.nextInt(6); later++) {
                ledger.add(trade(
                        "l" + later,
                        random.nextBoolean() ? BTC : ETH,
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        1 + random.nextInt(100),
                        price,
                        NOON.plusSeconds(3_600L * (later + 1)),
                        null));
            }
            Map<InstrumentId, Double> prices = Map.of(BTC, random.nextDouble(10, 200), ETH, random.nextDouble(10, 200));
            Proposal proposal = Decisions.proposal(
                    "P-1",
                    executed ? ProposalState.EXECUTED : ProposalState.EXPIRED,
                    null,
                    new CostEstimate(1, 0),
                    List.of(sale, purchase));
            DecisionOutcome outcome = Outcomes.of(Decisions.request(List.of(proposal), ledger, Map.of(), prices, NOW))
                    .decisions()
                    .getFirst();
            Book book = Book.replay(LotMethod.FIFO, ledger);
            double equity = book.cash().doubleValue()
                    + book.holding(BTC).quantity().doubleValue() * prices.getOrDefault(BTC, 0.0)
                    + book.holding(ETH).quantity().doubleValue() * prices.getOrDefault(ETH, 0.0);
            assertThat(outcome.path().getLast().real()).as("seed %d", seed).isCloseTo(equity, within(1e-6));
            double gain = gain(sale, prices) + gain(purchase, prices);
            assertThat(outcome.clipped()).as("seed %d", seed).isZero();
            assertThat(outcome.value()).as("seed %d", seed).isCloseTo(executed ? gain : -gain, within(1e-6));
        }
    }

    /// What a leg executed at its price has earned at `prices`, its fee paid.
    private static double gain(Leg leg, Map<InstrumentId, Double> prices) {
        double move = prices.getOrDefault(leg.instrument(), 0.0) - leg.price().doubleValue();
        double sign = leg.side() == Side.BUY ? 1 : -1;
        return sign * move * leg.quantity().doubleValue() - leg.fee().doubleValue();
    }

    private static Leg leg(int number, InstrumentId instrument, Side side, int quantity, double price) {
        return Decisions.leg(number, instrument, side, Integer.toString(quantity), Double.toString(price), "1");
    }

    private static LedgerEntry trade(
            String id,
            InstrumentId instrument,
            Side side,
            int quantity,
            double price,
            Instant time,
            @Nullable String order) {
        return Decisions.fill(
                id, instrument, side, Integer.toString(quantity), Double.toString(price), "1", time, order);
    }
}
