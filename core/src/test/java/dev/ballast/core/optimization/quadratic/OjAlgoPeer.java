package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.Solution;
import java.util.Arrays;
import java.util.Locale;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.convex.ConvexSolver;

/// min ½wᵀSw − cᵀw under a problem's constraints, by ojAlgo: its model is made once, only what turns it into weights is
/// measured.
public final class OjAlgoPeer {

    /// What is solved.
    public enum Task {
        MINIMUM_VARIANCE,
        CAPPED_MEAN_VARIANCE,
        SECTORS_AND_FLOORS
    }

    /// How ojAlgo solves it.
    enum Mode {
        /// What it does unasked: an active-set method, exact.
        DEFAULT,
        /// Its fastest on these problems. It stops at 1e-7 of its residuals and leaves the budget by up to 2e-6.
        ADMM
    }

    /// Of the optimum, either way.
    private static final double SAME = 1e-6;

    private final ExpressionsBasedModel model;

    private OjAlgoPeer(ExpressionsBasedModel model) {
        this.model = model;
    }

    /// The peer on a problem of the benchmarks, after one solve that is compared: the solver's optimum holds by its own
    /// conditions, and the peer's, its weights brought to the budget, is the same within 1e-6.
    static OjAlgoPeer checked(FactorMarket market, Task task, Mode mode) {
        Problem problem =
                switch (task) {
                    case MINIMUM_VARIANCE -> market.longOnly();
                    case CAPPED_MEAN_VARIANCE -> market.capped();
                    case SECTORS_AND_FLOORS -> market.sectors();
                };
        double aversion = QuadraticBenchmark.AVERSION;
        boolean returns = task == Task.CAPPED_MEAN_VARIANCE;
        double[] linear = returns ? market.scaledMeans(aversion) : new double[market.size()];
        OjAlgoPeer peer = of(problem, linear, mode);
        Solution solution = returns ? MeanVariance.of(problem, aversion) : MinimumVariance.of(problem);
        double own = returns ? -solution.objective() / aversion : solution.objective() / 2;
        double[] weights = peer.weights();
        double broken = problem.constraints().violation(weights);
        double gap = (objective(problem, linear, toBudget(weights)) - own) / Math.abs(own);
        String said = String.format(
                Locale.ROOT,
                "%s, %s, %d assets: optimum %.12g, conditions within %.1e; ojAlgo: apart by %.1e, limits broken by %.1e",
                task,
                mode,
                market.size(),
                own,
                solution.residuals().dual(),
                gap,
                broken);
        if (!solution.residuals().within(1e-9, 1e-8) || !(Math.abs(gap) <= SAME)) {
            throw new IllegalStateException("optima differ: " + said);
        }
        System.out.println(said);
        return peer;
    }

    private double[] weights() {
        Optimisation.Result result = model.minimise();
        var weights = new double[(int) result.count()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = result.doubleValue(i);
        }
        return weights;
    }

    private static double[] toBudget(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /// ½wᵀSw − cᵀw.
    private static double objective(Problem problem, double[] linear, double[] weights) {
        double value = problem.risk().varianceOf(weights) / 2;
        for (int i = 0; i < weights.length; i++) {
            value -= linear[i] * weights[i];
        }
        return value;
    }

    private static OjAlgoPeer of(Problem problem, double[] linear, Mode mode) {
        Constraints constraints = problem.constraints();
        int size = problem.size();
        var model = new ExpressionsBasedModel();
        if (mode == Mode.ADMM) {
            model.options.convex().algorithm(ConvexSolver.Algorithm.ADMM);
        }
        var weights = new Variable[size];
        for (int i = 0; i < size; i++) {
            weights[i] = model.newVariable("w" + i).lower(constraints.lower(i)).weight(-linear[i]);
            if (Double.isFinite(constraints.upper(i))) {
                weights[i].upper(constraints.upper(i));
            }
        }
        Expression risk = model.newExpression("risk").weight(0.5);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                risk.set(i, j, problem.risk().get(i, j));
            }
        }
        Expression budget =
                model.newExpression("budget").level(constraints.budget().orElseThrow());
        for (Variable weight : weights) {
            budget.set(weight, 1);
        }
        for (LinearConstraint row : constraints.linear()) {
            Expression expression =
                    model.newExpression(row.name()).lower(row.lower()).upper(row.upper());
            for (int i = 0; i < size; i++) {
                if (row.coefficient(i) != 0) {
                    expression.set(weights[i], row.coefficient(i));
                }
            }
        }
        return new OjAlgoPeer(model);
    }

    /// A new solver of the model, ready to solve.
    ConvexSolver solver() {
        return ConvexSolver.INTEGRATION.build(model);
    }
}
