package dev.ballast.core.optimization.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Histories;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MethodTargetsTest {

    private static final InstrumentId A = InstrumentId.of("A-USD");
    private static final InstrumentId B = InstrumentId.of("B-USD");
    private static final InstrumentId C = InstrumentId.of("C-USD");
    private static final List<InstrumentId> THREE = List.of(A, B, C);
    private static final DMatrixRMaj RETURNS = SampleInputs.returns(12, 200, 3);
    private static final Particulars ALL_GIVEN = Particulars.NONE
            .withCapitalisations(new double[] {3, 2, 1})
            .withRiskBudgets(new double[] {1, 1, 2})
            .withBenchmark(new double[] {0.5, 0.3, 0.2});

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FACTOR_NEUTRAL", "MINIMUM_VARIANCE_HEDGE", "TARGET_RETURN", "TARGET_VOLATILITY"})
    void everyMethodInvestsWhatItIsToldAndNothingIsShort(OptimizationMethod method) {
        TargetRequest request = TargetRequest.of(
                        method, TargetRequest.longOnly(List.of(C, B, A), 0.95), Map.of(A, 0.4, B, 0.3))
                .with(ALL_GIVEN);

        MethodTargets targets = MethodTargets.compute(request, THREE, RETURNS).orElseThrow();

        assertThat(targets.weights().keySet()).containsExactly(A, B, C);
        double invested = method == OptimizationMethod.FRACTIONAL_KELLY ? 0.475 : 0.95;
        assertThat(targets.weights().values().stream()
                        .mapToDouble(weight -> weight)
                        .sum())
                .isCloseTo(invested, within(1e-9));
        assertThat(targets.weights().values())
                .allSatisfy(weight -> assertThat(weight).isBetween(0.0, 1.0));
        assertThat(targets.convention()).contains("arithmetic mean");
        assertThat(targets.input().held().orElseThrow()).containsExactly(0.4, 0.3, 0);
    }

    @Test
    void storedBarsDoToo() {
        var histories =
                Histories.of(Histories.daily("A-USD", 0, 100, 110, 99), Histories.daily("B-USD", 0, 100, 130, 91));
        TargetRequest request = TargetRequest.of(
                OptimizationMethod.INVERSE_VOLATILITY, TargetRequest.longOnly(List.of(A, B), 1), Map.of());

        MethodTargets targets =
                MethodTargets.compute(request, List.of(B, A), histories, 2).orElseThrow();

        assertThat(targets.weights().get(A)).isCloseTo(0.75, within(1e-12));
        assertThat(MethodTargets.compute(
                                TargetRequest.of(
                                        OptimizationMethod.INVERSE_VOLATILITY,
                                        TargetRequest.longOnly(THREE, 1),
                                        Map.of()),
                                THREE,
                                histories,
                                2)
                        .reason())
                .isEqualTo("No Inverse volatility targets without C-USD: no price history.");
        assertThat(MethodTargets.compute(request, List.of(), histories, 2).reason())
                .contains("No instruments");
    }

    @Test
    void whatIsMissingOrConflictsIsAReason() {
        Constraints whole = TargetRequest.longOnly(THREE, 1);

        assertThat(compute(OptimizationMethod.CAP_WEIGHT, whole).reason()).contains("needs market capitalisations");
        assertThat(compute(OptimizationMethod.COST_AWARE_MEAN_VARIANCE, whole).isKnown())
                .isTrue();
        assertThat(compute(OptimizationMethod.MINIMUM_VARIANCE, whole.withBounds(0, 0.2))
                        .reason())
                .contains("infeasible", "smallest relaxation");
        assertThat(MethodTargets.compute(
                                TargetRequest.of(OptimizationMethod.MINIMUM_VARIANCE, whole, Map.of()),
                                THREE,
                                new DMatrixRMaj(1, 3))
                        .reason())
                .contains("2 returns at least, was 1");
        DMatrixRMaj broken = RETURNS.copy();
        broken.set(3, 1, Double.NaN);
        assertThat(MethodTargets.compute(
                                TargetRequest.of(OptimizationMethod.MINIMUM_VARIANCE, whole, Map.of()), THREE, broken)
                        .reason())
                .contains("NaN", "row 3, column 1");
    }

    @Test
    void namesThatDoNotFitAreTheCallersMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compute(OptimizationMethod.EQUAL_WEIGHT, Constraints.longOnly(3)))
                .withMessageContaining("[A-USD, B-USD, C-USD]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetRequest.longOnly(THREE, 0))
                .withMessageContaining("invested share");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetRequest.of(
                        OptimizationMethod.EQUAL_WEIGHT, TargetRequest.longOnly(THREE, 1), Map.of(A, Double.NaN)))
                .withMessageContaining("current weight of A-USD");
    }

    private static Result<MethodTargets> compute(OptimizationMethod method, Constraints constraints) {
        return MethodTargets.compute(TargetRequest.of(method, constraints, Map.of(A, 1.0)), THREE, RETURNS);
    }
}
