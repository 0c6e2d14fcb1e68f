package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.convex.ConvexSolver;

/// min ½wᵀSw − cᵀw under a problem's constraints, by ojAlgo: its model is made once, only what turns it into weights is
/// measured.
final class OjAlgoPeer {

    private final ExpressionsBasedModel model;

    private OjAlgoPeer(ExpressionsBasedModel model) {
        this.model = model;
    }

    static OjAlgoPeer of(Problem problem, double[] linear, ConvexSolver.Algorithm algorithm) {
        Constraints constraints = problem.constraints();
        int size = problem.size();
        var model = new ExpressionsBasedModel();
        model.options.convex().algorithm(algorithm);
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

    Optimisation.Result solve() {
        return model.minimise();
    }
}
