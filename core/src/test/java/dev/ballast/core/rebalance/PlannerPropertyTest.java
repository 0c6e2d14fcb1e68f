package dev.ballast.core.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random books, prices, steps and targets: what every plan must keep, checked by arithmetic of its own.
class PlannerPropertyTest {

    private static final long SEED = 31;
    private static final int CASES = 1500;
    private static final String[] STEPS = {"0.00000001", "0.001", "0.37", "1", "25"};

    @Test
    void everyPlanKeepsTheRules() {
        var random = new Random(SEED);
        int plans = 0;
        int scaled = 0;
        for (int i = 0; i < CASES; i++) {
            Desk desk = desk(random);
            List<TriggerReading> readings = desk.readings();
            if (Planner.plan(desk.request(readings)) instanceof Result.Known<Plan>(Plan plan)) {
                plans++;
                scaled += plan.skipped().stream().anyMatch(why -> why.contains("scaled")) ? 1 : 0;
                check(desk, plan, "seed " + SEED + ", case " + i);
            }
        }
        assertThat(plans).isGreaterThan(CASES / 2);
        assertThat(scaled).isGreaterThan(CASES / 50);
    }

    private static void check(Desk desk, Plan plan, String where) {
        BigDecimal cash = desk.book.cash();
        var quantities = new HashMap<InstrumentId, BigDecimal>();
        boolean buying = false;
        for (Leg leg : plan.legs()) {
            Quote quote = quote(desk, leg.instrument());
            BigDecimal held = desk.book.holding(leg.instrument()).quantity();
            boolean buy = leg.side() == Side.BUY;
            assertThat(buying && !buy).as(where + ": sales first").isFalse();
            buying |= buy;
            assertThat(leg.price()).as(where).isEqualByComparingTo(Quote.exact(buy ? quote.ask() : quote.bid()));
            assertThat(leg.value())
                    .as(where)
                    .isEqualByComparingTo(leg.quantity().multiply(leg.price()));
            assertThat(leg.value()).as(where).isGreaterThanOrEqualTo(desk.policy.minimumTrade());
            assertThat(leg.quantity().remainder(step(desk, leg.instrument())).signum())
                    .as(where)
                    .isZero();
            if (!buy) {
                assertThat(leg.quantity()).as(where).isLessThanOrEqualTo(held);
            }
            cash = buy ? cash.subtract(leg.value()) : cash.add(leg.value());
            cash = cash.subtract(leg.fee());
            assertThat(cash.signum()).as(where + ": cash").isNotNegative();
            assertThat(quantities.put(leg.instrument(), buy ? held.add(leg.quantity()) : held.subtract(leg.quantity())))
                    .as(where)
                    .isNull();
        }
        checkAfter(desk, plan, cash.doubleValue(), quantities, where);
    }

    private static void checkAfter(
            Desk desk, Plan plan, double cash, Map<InstrumentId, BigDecimal> traded, String where) {
        var values = new HashMap<InstrumentId, Double>();
        for (InstrumentId id : desk.instruments.keySet()) {
            BigDecimal quantity = traded.getOrDefault(id, desk.book.holding(id).quantity());
            Quote quote = quote(desk, id);
            values.put(id, quantity.doubleValue() * (quote.bid() + quote.ask()) / 2);
        }
        double invested = values.values().stream().mapToDouble(v -> v).sum();
        double equity = invested + cash;
        double herfindahl = 0;
        for (Map.Entry<InstrumentId, Double> value : values.entrySet()) {
            double weight = plan.after().weights().getOrDefault(value.getKey(), 0.0);
            assertThat(weight).as(where).isCloseTo(value.getValue() / equity, within(1e-9));
            herfindahl += invested > 0 ? Math.pow(value.getValue() / invested, 2) : 0;
        }
        assertThat(plan.after().cashWeight()).as(where).isCloseTo(cash / equity, within(1e-9));
        assertThat(plan.after().herfindahl()).as(where).isCloseTo(herfindahl, within(1e-9));
    }

    private static Desk desk(Random random) {
        var desk = new Desk();
        int size = 1 + random.nextInt(8);
        double left = 0.75;
        for (int i = 0; i < size; i++) {
            var id = InstrumentId.of("COIN" + i + "-USD");
            double price = Math.exp(4 * random.nextGaussian());
            desk.instrument(id, STEPS[random.nextInt(STEPS.length)]);
            desk.quote(id, price, price * (1 + 0.01 * random.nextDouble()));
            double target = left * random.nextDouble();
            left -= target;
            if (random.nextInt(4) > 0) {
                desk.target(id, target);
            }
            if (random.nextBoolean()) {
                desk.hold(
                        id,
                        BigDecimal.valueOf(1000 * random.nextDouble() / price).toPlainString());
            }
        }
        if (random.nextInt(3) == 0) {
            desk.cash(BigDecimal.valueOf(1 + 2000 * random.nextDouble()).toPlainString());
        }
        if (random.nextBoolean()) {
            // Too large to be wanted, too coarse to be sold: the purchases beside it lack cash.
            var locked = InstrumentId.of("LOCKED-USD");
            desk.instrument(locked, "1000000")
                    .quote(locked, 1, 1)
                    .target(locked, 0.2)
                    .hold(locked, "5000");
        }
        desk.feeRate = BigDecimal.valueOf(random.nextInt(100), 4);
        return desk;
    }

    private static Quote quote(Desk desk, InstrumentId id) {
        return desk.market()
                .quotes()
                .getOrDefault(id, Quote.flat(id, 1, dev.ballast.core.market.QuoteSource.REPLAY, Desk.NOW));
    }

    private static BigDecimal step(Desk desk, InstrumentId id) {
        return java.util.Objects.requireNonNull(desk.instruments.get(id)).quantityStep();
    }
}
