package dev.ballast.core.optimization.growth;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Residuals;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import dev.ballast.core.optimization.quadratic.MeanVariance;
import dev.ballast.core.optimization.quadratic.MinimumVariance;
import dev.ballast.core.statistics.Samples;
import dev.ballast.core.statistics.kernel.SymmetricProduct;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Weights that make capital grow fastest over equally likely scenarios: max mean ln(1 + r(t)ᵀw) under all constraints
/// of a problem (Kelly 1956; Breiman 1961; MacLean, Thorp and Ziemba 2011).
///
/// Newton's method: each step is the exact answer of a quadratic program with gradient and curvature at hand, so that
/// the active bounds are exact too, shortened where the logarithm wants it. Convergence is quadratic, some six steps.
/// The objective of a [Solution] is the mean logarithmic growth per scenario. A book that may be wiped out in a
/// scenario has growth −∞ and is never proposed. Stateless.
public final class GrowthOptimal {

    private static final int ITERATION_LIMIT = 100;
    /// Largest change of a weight at which a full step is the last.
    private static final double CLOSE = 1e-9;
    /// Gain in growth that is rounding.
    private static final double NO_GAIN = 1e-17;

    private static final double VERIFIED = 1e-8;

    private final DMatrixRMaj returns;
    private final Constraints constraints;
    private final double[] wealth;
    private final double[] curvature;
    private final long start = System.nanoTime();
    private int iterations;
    private Residuals residuals = Residuals.NONE;

    private GrowthOptimal(DMatrixRMaj returns, Constraints constraints) {
        this.returns = returns;
        this.constraints = constraints;
        this.wealth = new double[returns.numRows];
        this.curvature = new double[returns.numRows];
    }

    /// Fully optimal weights, at most 100 steps.
    ///
    /// @param returns T × n simple returns of one period each, as fractions; NaN and infinities are refused
    /// @param constraints such as [Constraints#longOnly(int)]; without a budget the rest is cash that earns nothing
    public static Solution of(DMatrixRMaj returns, Constraints constraints) {
        Samples.requireShape(returns, 1, "scenarios");
        Samples.requireUsable(returns, "scenario returns");
        if (constraints.size() != returns.numCols) {
            throw new IllegalArgumentException(
                    "constraints are on " + constraints.size() + " assets, scenarios on " + returns.numCols);
        }
        return new GrowthOptimal(returns, constraints).run();
    }

    /// Mean ln(1 + r(t)ᵀw); −∞ where a scenario leaves nothing.
    public static double growth(DMatrixRMaj returns, double[] weights) {
        double sum = 0;
        for (int t = 0; t < returns.numRows; t++) {
            double portfolio = 0;
            for (int i = 0; i < weights.length; i++) {
                portfolio += returns.data[t * weights.length + i] * weights[i];
            }
            sum += portfolio > -1 ? Math.log1p(portfolio) : Double.NEGATIVE_INFINITY;
        }
        return sum / returns.numRows;
    }

    private Solution run() {
        // Least squares of weights: feasible, and as far from extremes as the constraints allow.
        Solution first =
                MinimumVariance.of(Problem.of(RiskModel.of(CommonOps_DDRM.identity(constraints.size())), constraints));
        if (!first.isOptimal()) {
            return first;
        }
        double[] weights = first.weights();
        double growth = growth(returns, weights);
        if (growth == Double.NEGATIVE_INFINITY) {
            return failed(
                    Status.NOT_VERIFIED, "a scenario takes all of the spread-out book that the search starts from");
        }
        while (iterations < ITERATION_LIMIT) {
            iterations++;
            double[] gradient = gradient(weights);
            Solution step = step(weights, gradient);
            if (!step.isOptimal()) {
                return Solution.failed(step.status(), step.reason(), iterations, step.residuals(), time());
            }
            double[] target = step.weights();
            double slope = 0;
            double longest = 0;
            for (int i = 0; i < weights.length; i++) {
                slope += gradient[i] * (target[i] - weights[i]);
                longest = Math.max(longest, Math.abs(target[i] - weights[i]));
            }
            double length = length(weights, target, growth, slope);
            move(weights, target, length);
            growth = growth(returns, weights);
            if (length == 1 && (longest <= CLOSE || slope <= NO_GAIN)) {
                residuals = residuals(weights, step, gradient);
                if (residuals.dual() <= VERIFIED) {
                    return Solution.optimal(weights, growth, iterations, residuals, step.binding(), time());
                }
            }
            if (length == 0) {
                return failed(Status.NOT_VERIFIED, "growth stands still with a slope of " + slope);
            }
        }
        return failed(Status.ITERATION_LIMIT, "no optimum within " + iterations + " steps, " + residuals.words());
    }

    /// Mean r(t) ÷ (1 + r(t)ᵀw); keeps the curvature's weights aside.
    private double[] gradient(double[] weights) {
        int size = weights.length;
        var gradient = new double[size];
        for (int t = 0; t < wealth.length; t++) {
            double value = 1;
            for (int i = 0; i < size; i++) {
                value += returns.data[t * size + i] * weights[i];
            }
            wealth[t] = value;
            curvature[t] = 1 / (value * value * wealth.length);
            for (int i = 0; i < size; i++) {
                gradient[i] += returns.data[t * size + i] / (value * wealth.length);
            }
        }
        return gradient;
    }

    /// The best weights of the quadratic model: gᵀd − ½ dᵀHd with d = target − weights.
    private Solution step(double[] weights, double[] gradient) {
        RiskModel model = RiskModel.of(SymmetricProduct.of(returns, new double[weights.length], curvature));
        double[] linear = model.times(weights);
        for (int i = 0; i < linear.length; i++) {
            linear[i] += gradient[i];
        }
        return MeanVariance.of(Problem.of(model, linear, constraints), 1, weights);
    }

    /// The longest of 1, ½, ¼, … that keeps a tenth of the promised gain; 1 where the gain is rounding.
    private double length(double[] weights, double[] target, double growth, double slope) {
        for (double length = 1; length > 1e-12; length /= 2) {
            double[] trial = weights.clone();
            move(trial, target, length);
            double gain = growth(returns, trial) - growth;
            if (gain >= 0.1 * length * slope || (slope < 1e-13 && gain > Double.NEGATIVE_INFINITY)) {
                return length;
            }
        }
        return 0;
    }

    private static void move(double[] weights, double[] target, double length) {
        for (int i = 0; i < weights.length; i++) {
            // A whole step lands on the target itself, bounds included.
            weights[i] = length == 1 ? target[i] : weights[i] + length * (target[i] - weights[i]);
        }
    }

    /// Conditions of optimality: the multipliers of the last model, the gradient at the weights themselves.
    private Residuals residuals(double[] weights, Solution step, double[] before) {
        double[] after = gradient(weights);
        double moved = 0;
        double largest = 0;
        for (int i = 0; i < after.length; i++) {
            moved = Math.max(moved, Math.abs(after[i] - before[i]));
            largest = Math.max(largest, Math.abs(after[i]));
        }
        double dual = step.residuals().dual() + (largest > 0 ? moved / largest : 0);
        return new Residuals(Math.max(0, constraints.violation(weights)), dual);
    }

    private Solution failed(Status status, String reason) {
        return Solution.failed(status, reason, iterations, residuals, time());
    }

    private long time() {
        return System.nanoTime() - start;
    }
}
