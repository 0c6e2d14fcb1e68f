package dev.ballast.core.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.CovarianceShares;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StressTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId ARB = InstrumentId.of("ARB-USD");
    private static final InstrumentId XYZ = InstrumentId.of("XYZ-USD");

    private static final Scenario.PriceShock CRASH = new Scenario.PriceShock(
            "Crash",
            "by hand",
            Optional.empty(),
            Map.of("BTC", -0.25),
            Map.of(Category.L1, -0.9, Category.L2, -0.5),
            OptionalDouble.of(-0.4));

    @Test
    void aPositionTakesItsOwnReturnThenItsCategorysThenTheUniformOne() {
        StressedBook book = book(Map.of(BTC, 0.4, ARB, 0.2, XYZ, 0.1));
        List<AssetLoss> parts = Stress.parts(book, CRASH).orElseThrow();
        assertThat(parts)
                .extracting(AssetLoss::origin)
                .containsExactly(ShockOrigin.CATEGORY, ShockOrigin.MEASURED, ShockOrigin.UNIFORM);
        StressLoss loss = Stress.of(book, library(CRASH)).of("Crash").orElseThrow();
        // 0.4 · 0.25 + 0.2 · 0.5 + 0.1 · 0.4
        assertThat(loss.loss()).isCloseTo(0.24, within(1e-15));
        assertThat(loss.measured()).isEqualTo(0.4);
        assertThat(loss.byCategory()).isEqualTo(0.2);
        assertThat(loss.uniform()).isEqualTo(0.1);
    }

    @Test
    void withoutAUniformShockTheFirstPositionThatWasNotMeasuredIsNamed() {
        var shock = new Scenario.PriceShock(
                "Crash", "", Optional.empty(), Map.of("BTC", -0.25), Map.of(), OptionalDouble.empty());
        StressLoss loss = Stress.of(book(Map.of(BTC, 0.4, XYZ, 0.1)), library(shock))
                .of("Crash")
                .orElseThrow();
        assertThat(loss.isKnown()).isFalse();
        assertThat(loss.reason()).contains("XYZ-USD");
    }

    @Test
    void aBookInCashLosesNothing() {
        var worse = new Scenario.WorseCovariance("Worse", "", 1, 2, 0.95, 10);
        StressedBook cash = new StressedBook(
                1_000, new TreeMap<>(), new TreeMap<>(), Result.of(new CovarianceShares(Map.of(), Map.of())));
        StressLosses losses = Stress.of(cash, library(CRASH, worse));
        assertThat(losses.losses()).extracting(StressLoss::loss).containsExactly(0.0, 0.0);
    }

    @Test
    void withoutACovarianceOnlyTheCovarianceScenariosAreUnknown() {
        var worse = new Scenario.WorseCovariance("Worse", "", 1, 2, 0.95, 10);
        StressLosses losses = Stress.of(book(Map.of(BTC, 0.5)), library(CRASH, worse));
        assertThat(losses.of("Crash").orElseThrow().isKnown()).isTrue();
        assertThat(losses.of("Worse").orElseThrow().reason()).isEqualTo("no history here");
    }

    @Test
    void aPositionThatTheCovarianceDoesNotKnowIsNamed() {
        var worse = new Scenario.WorseCovariance("Worse", "", 1, 2, 0.95, 10);
        StressedBook book = new StressedBook(
                1_000,
                new TreeMap<>(Map.of(BTC, 0.5)),
                new TreeMap<>(),
                Result.of(new CovarianceShares(Map.of(), Map.of())));
        assertThat(Stress.of(book, library(worse)).of("Worse").orElseThrow().reason())
                .contains("BTC-USD");
    }

    @Test
    void tailIsTheMeanOfTheWorstQuarterRoundedUp() {
        StressLosses losses = losses(1_000, 0.1, 0.5, 0.2, 0.3, -0.1);
        assertThat(losses.tail().orElseThrow()).isCloseTo(0.4, within(1e-15));
        assertThat(losses.worst().orElseThrow().loss()).isEqualTo(0.5);
        assertThat(StressLosses.NONE.tail().isKnown()).isFalse();
    }

    @Test
    void tailRemovedPerCostIsMoneyOfLossPerMoneyOfCost() {
        StressLosses before = losses(1_000, 0.5);
        // (0.5 · 1000 − 0.4 · 990) ÷ 10
        assertThat(before.tailRemovedPerCost(losses(990, 0.4), 10).orElseThrow())
                .isCloseTo(10.4, within(1e-12));
        assertThat(before.tailRemovedPerCost(losses(990, 0.4), 0).isKnown()).isFalse();
        assertThat(before.tailRemovedPerCost(losses(990, Double.NaN), 10).reason())
                .contains("Scenario 0");
    }

    @Test
    void shocksBelowATotalLossAndDoubleNamesAreRefused() {
        assertThatThrownBy(() -> Scenario.PriceShock.uniform("Too much", "", -1.01))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1.01");
        assertThatThrownBy(() -> library(CRASH, CRASH)).hasMessageContaining("Crash");
        assertThatThrownBy(() -> new Scenario.WorseCovariance("Worse", "", 1.1, 2, 0.95, 10))
                .hasMessageContaining("1.1");
    }

    private static StressLosses losses(double equity, double... values) {
        var losses = new ArrayList<StressLoss>();
        for (double value : values) {
            losses.add(new StressLoss("Scenario " + losses.size(), value, 1, 0, 0, ""));
        }
        return new StressLosses(equity, losses);
    }

    private static ScenarioLibrary library(Scenario... scenarios) {
        return new ScenarioLibrary(List.of(scenarios));
    }

    private static StressedBook book(Map<InstrumentId, Double> weights) {
        return new StressedBook(
                1_000,
                new TreeMap<>(weights),
                new TreeMap<>(Map.of(BTC, Category.L1, ARB, Category.L2)),
                Result.missing("no history here"));
    }
}
