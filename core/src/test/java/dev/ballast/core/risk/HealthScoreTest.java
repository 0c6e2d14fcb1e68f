package dev.ballast.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Concentration.Level;
import dev.ballast.core.risk.Concentration.OverLimit;
import dev.ballast.core.risk.Health.Kind;
import dev.ballast.core.risk.heat.HeatPolicy;
import dev.ballast.core.risk.limits.RiskLimits;
import dev.ballast.core.risk.liquidity.LiquidityPolicy;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HealthScoreTest {

    private static final Category[] CATEGORIES = {
        Category.L1, Category.DEFI, Category.MEME, Category.ORACLE, Category.PAYMENTS
    };

    // The check that RSK-5 states.
    @Test
    void oneOverLargePositionAndAverageCorrelationOf45Gives75() {
        Health health = health(valuation(26, 20, 20, 20), Result.of(correlation(4, 0.45)));

        assertThat(health.score()).isCloseTo(75, within(1e-12));
        assertThat(health.healthy()).isTrue();
        assertThat(health.deductions())
                .extracting(Health.Deduction::kind)
                .containsExactly(Kind.POSITION, Kind.CORRELATION);
        assertThat(health.deductions())
                .extracting(Health.Deduction::points)
                .satisfiesExactly(points -> assertThat(points).isEqualTo(15.0), points -> assertThat(points)
                        .isCloseTo(10, within(1e-12)));
        assertThat(health.deductions().getFirst().reason()).isEqualTo("COIN0-USD is 26.0 % of equity, limit 25.0 %");
        assertThat(health.averageCorrelation().orElseThrow()).isCloseTo(0.45, within(1e-12));
    }

    @Test
    void correlationIsWeightedByPairsOfWeights() {
        var matrix = new CorrelationMatrix(
                ids(3),
                new double[] {1, 0.2, 0.4, 0.2, 1, 0.9, 0.4, 0.9, 1},
                30,
                Instant.EPOCH,
                Instant.EPOCH,
                "",
                Map.of());

        Health health = health(valuation(50, 30, 20), Result.of(matrix));

        // (0.15·0.2 + 0.10·0.4 + 0.06·0.9) ÷ 0.31
        assertThat(health.averageCorrelation().orElseThrow()).isCloseTo(0.124 / 0.31, within(1e-12));
    }

    @Test
    void costsNothingAtTheFloorAndNoMoreThanTheMostBeyond() {
        assertThat(health(valuation(20, 20), Result.of(correlation(2, 0.30))).deductions())
                .isEmpty();
        assertThat(health(valuation(20, 20), Result.of(correlation(2, 0.99))).score())
                .isEqualTo(70);
        assertThat(health(valuation(20, 20), Result.of(correlation(2, 0.99))).healthy())
                .isFalse();
        assertThat(health(valuation(20, 20), Result.of(correlation(2, -0.5))).score())
                .isEqualTo(100);
    }

    @Test
    void withoutPairsOrMatrixThereIsAReasonAndNoPenalty() {
        assertThat(health(valuation(20), Result.of(correlation(1, 1)))
                        .averageCorrelation()
                        .reason())
                .startsWith("Fewer than two positions");
        assertThat(health(valuation(20, 20), Result.missing("not yet"))
                        .averageCorrelation()
                        .reason())
                .isEqualTo("not yet");
        Health half = health(valuation(20, 20), Result.of(correlation(1, 1)));
        assertThat(half.averageCorrelation().reason()).contains("no pair to average");
        assertThat(half.score()).isEqualTo(100);
    }

    @Test
    void neverFallsBelowZero() {
        var harsh = new RiskPolicy(
                0.01,
                0.02,
                0.15,
                0.25,
                40,
                40,
                30,
                0.3,
                0.45,
                70,
                365,
                RiskLimits.DEFAULT,
                LiquidityPolicy.DEFAULT,
                HeatPolicy.DEFAULT);
        Valuation valuation = valuation(20, 20);
        Health health =
                HealthScore.of(valuation, Concentrations.of(valuation, harsh), Result.of(correlation(2, 0.9)), harsh);

        assertThat(health.score()).isZero();
        assertThat(health.deductions()).hasSize(5);
    }

    @Test
    void concentrationIsMeasuredOverInvestedAndLimitedOverEquity() {
        Concentration concentration = Concentrations.of(valuation(50, 30), RiskPolicy.DEFAULT);

        assertThat(concentration.herfindahl()).isCloseTo((0.625 * 0.625) + (0.375 * 0.375), within(1e-15));
        assertThat(concentration.level()).isEqualTo(Level.HIGH);
        assertThat(concentration.positions()).extracting(OverLimit::name).containsExactly("COIN0-USD", "COIN1-USD");
        assertThat(concentration.positions().getFirst().excessWeight()).isCloseTo(0.25, within(1e-15));
        assertThat(concentration.positions().getFirst().excessValue()).isCloseTo(25, within(1e-12));
        assertThat(concentration.categories()).extracting(OverLimit::name).containsExactly("L1");
    }

    @Test
    void aWeightAtItsLimitIsNotOverIt() {
        Concentration concentration = Concentrations.of(valuation(25, 10), RiskPolicy.DEFAULT);

        assertThat(concentration.positions()).isEmpty();
        assertThat(Concentrations.of(valuation(25.0001, 10), RiskPolicy.DEFAULT).positions())
                .hasSize(1);
    }

    @Test
    void levelsStartAtTheirMarks() {
        assertThat(Concentrations.of(valuation(), RiskPolicy.DEFAULT).level()).isEqualTo(Level.LOW);
        assertThat(Concentrations.of(valuation(), RiskPolicy.DEFAULT).herfindahl())
                .isZero();
        assertThat(Concentrations.of(valuation(10, 10, 10, 10, 10), RiskPolicy.DEFAULT)
                        .level())
                .isEqualTo(Level.MEDIUM);
        assertThat(Concentrations.of(valuation(10, 10, 10, 10), RiskPolicy.DEFAULT)
                        .level())
                .isEqualTo(Level.HIGH);
    }

    @Test
    void driftCoversWhatIsHeldAndWhatIsWanted() {
        var targets = new TreeMap<>(Map.of(InstrumentId.of("COIN0-USD"), 0.1, InstrumentId.of("ZZZ-USD"), 0.3));
        List<Drift> drifts = Drifts.of(valuation(25, 5), targets, 0.1);

        assertThat(drifts)
                .extracting(drift -> drift.instrument().symbol())
                .containsExactly("COIN0-USD", "COIN1-USD", "ZZZ-USD");
        assertThat(drifts).extracting(Drift::isOutside).containsExactly(true, false, true);
        assertThat(drifts.getLast().drift()).isEqualTo(-0.3);
        assertThat(Drifts.largest(drifts)).isEqualTo(0.3);
        assertThat(Drifts.largest(List.of())).isZero();
    }

    @Test
    void policyRefusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new RiskPolicy(
                        0,
                        0.4,
                        0.15,
                        0.25,
                        15,
                        10,
                        30,
                        0.3,
                        0.45,
                        70,
                        365,
                        RiskLimits.DEFAULT,
                        LiquidityPolicy.DEFAULT,
                        HeatPolicy.DEFAULT))
                .hasMessageContaining("positionLimit");
        assertThatThrownBy(() -> new RiskPolicy(
                        0.2,
                        0.4,
                        0.15,
                        0.25,
                        15,
                        10,
                        30,
                        0.3,
                        0,
                        70,
                        365,
                        RiskLimits.DEFAULT,
                        LiquidityPolicy.DEFAULT,
                        HeatPolicy.DEFAULT))
                .hasMessageContaining("correlationSpan");
        assertThatThrownBy(() -> new RiskPolicy(
                        0.2,
                        0.4,
                        0.15,
                        0.25,
                        -1,
                        10,
                        30,
                        0.3,
                        0.45,
                        70,
                        365,
                        RiskLimits.DEFAULT,
                        LiquidityPolicy.DEFAULT,
                        HeatPolicy.DEFAULT))
                .hasMessageContaining("deductions");
        assertThatThrownBy(() -> new RiskPolicy(
                        0.2,
                        0.4,
                        0.15,
                        0.25,
                        15,
                        10,
                        30,
                        0.3,
                        0.45,
                        101,
                        365,
                        RiskLimits.DEFAULT,
                        LiquidityPolicy.DEFAULT,
                        HeatPolicy.DEFAULT))
                .hasMessageContaining("healthyAbove");
        assertThatThrownBy(() -> new RiskPolicy(
                        0.2,
                        0.4,
                        0.15,
                        0.25,
                        15,
                        10,
                        30,
                        0.3,
                        0.45,
                        70,
                        0,
                        RiskLimits.DEFAULT,
                        LiquidityPolicy.DEFAULT,
                        HeatPolicy.DEFAULT))
                .hasMessageContaining("periodsPerYear");
    }

    private static Health health(Valuation valuation, Result<CorrelationMatrix> correlation) {
        return HealthScore.of(
                valuation, Concentrations.of(valuation, RiskPolicy.DEFAULT), correlation, RiskPolicy.DEFAULT);
    }

    /// Equity of 100, positions of these values, each in a category of its own.
    private static Valuation valuation(double... values) {
        var positions = new ArrayList<Position>();
        Result<Double> noDay = Result.missing("no day in this test");
        double invested = 0;
        for (int i = 0; i < values.length; i++) {
            invested += values[i];
            positions.add(new Position(
                    InstrumentId.of("COIN" + i + "-USD"),
                    CATEGORIES[i],
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    null,
                    Freshness.LIVE,
                    values[i],
                    values[i] / 100,
                    0,
                    0,
                    noDay));
        }
        return new Valuation(BigDecimal.valueOf(100 - invested), positions, 100, invested, noDay, 0, 0);
    }

    private static CorrelationMatrix correlation(int size, double value) {
        var values = new double[size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % (size + 1) == 0 ? 1 : value;
        }
        return new CorrelationMatrix(ids(size), values, 30, Instant.EPOCH, Instant.EPOCH, "made up", Map.of());
    }

    private static List<InstrumentId> ids(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> InstrumentId.of("COIN" + i + "-USD"))
                .toList();
    }
}
