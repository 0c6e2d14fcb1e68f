package dev.ballast.core.optimization.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.CovarianceFactor;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.RiskModel;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class PinnedEquationsTest {

    private static final long SEED = 20_261_121;

    private final Generated generated = new Generated(SEED);

    @Test
    void agreeWithTheEquationsOfTheFreeVariablesFromSetToSet() {
        for (int size : new int[] {3, 20, 60, 100}) {
            QuadraticProgram program = program(size);
            var pinned = new PinnedEquations(program, factor(program));
            for (int round = 0; round < 12; round++) {
                ActiveSet set = randomSet(program, 1 + round / 8);
                double[] gap = gaps(program, pinned, set);
                assertThat(gap[0])
                        .as("point, size %d, round %d, seed %d", size, round, SEED)
                        .isLessThan(1e-11);
                assertThat(gap[1])
                        .as("prices, size %d, round %d, seed %d", size, round, SEED)
                        .isLessThan(1e-11);
            }
        }
    }

    @Test
    void leaveToOthersWhatDependsAndWhatIsMuch() {
        QuadraticProgram program = program(100);
        var equations = new PinnedEquations(program, factor(program));
        var set = new ActiveSet(100, program.rowCount());
        set.pinEqualities(program);
        assertThat(equations.factor(set)).isTrue();
        // Both halves and the whole.
        set.rows[1] = ActiveSet.LOWER;
        set.rows[2] = ActiveSet.LOWER;
        assertThat(equations.factor(set)).isFalse();
        set.rows[2] = ActiveSet.FREE;
        assertThat(equations.factor(set)).isTrue();
        Arrays.fill(set.variables, 0, 50, ActiveSet.LOWER);
        assertThat(equations.factor(set)).isFalse();
    }

    @Test
    void aFactorIsKeptWhereNoMixIsNearlyWithoutRisk() {
        var two = new DMatrixRMaj(new double[][] {{4, 2}, {2, 5}});
        CovarianceFactor factor = RiskModel.of(two).factor().orElseThrow();
        double[] right = {8, 9};
        factor.forward(right);
        factor.backward(right);
        assertThat(right[0]).isCloseTo(1.375, within(1e-15));
        assertThat(right[1]).isCloseTo(1.25, within(1e-15));
        var twins = new DMatrixRMaj(new double[][] {{4, 4}, {4, 4}});
        assertThat(RiskModel.of(twins).factor()).isEmpty();
        assertThat(RiskModel.of(twins).isSingular()).isTrue();
    }

    private static CovarianceFactor factor(QuadraticProgram program) {
        return program.curvature().factor().orElseThrow();
    }

    private QuadraticProgram program(int size) {
        var half = new double[size];
        var rest = new double[size];
        for (int i = 0; i < size; i++) {
            (i % 2 == 0 ? half : rest)[i] = 1;
        }
        Constraints constraints = Constraints.longOnly(size)
                .with(LinearConstraint.between("half", half, 0.4, 0.6))
                .with(LinearConstraint.between("rest", rest, 0.3, 0.7));
        var linear = new double[size];
        for (int i = 0; i < size; i++) {
            linear[i] = 0.1 * generated.normal();
        }
        RiskModel risk = RiskModel.of(generated.covariance(size, Generated.Kind.FACTORS));
        return QuadraticProgram.of(new RiskCurvature(risk), linear, constraints, List.of());
    }

    private ActiveSet randomSet(QuadraticProgram program, int pinnedCount) {
        var set = new ActiveSet(program.size(), program.rowCount());
        set.pinEqualities(program);
        for (int k = 0; k < pinnedCount; k++) {
            set.variables[generated.random().nextInt(program.size())] = ActiveSet.LOWER;
        }
        set.rows[1] = generated.random().nextInt(2) == 0 && program.size() > 10 ? ActiveSet.UPPER : ActiveSet.FREE;
        return set;
    }

    /// Of points, and of prices against the largest.
    private static double[] gaps(QuadraticProgram program, PinnedEquations pinned, ActiveSet set) {
        int size = program.size();
        double[] targets = program.rowLower().clone();
        for (int r = 0; r < targets.length; r++) {
            targets[r] = set.rows[r] == ActiveSet.UPPER ? program.rowUpper()[r] : targets[r];
        }
        var one = new double[size];
        var other = new double[size];
        var prices = new double[program.rowCount()];
        var otherPrices = new double[program.rowCount()];
        var reduced = new ReducedSystem(program);
        assertThat(pinned.factor(set)).isTrue();
        assertThat(reduced.factor(set)).isTrue();
        pinned.solve(program.linear(), targets, one, prices);
        reduced.solve(program.linear(), targets, other, otherPrices);
        var product = new double[size];
        pinned.product(one, product);
        pinned.refine(Optimality.reduced(program, one, product, prices), targets, one, prices);
        double point = 0;
        double price = 0;
        double largest = 1;
        for (int i = 0; i < size; i++) {
            point = Math.max(point, Math.abs(one[i] - other[i]));
            largest = Math.max(largest, Math.abs(other[i]));
        }
        for (int r = 0; r < prices.length; r++) {
            price = Math.max(price, Math.abs(prices[r] - otherPrices[r]));
            largest = Math.max(largest, Math.abs(otherPrices[r]));
        }
        return new double[] {point / largest, price / largest};
    }
}
