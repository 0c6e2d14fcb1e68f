package dev.ballast.core.optimization.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import dev.ballast.core.optimization.frontier.EfficientFrontier;
import dev.ballast.core.optimization.parity.RiskBudgeting;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Input that is wrong or at the edge: a defined result, or an error that names the cause.
class BadInputTest {

    private static RiskModel risk(double[][] rows) {
        return RiskModel.of(new DMatrixRMaj(rows));
    }

    @Test
    void covarianceThatIsNoneIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> risk(new double[][] {{1, 2}, {2, 1}}))
                .withMessageContaining("positive semidefinite")
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> risk(new double[][] {{0, 0.1}, {0.1, 0}}))
                .withMessageContaining("positive semidefinite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> risk(new double[][] {{1, 0.2}, {0.3, 1}}))
                .withMessageContaining("symmetric");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> risk(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}))
                .withMessageContaining("covariance of asset 2 and asset 1 must be finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> risk(new double[][] {{Double.POSITIVE_INFINITY}}))
                .withMessageContaining("variance of asset 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> risk(new double[][] {{-1}}))
                .withMessageContaining("variance of asset 1 must be finite and >= 0, was -1.0");
    }

    /// A large matrix goes through the vector kernel: one wrong eigenvalue among 200 is still seen.
    @Test
    void oneWrongDirectionOfManyIsSeen() {
        int size = 200;
        var matrix = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix.set(i, j, i == j ? 1 : 0.5);
            }
        }
        assertThat(RiskModel.of(matrix).isSingular()).isFalse();
        matrix.set(150, 20, 0.999);
        matrix.set(20, 150, 0.999);
        matrix.set(150, 30, 0);
        matrix.set(30, 150, 0);
        matrix.set(20, 30, 0.999);
        matrix.set(30, 20, 0.999);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskModel.of(matrix))
                .withMessageContaining("positive semidefinite");
    }

    @Test
    void singularAndIdenticalAssetsHaveAnAnswer() {
        var twins = risk(new double[][] {{0.04, 0.04, 0.01}, {0.04, 0.04, 0.01}, {0.01, 0.01, 0.02}});
        Solution solution = MinimumVariance.of(Problem.of(twins, Constraints.longOnly(3)));
        assertThat(solution.weights()[2]).isCloseTo(0.75, within(1e-9));
        assertThat(solution.weights()[0]).isCloseTo(solution.weights()[1], within(1e-6));
        var nothing = RiskModel.of(new DMatrixRMaj(2, 2));
        assertThat(MinimumVariance.of(Problem.of(nothing, Constraints.longOnly(2)))
                        .objective())
                .isZero();
    }

    @Test
    void crossedBoundsAndNumbersThatAreNoneAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraints.longOnly(2).withBound(1, 0.5, 0.4))
                .withMessageContaining("bounds of asset 2 are crossed: lower 0.5 > upper 0.4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraints.longOnly(2).withBound(1, Double.NaN, 0.4))
                .withMessageContaining("asset 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearConstraint.between("tech", new double[] {1, Double.NaN}, 0, 1))
                .withMessageContaining("coefficient of asset 2 in tech must be finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Problem.of(risk(new double[][] {{1}}), new double[] {Double.NaN}, Constraints.longOnly(1)))
                .withMessageContaining("expected return of asset 1 must be finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TradingCosts.linear(new double[] {1, 0}, -0.001))
                .withMessageContaining("linear cost of asset 1 must be finite and >= 0, was -0.001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TradingCosts.of(new double[] {1}, new double[] {0}, new double[] {-1}))
                .withMessageContaining("impact of asset 1");
    }

    @Test
    void emptyFeasibleSetIsExplained() {
        Constraints none = Constraints.longOnly(3).withBounds(0, 0.2);
        Solution solution =
                MinimumVariance.of(Problem.of(risk(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}), none));
        assertThat(solution.status()).isEqualTo(Status.INFEASIBLE);
        assertThat(solution.conflict().orElseThrow().constraints())
                .containsExactly(
                        "budget", "upper bound of asset 1", "upper bound of asset 2", "upper bound of asset 3");
        assertThat(solution.reason()).startsWith("cannot all hold: budget");
    }

    @Test
    void zeroBudgets() {
        var model = risk(new double[][] {{0.04, 0.01}, {0.01, 0.09}});
        Constraints nothing = Constraints.longOnly(2).withBudget(0);
        assertThat(MinimumVariance.of(Problem.of(model, nothing)).weights()).containsExactly(0, 0);
        Constraints neutral =
                Constraints.fullyInvested(Constraints.numbered(2)).withBudget(0).withBounds(-1, 1);
        double[] weights = MeanVariance.of(Problem.of(model, new double[] {0.02, 0.08}, neutral), 2)
                .weights();
        assertThat(weights[0]).isCloseTo(-weights[1], within(1e-12));
        assertThat(weights[1]).isCloseTo(0.06 / 2 / 0.11, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskBudgeting.standard().budgets(model, new double[] {0, 0}))
                .withMessageContaining("budgets must have a finite sum > 0, was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskBudgeting.standard().budgets(model, new double[] {1, -1}))
                .withMessageContaining("budget of asset 2 must be finite and >= 0, was -1.0");
    }

    @Test
    void oneAsset() {
        Problem one = Problem.of(risk(new double[][] {{0.04}}), new double[] {0.1}, Constraints.longOnly(1));
        assertThat(MinimumVariance.of(one).weights()).containsExactly(1);
        assertThat(MeanVariance.of(one, 3).weights()).containsExactly(1);
        assertThat(MaximumSharpe.of(one, 0.02).objective()).isCloseTo(0.4, within(1e-12));
        assertThat(TargetVolatility.of(one, 0.3).weights()).containsExactly(1);
        assertThat(TargetVolatility.of(one, 0.1).status()).isEqualTo(Status.INFEASIBLE);
        assertThat(EfficientFrontier.of(one).orElseThrow().turningPoints()).hasSize(1);
        assertThat(RiskBudgeting.standard().equalContributions(one.risk()).weights())
                .containsExactly(1);
    }

    /// Forty limits on three weights, all laid around one book; then one that nothing meets.
    @Test
    void moreConstraintsThanVariables() {
        var random = new SplittableRandom(3);
        double[] inside = {0.5, 0.3, 0.2};
        Constraints many = Constraints.longOnly(3);
        for (int r = 0; r < 40; r++) {
            double[] coefficients = random.doubles(3, -1, 1).toArray();
            double value = 0;
            for (int i = 0; i < 3; i++) {
                value += coefficients[i] * inside[i];
            }
            many = many.with(LinearConstraint.between(
                    "limit " + r,
                    coefficients,
                    value - 0.01 * random.nextDouble(),
                    value + 0.01 * random.nextDouble()));
        }
        var model = risk(new double[][] {{0.04, 0.01, 0}, {0.01, 0.09, 0.02}, {0, 0.02, 0.16}});
        Solution solution = MinimumVariance.of(Problem.of(model, many));
        assertThat(many.violation(solution.weights())).isLessThanOrEqualTo(1e-9);
        assertThat(solution.residuals().dual()).isLessThanOrEqualTo(1e-8);

        Constraints one = many.with(LinearConstraint.between("beyond", new double[] {1, 1, 1}, 2, 3));
        Solution refused = MinimumVariance.of(Problem.of(model, one));
        assertThat(refused.conflict().orElseThrow().constraints()).contains("beyond at least");
    }

    /// Where every step is a tie: all assets alike, at every bound at once.
    @Test
    void tiesEndWithinTheLimit() {
        for (int size : new int[] {2, 10, 60}) {
            var matrix = new DMatrixRMaj(size, size);
            Arrays.fill(matrix.data, 0.04);
            Constraints capped = Constraints.longOnly(size).withBounds(0, 1.0 / size);
            var means = new double[size];
            Arrays.fill(means, 0.05);
            Problem problem = Problem.of(RiskModel.of(matrix), means, capped);
            assertThat(MinimumVariance.of(problem).weights()[0]).isCloseTo(1.0 / size, within(1e-12));
            assertThat(MeanVariance.of(problem, 2).isOptimal()).isTrue();
            assertThat(TargetVolatility.of(problem, 0.2).isOptimal()).isTrue();
            assertThat(EfficientFrontier.of(problem).isKnown()).isTrue();
        }
    }
}
