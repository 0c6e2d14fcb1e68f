package dev.ballast.core.rebalance;

import static dev.ballast.core.rebalance.Desk.A;
import static dev.ballast.core.rebalance.Desk.B;
import static dev.ballast.core.rebalance.Desk.C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {

    /// Equity 10,000: A 2,400, B 1,000, C nothing, cash 6,600; spreads of 2 %.
    private static Desk desk() {
        return new Desk()
                .instrument(A, "0.1")
                .instrument(B, "0.1")
                .instrument(C, "0.1")
                .cash("6600")
                .hold(A, "24")
                .hold(B, "100")
                .quote(A, 99, 101)
                .quote(B, 9.9, 10.1)
                .quote(C, 0.99, 1.01)
                .target(A, 0.12)
                .target(B, 0.14)
                .target(C, 0.20);
    }

    @Test
    void tradesOnlyWhatIsFurtherThanTheLegThresholdAndSellsFirst() {
        Plan plan = desk().plan().orElseThrow();

        assertThat(plan.legs()).extracting(Leg::instrument).containsExactly(A, C);
        Leg sale = plan.legs().getFirst();
        assertThat(sale.number()).isEqualTo(1);
        assertThat(sale.side()).isEqualTo(Side.SELL);
        assertThat(sale.quantity()).isEqualByComparingTo("12");
        assertThat(sale.price()).isEqualByComparingTo("99");
        assertThat(sale.value()).isEqualByComparingTo("1188");
        assertThat(sale.fee()).isEqualByComparingTo("1.188");
        assertThat(sale.reason()).isEqualTo("from 24.0 % to 12.0 % of equity, its target");
        assertThat(sale.confidence()).isEqualTo(1);
        Leg purchase = plan.legs().getLast();
        assertThat(purchase.side()).isEqualTo(Side.BUY);
        assertThat(purchase.quantity()).isEqualByComparingTo("2000");
        assertThat(purchase.price()).isEqualByComparingTo("1.01");
        assertThat(purchase.priority()).isEqualTo(Urgency.HIGH);
        assertThat(plan.cost().commission()).isCloseTo(1.188 + 2.02, within(1e-12));
        assertThat(plan.cost().spread()).isCloseTo(12 + 20, within(1e-9));
        assertThat(plan.cost().total()).isCloseTo(35.208, within(1e-9));
        assertThat(plan.after().largestDrift()).isLessThan(plan.before().largestDrift());
        assertThat(plan.residual()).hasSize(3);
        assertThat(plan.skipped()).isEmpty();
    }

    @Test
    void sellsAnOverLargePositionDownToItsMark() {
        Desk desk = new Desk().instrument(A, "0.01").cash("70").hold(A, "30").quote(A, 1, 1);

        Plan plan = desk.plan().orElseThrow();

        assertThat(plan.legs()).hasSize(1);
        assertThat(plan.legs().getFirst().quantity()).isEqualByComparingTo("7");
        assertThat(plan.legs().getFirst().reason())
                .isEqualTo("from 30.0 % to 23.0 % of equity, as the position limit is 25.0 %");
        assertThat(plan.after().weights().get(A)).isCloseTo(0.23, within(1e-4));
        assertThat(plan.before().largestDrift()).isZero();
    }

    @Test
    void theStricterOfTargetAndLimitWins() {
        Desk lower = new Desk()
                .instrument(A, "1")
                .cash("60")
                .hold(A, "40")
                .quote(A, 1, 1)
                .target(A, 0.10);
        assertThat(lower.plan().orElseThrow().legs().getFirst().quantity()).isEqualByComparingTo("30");

        Desk above = new Desk()
                .instrument(A, "1")
                .cash("40")
                .hold(A, "60")
                .quote(A, 1, 1)
                .target(A, 0.35);
        assertThat(above.plan().orElseThrow().legs().getFirst().quantity()).isEqualByComparingTo("37");

        Desk purchase = new Desk().instrument(A, "1").cash("100").quote(A, 1, 1).target(A, 0.60);
        assertThat(purchase.plan().orElseThrow().legs().getFirst().quantity()).isEqualByComparingTo("23");

        Desk between = new Desk()
                .instrument(A, "1")
                .cash("76")
                .hold(A, "24")
                .quote(A, 1, 1)
                .target(A, 0.60);
        assertThat(between.plan().reason()).contains("no weight is further");
    }

    @Test
    void purchasesAreScaledDownToTheCashThereIs() {
        // C cannot be sold, since one step of it is more than there is.
        Desk desk = new Desk()
                .instrument(A, "0.001")
                .instrument(B, "0.001")
                .cash("30")
                .hold(C, "970")
                .quote(A, 1, 1)
                .quote(B, 1, 1)
                .quote(C, 1, 1)
                .target(A, 0.24)
                .target(B, 0.12)
                .target(C, 0.24);
        desk.instrument(C, "1000000");

        Plan plan = desk.plan().orElseThrow();

        assertThat(plan.legs()).extracting(Leg::instrument).containsExactly(A, B);
        BigDecimal spent =
                plan.legs().stream().map(leg -> leg.value().add(leg.fee())).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(spent).isLessThanOrEqualTo(new BigDecimal("30")).isGreaterThan(new BigDecimal("29.99"));
        assertThat(plan.legs().getFirst().quantity().doubleValue())
                .isCloseTo(2 * plan.legs().getLast().quantity().doubleValue(), within(0.01));
        assertThat(plan.skipped()).anyMatch(why -> why.contains("scaled down to the cash of 30.00"));
        assertThat(plan.skipped()).anyMatch(why -> why.startsWith("C-USD left out: less than one step"));
    }

    @Test
    void leavesOutWhatIsBelowTheMinimum() {
        Desk desk = new Desk().instrument(A, "0.1").cash("7").hold(A, "3").quote(A, 1, 1);

        assertThat(desk.plan().reason()).isEqualTo("No plan: A-USD left out: 0.70 is below the minimum trade of 5.00.");
    }

    @Test
    void aFeeAboveWhatASaleBringsIsNotPaidOnCredit() {
        Desk desk = new Desk().instrument(A, "1").hold(A, "100").quote(A, 1, 1);
        desk.feeRate = new BigDecimal("1.5");

        assertThat(desk.plan().reason()).contains("its fee is more than it brings");
    }

    @Test
    void aTargetOfZeroSellsEverythingInSteps() {
        Desk desk = desk().target(A, 0).instrument(A, "0.7");

        assertThat(desk.plan().orElseThrow().legs().getFirst().quantity()).isEqualByComparingTo("23.8");
    }

    @Test
    void namesWhatHasNoUsablePrice() {
        Desk unpriced = desk();
        unpriced.quotes.remove(C);
        assertThat(unpriced.plan().reason()).isEqualTo("No plan: C-USD has no price.");

        assertThat(desk().quote(C, 1.02, 1.01).plan().reason())
                .isEqualTo("No plan: bid 1.02 of C-USD is above its ask 1.01.");

        Desk unknown = desk();
        unknown.instruments.remove(C);
        assertThat(unknown.plan().reason()).isEqualTo("No plan: C-USD is not a known instrument.");

        InstrumentId euro = InstrumentId.of("D-EUR");
        assertThat(desk().instrument(euro, "1")
                        .quote(euro, 1, 1)
                        .target(euro, 0.2)
                        .plan()
                        .reason())
                .isEqualTo("No plan: no rate of EUR for D-EUR is known.");
    }

    @Test
    void aHeldPositionWithoutAPriceStopsEverything() {
        Desk desk = desk();
        var readings = desk.readings();
        desk.quotes.remove(B);

        assertThat(Planner.plan(desk.request(readings)).reason()).isEqualTo("No plan: B-USD has no price.");
    }

    @Test
    void withoutAFiredTriggerThereIsNothingToDo() {
        assertThat(desk().target(A, 0.22).target(C, 0.01).plan().reason()).isEqualTo("No plan: no trigger fired.");
        var asked = new TriggerReading(TriggerKind.ON_DEMAND, "portfolio", 0, 0, true, Urgency.LOW, "asked");
        assertThat(Planner.plan(new Desk().request(List.of(asked))).reason()).isEqualTo("No plan: the book is empty.");
        Result<Plan> calm = Planner.plan(
                desk().target(A, 0.24).target(B, 0.10).target(C, 0.04).request(List.of(asked)));
        assertThat(calm.reason()).contains("no weight is further from its target than the leg threshold");
        assertThat(Planner.plan(desk().target(A, 0.18).target(C, 0).request(List.of(asked)))
                        .orElseThrow()
                        .legs())
                .extracting(Leg::instrument)
                .containsExactly(A);
    }

    @Test
    void oldPricesLowerTheConfidence() {
        Desk desk = desk();
        desk.quotes.put(C, new Quote(C, 1, 1, 1, QuoteSource.COINBASE, Desk.NOW.minusSeconds(30)));
        desk.quotes.put(A, new Quote(A, 100, 100, 100, QuoteSource.LAST_CLOSE, Desk.NOW));

        assertThat(desk.plan().orElseThrow().legs()).extracting(Leg::confidence).containsExactly(0.25, 0.5);
    }

    @Test
    void figuresFollowTheLegsThatAreSwitchedOn() {
        PlanRequest request = desk().request();
        List<Leg> legs = Planner.plan(request).orElseThrow().legs();

        PortfolioFigures all = Planner.after(request, legs).orElseThrow();
        PortfolioFigures none = Planner.after(
                        request, legs.stream().map(PlannerTest::off).toList())
                .orElseThrow();

        assertThat(all).isEqualTo(Planner.plan(request).orElseThrow().after());
        assertThat(none).isEqualTo(Planner.plan(request).orElseThrow().before());
        Leg dear = legs.getLast();
        Leg tooMuch = new Leg(
                1,
                dear.instrument(),
                Side.BUY,
                new BigDecimal("1000000"),
                dear.price(),
                dear.value(),
                dear.fee(),
                "",
                Urgency.LOW,
                1,
                true);
        assertThat(Planner.after(request, List.of(tooMuch)).reason()).contains("short");
    }

    @Test
    void figuresSayWhyThereIsNoHealth() {
        Desk desk = desk();
        desk.quotes.remove(B);
        PortfolioFigures figures = Figures.of(
                desk.valuation(), desk.targets(), desk.request(List.of()).risk());

        assertThat(figures.health()).isNaN();
        assertThat(figures.healthReason()).isEqualTo("B-USD has no price");
        assertThat(figures.volatility()).isNaN();
    }

    @Test
    void requestRefusesANegativeFee() {
        Desk desk = desk();
        desk.feeRate = new BigDecimal("-0.1");
        assertThatThrownBy(desk::request).hasMessageContaining("feeRate");
    }

    private static Leg off(Leg leg) {
        return new Leg(
                leg.number(),
                leg.instrument(),
                leg.side(),
                leg.quantity(),
                leg.price(),
                leg.value(),
                leg.fee(),
                leg.reason(),
                leg.priority(),
                leg.confidence(),
                false);
    }
}
