package dev.ballast.core.optimization.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Binding;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import dev.ballast.core.optimization.quadratic.Trades.Kind;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/// Methods on problems small enough to know the answer, and bad input.
class QuadraticMethodsTest {

    private static final RiskModel TWO = RiskModel.of(new DMatrixRMaj(new double[][] {{0.04, 0.015}, {0.015, 0.09}}));

    @Test
    void shadowPricesAreDerivatives() {
        var generated = new Generated(11);
        RiskModel risk = RiskModel.of(generated.covariance(12, Generated.Kind.FACTORS));
        List<String> firstThree = List.of("asset 1", "asset 2", "asset 3");
        Constraints constraints = Constraints.longOnly(12).withGroup("first", firstThree, 0.4, 0.6);
        Solution solution = MinimumVariance.of(Problem.of(risk, constraints));
        Constraints relaxed = Constraints.longOnly(12).withGroup("first", firstThree, 0.4 - 1e-6, 0.6);
        double slope = (solution.objective()
                        - MinimumVariance.of(Problem.of(risk, relaxed)).objective())
                / 1e-6;
        assertThat(price(solution, "first at least")).isPositive().isCloseTo(slope, within(1e-5));
        Solution more = MinimumVariance.of(Problem.of(risk, constraints.withBudget(1 + 1e-6)));
        assertThat(price(solution, "budget")).isCloseTo((solution.objective() - more.objective()) / 1e-6, within(1e-5));
    }

