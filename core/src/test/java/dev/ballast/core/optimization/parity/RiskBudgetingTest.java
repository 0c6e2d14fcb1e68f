package dev.ballast.core.optimization.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Closed forms and refusals.
class RiskBudgetingTest {

    private final RiskBudgeting method = RiskBudgeting.standard();

    /// Uncorrelated: w ∝ √b ÷ σ.
    @Test
    void uncorrelatedAssetsHoldTheRootOfTheBudget() {
        RiskModel risk = RiskModel.of(new DMatrixRMaj(new double[][] {{0.04, 0}, {0, 0.09}}));
        double[] weights = method.budgets(risk, new double[] {4, 1}).weights();
        assertThat(weights[0] / weights[1]).isCloseTo(2 / 0.2 * 0.3, within(1e-10));
    }

    /// Near −1 sweeps crawl; Newton's steps end.
    @Test
    void nearlyHedgedPairsAreSolved() {
        for (double correlation : new double[] {-0.9, -0.999, -0.9999999}) {
            double[] weights =
                    method.budgets(pair(correlation), new double[] {1, 3}).weights();
            double[] shares = RiskBudgeting.contributions(pair(correlation), weights);
            assertThat(shares[0]).as("correlation %s", correlation).isCloseTo(0.25, within(1e-8));
        }
    }

    @Test
    void perfectHedgesHaveNoAnswer() {
        Solution solution = method.equalContributions(pair(-1));
        assertThat(solution.status()).isEqualTo(Status.UNBOUNDED);
        assertThat(solution.reason()).contains("hedge all risk away");
    }

    @Test
    void assetsWithoutRiskCarryNoBudget() {
        RiskModel risk = RiskModel.of(new DMatrixRMaj(new double[][] {{0.04, 0}, {0, 0}}));
        Solution solution = method.equalContributions(risk);
        assertThat(solution.status()).isEqualTo(Status.UNBOUNDED);
        assertThat(solution.reason()).contains("asset 2 has no risk");
        assertThat(method.budgets(risk, new double[] {1, 0}).weights()).containsExactly(1, 0);
    }

    @Test
    void namesBudgetsThatAreNone() {
        RiskModel risk = pair(0);
        assertThatThrownBy(() -> method.budgets(risk, new double[] {1, -1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("budget of asset 2")
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> method.budgets(risk, new double[] {0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sum");
        assertThatThrownBy(() -> method.budgets(risk, new double[] {1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> method.budgets(risk, new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> method.withIterationLimit(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RiskBudgeting.contributions(risk, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no risk");
    }

    @Test
    void saysWhenIterationsRunOut() {
        Solution solution = method.withIterationLimit(1).budgets(pair(-0.99), new double[] {1, 5});
        assertThat(solution.status()).isEqualTo(Status.ITERATION_LIMIT);
        assertThat(solution.result().isKnown()).isFalse();
    }

    @Test
    void inverseRiskNeedsRisk() {
        RiskModel risk = RiskModel.of(new DMatrixRMaj(new double[][] {{0.04, 0}, {0, 0}}));
        assertThat(InverseRisk.volatility(risk).reason()).contains("asset 2");
        assertThat(InverseRisk.variance(pair(0.3)).orElseThrow()[0]).isCloseTo(0.09 / 0.13, within(1e-15));
    }

    private static RiskModel pair(double correlation) {
        double covariance = 0.06 * correlation;
        return RiskModel.of(new DMatrixRMaj(new double[][] {{0.04, covariance}, {covariance, 0.09}}));
    }
}
