package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import java.util.Locale;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
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
        DEFAULT(1e-6),
        /// Its fastest on these problems. It stops at 1e-7 of its residuals, which left up to 2e-6 of the optimum here.
        ADMM(1e-5);

        private final double accuracy;

        Mode(double accuracy) {
            this.accuracy = accuracy;
        }
    }

    private final ExpressionsBasedModel model;

    private OjAlgoPeer(ExpressionsBasedModel model) {
        this.model = model;
    }

    /// The peer on a problem of the benchmarks, after one solve whose optimum is not better than the solver's by 1e-6,
    /// nor worse by more than the mode's own accuracy.
    static OjAlgoPeer checked(FactorMarket market, Task task, Mode mode) {
        Problem problem =
                switch (task) {
                    case MINIMUM_VARIANCE -> market.longOnly();
                    case CAPPED_MEAN_VARIANCE -> market.capped();
                    case SECTORS_AND_FLOORS -> market.sectors();
                };
        double aversion = QuadraticBenchmark.AVERSION;
        boolean returns = task == Task.CAPPED_MEAN_VARIANCE;
        OjAlgoPeer peer = of(problem, returns ? market.scaledMeans(aversion) : new double[market.size()], mode);
        double own = returns
                ? -MeanVariance.of(problem, aversion).objective() / aversion
                : MinimumVariance.of(problem).objective() / 2;
        double other = peer.model.minimise().getValue();
        double gap = (other - own) / Math.abs(own);
        if (!(gap >= -1e-6 && gap <= mode.accuracy)) {
            throw new IllegalStateException(String.format(Locale.ROOT, "optima differ: %.12g and %.12g", own, other));
        }
        return peer;
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
