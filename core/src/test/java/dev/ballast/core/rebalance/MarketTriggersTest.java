package dev.ballast.core.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.LotSale;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.report.RiskSettings;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.statistics.Histories;
import dev.ballast.core.stress.ScenarioLibrary;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarketTriggersTest {

    private static final InstrumentId A = Desk.A;
    private static final InstrumentId B = Desk.B;
    private static final int DAYS = 100;

    private final Desk desk = new Desk()
            .instrument(A, "0.01")
            .instrument(B, "0.01")
            .quote(A, 1, 1)
            .quote(B, 1, 1)
            .hold(A, "400")
            .hold(B, "400")
            .cash("200")
            .target(A, 0.4)
            .target(B, 0.4);
    private Map<InstrumentId, PriceHistory> histories = calm();
    private double correlation = 0.5;
    private MarketSigns signs = MarketSigns.none(Desk.NOW);
    private TriggerMemory memory = TriggerMemory.start(Desk.NOW);
    private RebalancePolicy policy = RebalancePolicy.DEFAULT;

    @Test
    void aScheduleFiresWhenItIsOver() {
        memory = TriggerMemory.start(Desk.NOW.minus(Duration.ofHours(24)));
        assertThat(read(TriggerKind.SCHEDULE).figures()).isEqualTo("not fired, 24.0 of 24.0 h");

        memory = TriggerMemory.start(Desk.NOW.minus(Duration.ofHours(25)));
        assertThat(read(TriggerKind.SCHEDULE).fired()).isTrue();
    }

    @Test
    void volatilityFiresAboveItsUsualLevelAndNarrowsTheBands() {
        TriggerReading calm = read(TriggerKind.VOLATILITY_SPIKE);
        assertThat(calm.fired()).isFalse();
        assertThat(calm.value()).isCloseTo(1, within(0.5));

        histories = stormy();
        TriggerReading spike = read(TriggerKind.VOLATILITY_SPIKE);
        assertThat(spike.fired()).isTrue();
        assertThat(spike.threshold()).isEqualTo(1.5);
        TriggerReading deviation = read(TriggerKind.DEVIATION);
        assertThat(deviation.context().baseThreshold()).isEqualTo(0.10);
        assertThat(deviation.threshold()).isCloseTo(0.075, within(1e-12));
        assertThat(deviation.context().adaptation()).contains("times its usual");
    }

    @Test
    void aCorrelatedPairFiresAndIsHeldUntilItsRelease() {
        correlation = 0.65;
        assertThat(read(TriggerKind.CORRELATION).figures()).isEqualTo("not fired, 0.65 of 0.70");

        correlation = 0.75;
        TriggerReading fired = read(TriggerKind.CORRELATION);
        assertThat(fired.fired()).isTrue();
        assertThat(fired.subject()).isEqualTo("A-USD / B-USD");
        memory = memory.after(all());

        correlation = 0.65;
        TriggerReading held = read(TriggerKind.CORRELATION);
        assertThat(held.context().state()).isEqualTo(TriggerState.HELD);
        assertThat(held.context().release()).isCloseTo(0.56, within(1e-12));
        assertThat(held.fired()).isFalse();

        correlation = 0.55;
        assertThat(read(TriggerKind.CORRELATION).context().state()).isEqualTo(TriggerState.QUIET);
    }

    @Test
    void aSoftBandWaitsForCooldownAndRegimeAHardOneForNeither() {
        desk.target(A, 0.28);
        memory = memory.quiet(TriggerKind.DEVIATION, Desk.NOW.plusSeconds(60));
        TriggerReading soft = deviation(A);
        assertThat(soft.context().state()).isEqualTo(TriggerState.COOLING);
        assertThat(soft.context().quietUntil()).isEqualTo(Desk.NOW.plusSeconds(60));
        assertThat(soft.fired()).isFalse();

        memory = TriggerMemory.start(Desk.NOW);
        signs = signs(MarketRegime.HIGH_VOLATILITY);
        assertThat(deviation(A).context().state()).isEqualTo(TriggerState.WAITING);

        desk.target(A, 0.10);
        memory = memory.quiet(TriggerKind.DEVIATION, Desk.NOW.plusSeconds(60));
        TriggerReading hard = deviation(A);
        assertThat(hard.fired()).isTrue();
        assertThat(hard.context().band()).isEqualTo(BandKind.HARD);
    }

    @Test
    void bandsMayBeRelativeWithAFloorOrAnAssetsOwn() {
        BandPolicy relative =
                new BandPolicy(BandPolicy.Width.RELATIVE, 0.25, 0.02, 1.5, Map.of("B-USD", 0.07), List.of());
        policy = policy.with(relative);

        assertThat(deviation(A).context().baseThreshold()).isCloseTo(0.10, within(1e-12));
        assertThat(deviation(B).context().baseThreshold()).isEqualTo(0.07);
        assertThat(policy.softBand(A, 0.01)).isEqualTo(0.02);
    }

    @Test
    void aRegimeMakesLimitsStricterAndItsChangeFires() {
        signs = signs(MarketRegime.BEAR);
        TriggerReading concentration = read(TriggerKind.CONCENTRATION);
        assertThat(concentration.context().baseThreshold()).isEqualTo(0.25);
        assertThat(concentration.threshold()).isCloseTo(0.20, within(1e-12));
        assertThat(concentration.context().adaptation()).isEqualTo("× 0.80 in the regime Bear");

        assertThat(read(TriggerKind.REGIME_CHANGE).fired()).isFalse();
        memory = memory.looked(Desk.NOW, MarketRegime.BULL);
        TriggerReading change = read(TriggerKind.REGIME_CHANGE);
        assertThat(change.fired()).isTrue();
        assertThat(change.reason()).contains("from Bull to Bear");
    }

    @Test
    void fallingMomentumAndDrawdownFire() {
        histories = turning();
        TriggerReading momentum = all().stream()
                .filter(reading -> reading.kind() == TriggerKind.MOMENTUM_SHIFT)
                .filter(reading -> reading.subject().equals("A-USD"))
                .findFirst()
                .orElseThrow();
        assertThat(momentum.fired()).isTrue();

        signs = new MarketSigns(Result.missing("none"), Result.of(0.16), List.of(), Desk.NOW);
        TriggerReading drawdown = read(TriggerKind.DRAWDOWN);
        assertThat(drawdown.figures()).isEqualTo("fired, 16.0 of 15.0 %");
        assertThat(drawdown.urgency()).isEqualTo(Urgency.MEDIUM);
    }

    @Test
    void aStrategyThatWinsLessFiresOnlyWithEnoughTrades() {
        List<LotSale> sales = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            sales.add(sale(i, i < 20 ? i % 4 != 0 : i % 2 == 0));
        }
        List<StrategyForm> forms = StrategyForm.of(sales, id -> "momentum", 10, 20);
        signs = new MarketSigns(Result.missing("none"), Result.missing("none"), forms, Desk.NOW);

        TriggerReading reading = read(TriggerKind.STRATEGY_PERFORMANCE);
        // 50 % of the last ten, 75 % of twenty before.
        assertThat(reading.value()).isCloseTo(1 - 0.5 / 0.75, within(1e-12));
        assertThat(reading.fired()).isTrue();
        StrategyForm few =
                StrategyForm.of(sales.subList(0, 12), id -> "momentum", 10, 20).getFirst();
        assertThat(few.shortfall().reason()).isEqualTo("insufficient data: 12 of 30 trades");
    }

    @Test
    void whatIsOffOrUnknownDoesNotFire() {
        policy = policy.with(policy.triggers().without(TriggerKind.CONCENTRATION));
        assertThat(read(TriggerKind.CONCENTRATION).context().state()).isEqualTo(TriggerState.OFF);
        histories = Map.of();
        TriggerReading unknown = read(TriggerKind.VOLATILITY_SPIKE);
        assertThat(unknown.context().state()).isEqualTo(TriggerState.UNKNOWN);
        assertThat(unknown.figures()).isEqualTo("unknown");
        assertThat(unknown.reason()).contains("A-USD");
        memory = new TriggerMemory(Set.of(unknown.key()), Map.of(), Desk.NOW, null);
        assertThat(memory.after(all()).on()).contains(unknown.key());
    }

    @Test
    void aBrokenLimitFiresAndItsOffendersAreScaledDown() {
        histories = stormy();
        TriggerReading breach = all().stream()
                .filter(reading -> reading.kind() == TriggerKind.LIMIT_BREACH && reading.fired())
                .filter(reading -> reading.subject().equals("Annual volatility"))
                .findFirst()
                .orElseThrow();

        Plan plan = Planner.plan(request(List.of(breach))).orElseThrow();

        assertThat(plan.legs()).isNotEmpty().allMatch(leg -> leg.side() == dev.ballast.core.portfolio.Side.SELL);
        Leg first = plan.legs().getFirst();
        assertThat(first.quantity()).isEqualByComparingTo(new BigDecimal("80"));
        assertThat(first.reason()).contains("is beyond its limit");
        assertThat(plan.after().volatility()).isLessThan(plan.before().volatility());
        assertThat(plan.benefit().basis()).isEqualTo(Benefit.Basis.VARIANCE);
        assertThat(plan.benefit().gain()).isPositive();
        assertThat(plan.before().limits()).isNotEmpty();
    }

    @Test
    void theWeakerOfACorrelatedPairIsReduced() {
        correlation = 0.9;
        histories = turning();

        Plan plan =
                Planner.plan(request(List.of(read(TriggerKind.CORRELATION)))).orElseThrow();

        assertThat(plan.legs()).hasSize(1);
        assertThat(plan.legs().getFirst().instrument()).isEqualTo(B);
        assertThat(plan.legs().getFirst().reason()).contains("the weaker of the pair");
        assertThat(plan.legs().getFirst().confidence()).isBetween(0.9, 1.0);
    }

    private TriggerReading deviation(InstrumentId id) {
        return all().stream()
                .filter(reading -> reading.kind() == TriggerKind.DEVIATION
                        && reading.subject().equals(id.symbol()))
                .findFirst()
                .orElseThrow();
    }

    private TriggerReading read(TriggerKind kind) {
        return all().stream()
                .filter(reading -> reading.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<TriggerReading> all() {
        return Triggers.evaluate(
                new TriggerInputs(desk.valuation(), Result.of(desk.targets()), risk(), policy, signs, memory));
    }

    private RiskInputs risk() {
        var matrix = new CorrelationMatrix(
                List.of(A, B),
                new double[] {1, correlation, correlation, 1},
                90,
                Desk.NOW,
                Desk.NOW,
                "given",
                Map.of());
        return new RiskInputs(
                Result.of(matrix),
                histories,
                Map.of(),
                30,
                RiskPolicy.DEFAULT,
                ScenarioLibrary.NONE,
                Set.of(A, B),
                RiskSettings.DEFAULT,
                Optional.empty(),
                Result.missing("no past"),
                RiskBasis.of(List.of(A, B), histories, Map.of(), 30, RiskSettings.DEFAULT, RiskPolicy.DEFAULT));
    }

    private PlanRequest request(List<TriggerReading> readings) {
        return new PlanRequest(desk.book, desk.market(), risk(), desk.targets(), readings, policy, desk.feeRate);
    }

    private static MarketSigns signs(MarketRegime regime) {
        return new MarketSigns(
                Result.of(new MarketSigns.Regime(regime, 0.9)), Result.missing("none"), List.of(), Desk.NOW);
    }

    private static Map<InstrumentId, PriceHistory> calm() {
        return histories(0.02);
    }

    private static Map<InstrumentId, PriceHistory> stormy() {
        return histories(0.10);
    }

    /// A as it turned, B calm.
    private static Map<InstrumentId, PriceHistory> turning() {
        var histories = new TreeMap<>(calm());
        histories.putAll(Histories.of(Histories.daily("A-USD", 0, turned())));
        return histories;
    }

    /// The last 20 of the days move by `last`, those before by 2 %.
    private static Map<InstrumentId, PriceHistory> histories(double last) {
        var random = new Random(7);
        var histories = new TreeMap<InstrumentId, PriceHistory>();
        for (String symbol : List.of("A-USD", "B-USD")) {
            var closes = new double[DAYS + 1];
            closes[0] = 1;
            for (int day = 1; day <= DAYS; day++) {
                double size = day > DAYS - 20 ? last : 0.02;
                closes[day] = closes[day - 1] * Math.exp(size * random.nextGaussian());
            }
            PriceHistory history = Histories.daily(symbol, 0, closes);
            histories.put(history.instrument(), history);
        }
        return histories;
    }

    /// Rises for 80 days, falls for 20.
    private static double[] turned() {
        var random = new Random(11);
        var closes = new double[DAYS + 1];
        closes[0] = 1;
        for (int day = 1; day <= DAYS; day++) {
            closes[day] = closes[day - 1] * Math.exp((day > DAYS - 20 ? -0.03 : 0.01) + 0.005 * random.nextGaussian());
        }
        return closes;
    }

    private static LotSale sale(int number, boolean won) {
        return new LotSale(
                EntryId.of("sale-" + number),
                EntryId.of("lot-" + number),
                A,
                Desk.NOW,
                Desk.NOW,
                BigDecimal.ONE,
                won ? BigDecimal.TEN : BigDecimal.ONE,
                new BigDecimal("5"));
    }
}