    @Test
    void hedgeRatioOfOneAssetIsItsRegressionSlope() {
        Solution hedge = HedgeRatios.of(TWO, new double[] {1, 0}, List.of(1));
        assertThat(hedge.weights()).containsExactly(new double[] {1, -0.015 / 0.09}, within(1e-12));
        Solution bounded = HedgeRatios.of(TWO, new double[] {1, 0}, List.of(1), -0.1, 0);
        assertThat(bounded.weights()[1]).isEqualTo(-0.1);
        assertThatThrownBy(() -> HedgeRatios.of(TWO, new double[] {1, 0}, List.of(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[0, 2)");
    }

    @Test
    void targetVolatilityIsMetOrExplained() {
        Problem problem = Problem.of(TWO, new double[] {0.05, 0.1}, Constraints.longOnly(2));
        Solution met = TargetVolatility.of(problem, 0.25);
        assertThat(TWO.volatilityOf(met.weights())).isCloseTo(0.25, within(1e-10));
        Solution top = TargetVolatility.of(problem, 0.9);
        assertThat(top.weights()).containsExactly(new double[] {0, 1}, within(1e-9));
        Solution below = TargetVolatility.of(problem, 0.01);
        assertThat(below.status()).isEqualTo(Status.INFEASIBLE);
        assertThat(below.conflict().orElseThrow().constraints()).containsExactly("volatility at most");
    }

    @Test
    void noSharpeRatioWhereNothingEarns() {
        Problem problem = Problem.of(TWO, new double[] {0.01, 0.015}, Constraints.longOnly(2));
        Solution solution = MaximumSharpe.of(problem, 0.02);
        assertThat(solution.status()).isEqualTo(Status.INFEASIBLE);
        assertThat(solution.result().isKnown()).isFalse();
        assertThatThrownBy(solution::weights).isInstanceOf(IllegalStateException.class);
    }

    /// At the optimum μ − γSw − the slope of costs is the same for both assets that trade.
    @Test
    void impactIsBalancedAtTheMargin() {
        double[] held = {0.5, 0.5};
        double[] impact = {0.02, 0.03};
        Problem problem = Problem.of(TWO, new double[] {0.02, 0.1}, Constraints.fullyInvested(List.of("a", "b")));
        Trades trades =
                MeanVarianceWithCosts.of(problem, 2, TradingCosts.of(held, new double[] {0.001, 0.001}, impact));
        double[] weights = trades.solution().weights();
        double moved = weights[1] - 0.5;
        assertThat(moved).isGreaterThan(0.01);
        double[] product = TWO.times(weights);
        double bought = 0.1 - 2 * product[1] - 0.001 - 1.5 * 0.03 * Math.sqrt(moved);
        double sold = 0.02 - 2 * product[0] + 0.001 + 1.5 * 0.02 * Math.sqrt(moved);
        assertThat(bought).isCloseTo(sold, within(1e-8));
        assertThat(trades.count(Kind.BOUGHT)).isEqualTo(1);
        assertThat(trades.count(Kind.SOLD_PARTLY)).isEqualTo(1);
        assertThat(trades.cost()).isCloseTo(0.002 * moved + 0.05 * moved * Math.sqrt(moved), within(1e-12));
    }

    @Test
    void semivarianceOfOneSidedReturnsIsZero() {
        var returns = new DMatrixRMaj(new double[][] {{0.01, -0.01}, {0.02, -0.02}, {0.01, 0.03}});
        Solution solution = MinimumSemivariance.of(returns, 0, Constraints.longOnly(2));
        assertThat(solution.objective()).isCloseTo(0, within(1e-18));
        assertThat(solution.weights()[0]).isGreaterThan(0.4);
    }

    @Test
    void anUnboundedProblemSaysSo() {
        var cash = RiskModel.of(new DMatrixRMaj(new double[][] {{0, 0}, {0, 0.04}}));
        Problem problem = Problem.of(cash, new double[] {0.01, 0.02}, Constraints.none(List.of("cash", "stock")));
        assertThat(MeanVariance.of(problem, 3).status()).isEqualTo(Status.UNBOUNDED);
    }

    @Test
    void conflictsNameTheSmallestRelaxation() {
        Constraints constraints = Constraints.longOnly(4).withBounds(0, 0.2);
        Solution solution = MinimumVariance.of(
                Problem.of(RiskModel.of(new Generated(3).covariance(4, Generated.Kind.FACTORS)), constraints));
        var conflict = solution.conflict().orElseThrow();
        assertThat(conflict.constraints()).hasSize(5).contains("budget", "upper bound of asset 1");
        assertThat(conflict.relaxations().stream()
                        .mapToDouble(relaxation -> relaxation.by())
                        .sum())
                .isCloseTo(0.2, within(1e-8));
    }

    @Test
    void turnoverOfNothingKeepsTheHoldings() {
        double[] held = {0.3, 0.7};
        Problem problem = Problem.of(TWO, Constraints.longOnly(2).withTurnover(held, 0));
        assertThat(MinimumVariance.of(problem).weights()).containsExactly(held, within(1e-9));
    }

    @Test
    void aBudgetOfZeroIsNeutral() {
        Problem problem = Problem.of(
                TWO,
                new double[] {0.05, 0.1},
                Constraints.none(List.of("a", "b")).withBounds(-1, 1).withBudget(0));
        double[] weights = MeanVariance.of(problem, 2).weights();
        assertThat(weights[0] + weights[1]).isCloseTo(0, within(1e-12));
        assertThat(weights[1]).isPositive();
    }

    @Test
    void badInputIsNamed() {
        refused("indefinite", () -> RiskModel.of(new DMatrixRMaj(new double[][] {{1, 2}, {2, 1}})), "eigenvalue");
        refused("asymmetric", () -> RiskModel.of(new DMatrixRMaj(new double[][] {{1, 0.2}, {0.1, 1}})), "symmetric");
        refused("NaN", () -> RiskModel.of(new DMatrixRMaj(new double[][] {{1, Double.NaN}, {0, 1}})), "finite");
        refused("negative", () -> RiskModel.of(new DMatrixRMaj(new double[][] {{-1}})), "variance of asset 1");
        refused("crossed", () -> Constraints.longOnly(2).withBound(1, 0.5, 0.2), "bounds of asset 2 are crossed");
        refused("cost", () -> TradingCosts.linear(new double[] {1}, -0.1), "linear cost of asset 1");
        refused("aversion", () -> MeanVariance.of(Problem.of(TWO, Constraints.longOnly(2)), 0), "risk aversion");
        refused("size", () -> Problem.of(TWO, Constraints.longOnly(3)), "3 assets");
        refused(
                "start",
                () -> MinimumVariance.of(Problem.of(TWO, Constraints.longOnly(2)), new double[] {1}),
                "start has 1");
    }

    @Test
    void moreConstraintsThanVariables() {
        Constraints constraints = Constraints.longOnly(2);
        for (int i = 1; i <= 20; i++) {
            constraints =
                    constraints.with(LinearConstraint.between("row " + i, new double[] {i, 1}, 0, 1 + 0.5 * (i - 1)));
        }
        Solution solution = MinimumVariance.of(Problem.of(TWO, constraints));
        assertThat(solution.isOptimal()).isTrue();
        assertThat(solution.weights()[0]).isCloseTo(0.5, within(1e-9));
    }

    private static void refused(String what, org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String cause) {
        assertThatThrownBy(call)
                .as(what)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(cause);
    }

    private static double price(Solution solution, String constraint) {
        return solution.binding().stream()
                .filter(binding -> binding.constraint().equals(constraint))
                .mapToDouble(Binding::shadowPrice)
                .findFirst()
                .orElse(0);
    }
}
