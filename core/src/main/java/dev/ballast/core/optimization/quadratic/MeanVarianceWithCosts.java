package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Residuals;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// max μᵀw − γ/2 wᵀSw − Σ costᵢ(|w − held|) under all constraints of a problem; costs are not paid from the budget.
///
/// Linear costs leave a no-trade region: a holding stays where it is while moving it brings less than it costs. Impact
/// is of the 3/2 power (Almgren, Thum, Hauptmann and Li 2005; Grinold and Kahn 2000). Written in purchases and
/// sales; the power by Newton's method: a quadratic program with the power's own curvature at each step, halved
/// where it
/// overshoots.
public final class MeanVarianceWithCosts {

    private static final int MOST_STEPS = 200;
    private static final double GOAL = 1e-11;

    private final Problem problem;
    private final double riskAversion;
    private final TradingCosts costs;
    private final double[] linear;

    private MeanVarianceWithCosts(Problem problem, double riskAversion, TradingCosts costs) {
        this.problem = problem;
        this.riskAversion = riskAversion;
        this.costs = costs;
        linear = problem.expectedReturns();
        for (int i = 0; i < linear.length; i++) {
            linear[i] /= riskAversion;
        }
    }

    /// The weights of the highest utility after costs; the solution's objective is that utility.
    ///
    /// @param riskAversion γ > 0, on the same period as expected returns, covariance and costs
    public static Trades of(Problem problem, double riskAversion, TradingCosts costs) {
        MeanVariance.requireAversion(riskAversion);
        costs.requireSize(problem.constraints());
        long begin = System.nanoTime();
        var method = new MeanVarianceWithCosts(problem, riskAversion, costs);
        Solution solution = costs.hasImpact() ? method.withImpact(begin) : method.linearOnly(begin);
        return Trades.of(solution, costs);
    }

    private Formulation formulation(double[] slopes, double[] curvature) {
        int size = problem.size();
        var perUnit = new double[size];
        for (int i = 0; i < size; i++) {
            perUnit[i] = costs.linear(i) / riskAversion;
        }
        Formulation split = Formulation.split(
                problem.risk(), linear, problem.constraints(), List.of(), costs.held(), perUnit, curvature);
        for (int j = 0; j < slopes.length; j++) {
            split.program().linear()[j] -= slopes[j];
        }
        return split;
    }

    private Solution linearOnly(long begin) {
        var none = new double[2 * problem.size()];
        Formulation formulation = formulation(none, none);
        Answer answer = Solving.solve(formulation, guess());
        if (answer.status() != Status.OPTIMAL) {
            return Solutions.failed(formulation.program(), answer, answer.iterations(), begin);
        }
        double utility = utility(formulation.weights(answer.point()));
        return Solutions.optimal(formulation, answer, utility, riskAversion, answer.iterations(), begin);
    }

    /// Where trading were free: tells which way most holdings go.
    private double @Nullable [] guess() {
        Formulation free =
                Formulation.of(problem.risk(), linear, problem.constraints().withoutTurnover(), List.of());
        Answer answer = QuadraticSolver.solve(free.program());
        return answer.status() == Status.OPTIMAL ? answer.point() : null;
    }

    private double utility(double[] weights) {
        return MeanVariance.utility(problem, riskAversion, weights) - costs.costOf(weights);
    }

    private Solution withImpact(long begin) {
        int size = problem.size();
        var none = new double[2 * size];
        Formulation formulation = formulation(none, none);
        Answer answer = Solving.solve(formulation, guess());
        int iterations = answer.iterations();
        if (answer.status() != Status.OPTIMAL) {
            return Solutions.failed(formulation.program(), answer, iterations, begin);
        }
        double[] point = answer.point();
        Residuals residuals = answer.residuals();
        QuadraticProgram plain = formulation.program();
        for (int step = 0; step < MOST_STEPS; step++) {
            var slopes = new double[2 * size];
            var curvature = new double[2 * size];
            model(point, slopes, curvature);
            Formulation model = formulation(slopes, curvature);
            Answer next = QuadraticSolver.solve(model.program(), answer.active());
            iterations += next.iterations();
            if (next.status() != Status.OPTIMAL) {
                return Solutions.failed(model.program(), next, iterations, begin);
            }
            point = damped(plain, point, next.point());
            answer = next;
            residuals = residuals(plain, point, next);
            if (residuals.within(QuadraticSolver.PRIMAL_LIMIT, GOAL)) {
                break;
            }
        }
        if (!residuals.within(QuadraticSolver.PRIMAL_LIMIT, QuadraticSolver.DUAL_LIMIT)) {
            return Solution.failed(
                    Status.ITERATION_LIMIT,
                    "impact did not settle, " + residuals.words(),
                    iterations,
                    residuals,
                    System.nanoTime() - begin);
        }
        double[] weights = formulation.weights(point);
        return Solution.optimal(
                weights,
                utility(weights),
                iterations,
                residuals,
                Solutions.binding(plain, answer, riskAversion),
                System.nanoTime() - begin);
    }

    /// Second-order model of the power at each purchase and sale. Near zero, where its curvature has no bound, the one
    /// of a small trade stands in: the slope there is exact, and slope is what the optimum depends on.
    private void model(double[] point, double[] slopes, double[] curvature) {
        int size = problem.size();
        for (int j = 0; j < point.length; j++) {
            double coefficient = costs.impact(j % size) / riskAversion;
            double traded = Math.max(point[j], 0);
            double root = Math.sqrt(traded);
            curvature[j] = 0.75 * coefficient / Math.max(root, 1e-7);
            slopes[j] = 1.5 * coefficient * root - curvature[j] * traded;
        }
    }

    private double value(QuadraticProgram plain, double[] point) {
        double sum = plain.objective(point);
        int size = problem.size();
        for (int j = 0; j < point.length; j++) {
            double traded = Math.max(point[j], 0);
            sum += costs.impact(j % size) / riskAversion * traded * Math.sqrt(traded);
        }
        return sum;
    }

    private double[] damped(QuadraticProgram plain, double[] from, double[] to) {
        double before = value(plain, from);
        double step = 1;
        double[] point = to.clone();
        while (step > 1e-4 && value(plain, point) > before + 1e-15 * Math.abs(before)) {
            step /= 2;
            for (int j = 0; j < point.length; j++) {
                point[j] = from[j] + step * (to[j] - from[j]);
            }
        }
        return point;
    }

    private Residuals residuals(QuadraticProgram plain, double[] point, Answer answer) {
        int size = problem.size();
        double[] reduced = Optimality.reduced(plain, point, answer.multipliers());
        for (int j = 0; j < point.length; j++) {
            reduced[j] += 1.5 * costs.impact(j % size) / riskAversion * Math.sqrt(Math.max(point[j], 0));
        }
        return Optimality.residuals(plain, point, answer.multipliers(), reduced);
    }
}
