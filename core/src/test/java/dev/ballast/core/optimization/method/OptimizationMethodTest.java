package dev.ballast.core.optimization.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Conflict;
import dev.ballast.core.optimization.Conflict.Relaxation;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizationMethodTest {

    private static final MethodInput INPUT = SampleInputs.of(7, 120, 4);

    @ParameterizedTest
    @EnumSource
    void everyMethodIsFoundByItsKey(OptimizationMethod method) {
        assertThat(OptimizationMethod.parse(method.key())).isEqualTo(method);
        assertThat(method.label()).isNotBlank();
    }

    @Test
    void unknownMethodIsRefusedWithTheNamesThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptimizationMethod.parse("astrology"))
                .withMessageContaining("no method 'astrology'")
                .withMessageContaining("equal-weight, inverse-volatility");
    }

    @Test
    void inverseVolatilityWeighsByTheEstimate() {
        double[] weights = OptimizationMethod.INVERSE_VOLATILITY.solve(INPUT).weights();

        double first = weights[0] * Math.sqrt(INPUT.problem().risk().variance(0));
        for (int i = 0; i < weights.length; i++) {
            assertThat(weights[i] * Math.sqrt(INPUT.problem().risk().variance(i)))
                    .isCloseTo(first, within(1e-15));
        }
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-15));
    }

    @Test
    void ruleThatBreaksABoundNamesItAndRelaxingItHelps() {
        List<String> names = Constraints.numbered(4);
        Constraints tight =
                Constraints.longOnly(names).withBound(1, 0, 0.1).withGroup("tech", names.subList(2, 4), 0, 0.4);

        Solution refused = OptimizationMethod.EQUAL_WEIGHT.solve(INPUT.with(tight));

        assertThat(refused.status()).isEqualTo(Status.INFEASIBLE);
        Conflict conflict = refused.conflict().orElseThrow();
        assertThat(conflict.constraints()).containsExactly("equal weight", "upper bound of asset 2");
        assertThat(conflict.relaxations())
                .extracting(Relaxation::constraint)
                .containsExactly("upper bound of asset 2", "tech at most");
        Constraints relaxed = Relaxing.relax(tight, conflict.relaxations()).orElseThrow();
        assertThat(relaxed.upper(1)).isCloseTo(0.25, within(2e-6));
        assertThat(relaxed.linear().getFirst().upper()).isCloseTo(0.5, within(2e-6));
        assertThat(OptimizationMethod.EQUAL_WEIGHT.solve(INPUT.with(relaxed)).isOptimal())
                .isTrue();
    }

    @Test
    void lowerBoundsAndTurnoverAreRelaxedByName() {
        double[] held = {1, 0, 0, 0};
        Constraints tight = Constraints.longOnly(4).withBound(0, 0.3, 1).withTurnover(held, 1);

        Solution refused = OptimizationMethod.EQUAL_WEIGHT.solve(INPUT.with(tight));

        Constraints relaxed = Relaxing.relax(
                        tight, refused.conflict().orElseThrow().relaxations())
                .orElseThrow();
        assertThat(relaxed.lower(0)).isCloseTo(0.25, within(2e-6));
        assertThat(relaxed.turnover().orElseThrow().cap()).isCloseTo(1.5, within(2e-6));
    }

    @ParameterizedTest
    @EnumSource(names = {"MINIMUM_VARIANCE", "MEAN_VARIANCE", "MAXIMUM_SHARPE", "TARGET_VOLATILITY"})
    void capsThatDoNotReachTheBudgetAreRelaxedByWhatIsMissing(OptimizationMethod method) {
        MethodInput input = SampleInputs.of(11, 150, 12).with(MethodSettings.DEFAULT.withTargetVolatility(0.5));
        Constraints tight = Constraints.longOnly(12).withBounds(0, 0.5 / 12);

        Solution refused = method.solve(input.with(tight));

        Conflict conflict = refused.conflict().orElseThrow();
        assertThat(conflict.relaxations().stream().mapToDouble(Relaxation::by).sum())
                .isCloseTo(0.5, within(1e-9));
        Constraints relaxed = Relaxing.relax(tight, conflict.relaxations()).orElseThrow();
        assertThat(method.solve(input.with(relaxed)).isOptimal()).isTrue();
    }

    @Test
    void equalitiesAreLeftToTheTrader() {
        assertThat(Relaxing.relax(Constraints.longOnly(4), List.of(new Relaxation("budget", 0.1)))
                        .reason())
                .contains("'budget' cannot be moved by itself");
    }

    @Test
    void assetWithoutVarianceIsNamedWhereAMethodDividesByIt() {
        DMatrixRMaj returns = SampleInputs.returns(3, 50, 3);
        for (int row = 0; row < returns.numRows; row++) {
            returns.set(row, 1, 0.001);
        }
        MethodInput input = SampleInputs.of(returns, Constraints.longOnly(3), MethodSettings.DEFAULT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptimizationMethod.INVERSE_VOLATILITY.solve(input))
                .withMessageContaining("asset 2 has no variance");

        Constraints named = Constraints.longOnly(List.of("ABC", "XYZ", "JKL"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptimizationMethod.INVERSE_VOLATILITY.solve(
                        SampleInputs.of(returns, named, MethodSettings.DEFAULT)))
                .withMessageContaining("XYZ has no variance");
    }

    @Test
    void figuresMeasureReturnRiskTurnoverAndCost() {
        MethodInput input =
                INPUT.with(MethodSettings.DEFAULT.withCostRate(0.001)).withHeld(new double[] {1, 0, 0, 0});
        double[] weights = {0.25, 0.25, 0.25, 0.25};

        PortfolioFigures figures = PortfolioFigures.of(input, weights);

        assertThat(figures.turnover().orElseThrow()).isCloseTo(1.5, within(1e-15));
        assertThat(figures.cost().orElseThrow()).isCloseTo(0.0015, within(1e-15));
        assertThat(figures.invested()).isEqualTo(1);
        assertThat(figures.sharpe().orElseThrow())
                .isCloseTo((figures.expectedReturn() - 0.02) / figures.volatility(), within(1e-12));
        assertThat(PortfolioFigures.of(INPUT, weights).turnover().reason()).contains("No current weights");
    }

    @Test
    void covarianceIsChosenByName() {
        DMatrixRMaj returns = SampleInputs.returns(5, 80, 5);

        for (CovarianceMethod.Kind kind : CovarianceMethod.Kind.values()) {
            CovarianceMethod method = CovarianceMethod.parse(kind.key());
            assertThat(CovarianceMethod.parse(method.key())).isEqualTo(method);
            assertThat(method.estimate(returns).size()).isEqualTo(5);
        }
        assertThat(CovarianceMethod.parse("ewma:0.97").decay().orElseThrow().lambda())
                .isEqualTo(0.97);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovarianceMethod.parse("ewma:x"))
                .withMessageContaining("lambda of ewma must be a number, was 'x'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovarianceMethod.parse("sample:3"))
                .withMessageContaining("takes no setting");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CovarianceMethod.parse("tea"))
                .withMessageContaining("no covariance 'tea'");
    }

    @Test
    void settingsRefuseWhatHasNoMeaning() {
        assertThatIllegalArgumentException().isThrownBy(() -> MethodSettings.DEFAULT.withPeriodsPerYear(0));
        assertThatIllegalArgumentException().isThrownBy(() -> MethodSettings.DEFAULT.withRiskFree(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> MethodSettings.DEFAULT.withRiskAversion(0));
        assertThatIllegalArgumentException().isThrownBy(() -> MethodSettings.DEFAULT.withConfidence(1));
        assertThatIllegalArgumentException().isThrownBy(() -> MethodSettings.DEFAULT.withCostRate(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> MethodSettings.DEFAULT.withTargetVolatility(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MethodSettings.DEFAULT.withTargetReturn(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeanMethod.parse("mode"))
                .withMessageContaining("arithmetic, geometric");
    }
}
