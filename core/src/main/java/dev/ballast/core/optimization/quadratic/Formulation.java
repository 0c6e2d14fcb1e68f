package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.TurnoverLimit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How min ½wᵀSw − cᵀw + costs is written as a [QuadraticProgram]: in the weights themselves, or, where trades count,
/// in purchases b and sales s with w = held + b − s.
///
/// A sale and a purchase of the same asset are never both in the answer: undoing both costs less, or is nearer to zero.
final class Formulation {

    private final QuadraticProgram program;
    private final double @Nullable [] held;
    private final RiskModel risk;

    private Formulation(QuadraticProgram program, double @Nullable [] held, RiskModel risk) {
        this.program = program;
        this.risk = risk;
        this.held = held;
    }

    static Formulation of(Problem problem, double[] linear) {
        return of(problem.risk(), linear, problem.constraints(), List.of());
    }

    static Formulation of(RiskModel risk, double[] linear, Constraints constraints, List<LinearConstraint> further) {
        if (constraints.turnover().isPresent()) {
            TurnoverLimit turnover = constraints.turnover().get();
            var none = new double[risk.size()];
            return split(risk, linear, constraints, further, turnover.held(), none, new double[2 * risk.size()]);
        }
        return new Formulation(QuadraticProgram.of(new RiskCurvature(risk), linear, constraints, further), null, risk);
    }

    /// In purchases and sales.
    ///
    /// @param costs per unit traded, by asset
    /// @param curvature added to H's diagonal, purchases then sales
    static Formulation split(
            RiskModel risk,
            double[] linear,
            Constraints constraints,
            List<LinearConstraint> further,
            double[] held,
            double[] costs,
            double[] curvature) {
        int size = risk.size();
        double[] slope = risk.times(held);
        var split = new double[2 * size];
        var lower = new double[2 * size];
        var upper = new double[2 * size];
        for (int i = 0; i < size; i++) {
            split[i] = linear[i] - slope[i] - costs[i];
            split[size + i] = slope[i] - linear[i] - costs[i];
            lower[i] = Math.max(constraints.lower(i) - held[i], 0);
            upper[i] = Math.max(constraints.upper(i) - held[i], lower[i]);
            lower[size + i] = Math.max(held[i] - constraints.upper(i), 0);
            upper[size + i] = Math.max(held[i] - constraints.lower(i), lower[size + i]);
        }
        List<LinearConstraint> all = QuadraticProgram.rowsOf(constraints);
        all.addAll(further);
        var rows = new ArrayList<double[]>();
        var names = new ArrayList<String>();
        int count = all.size() + (constraints.turnover().isPresent() ? 1 : 0);
        var rowLower = new double[count];
        var rowUpper = new double[count];
        for (int r = 0; r < all.size(); r++) {
            LinearConstraint row = all.get(r);
            double offset = row.valueAt(held);
            var coefficients = new double[2 * size];
            for (int i = 0; i < size; i++) {
                coefficients[i] = row.coefficient(i);
                coefficients[size + i] = -row.coefficient(i);
            }
            rows.add(coefficients);
            names.add(row.name());
            rowLower[r] = row.lower() - offset;
            rowUpper[r] = row.isEquality() ? rowLower[r] : row.upper() - offset;
        }
        constraints.turnover().ifPresent(turnover -> {
            var coefficients = new double[2 * size];
            Arrays.fill(coefficients, 1);
            rows.add(coefficients);
            names.add("turnover");
            requireSameHoldings(turnover, held);
            rowLower[count - 1] = Double.NEGATIVE_INFINITY;
            rowUpper[count - 1] = turnover.cap();
        });
        var program = new QuadraticProgram(
                new SplitCurvature(risk, curvature),
                split,
                lower,
                upper,
                rows,
                rowLower,
                rowUpper,
                names,
                new TradeLabels(constraints, lower));
        return new Formulation(program, held, risk);
    }

    private static void requireSameHoldings(TurnoverLimit turnover, double[] held) {
        if (!Arrays.equals(turnover.held(), held)) {
            throw new IllegalArgumentException("turnover limit and costs must start from the same current weights");
        }
    }

    QuadraticProgram program() {
        return program;
    }

    boolean isSplit() {
        return held != null;
    }

    /// The change of the program's linear term that goes with a change of c.
    double[] linearOf(double[] change) {
        if (held == null) {
            return change;
        }
        var split = new double[2 * change.length];
        for (int i = 0; i < change.length; i++) {
            split[i] = change[i];
            split[change.length + i] = -change[i];
        }
        return split;
    }

    /// wᵀSw of an answer, without another product where H is S.
    double varianceOf(Answer answer) {
        return held == null ? Math.max(answer.square(), 0) : risk.varianceOf(weights(answer.point()));
    }

    double[] weights(double[] point) {
        if (held == null) {
            return point;
        }
        var weights = held.clone();
        for (int i = 0; i < weights.length; i++) {
            // A holding that is not traded keeps its last digit.
            double change = point[i] - point[weights.length + i];
            weights[i] = atBound(held[i] + change, i, point);
        }
        return weights;
    }

    /// A trade that ends at a bound ends there exactly.
    private double atBound(double weight, int asset, double[] point) {
        int size = point.length / 2;
        double most = program.upper()[size + asset];
        boolean out = held != null && point[size + asset] == most && point[asset] == 0 && most == held[asset];
        return out ? 0 : weight;
    }

    /// What is active at given weights.
    ActiveSet startAt(double[] weights) {
        if (held == null) {
            return ActiveSet.at(program, weights);
        }
        var point = new double[2 * weights.length];
        for (int i = 0; i < weights.length; i++) {
            point[i] = Math.max(weights[i] - held[i], 0);
            point[weights.length + i] = Math.max(held[i] - weights[i], 0);
        }
        return ActiveSet.at(program, point);
    }

    private static final class TradeLabels implements QuadraticProgram.Labels {

        private final Constraints constraints;
        private final double[] lower;

        TradeLabels(Constraints constraints, double[] lower) {
            this.constraints = constraints;
            this.lower = lower;
        }

        @Override
        public String lower(int variable) {
            if (lower[variable] == 0) {
                return "";
            }
            int size = constraints.size();
            return variable < size ? constraints.lowerName(variable) : constraints.upperName(variable - size);
        }

        @Override
        public double least(int variable) {
            return 0;
        }

        @Override
        public boolean isPlain() {
            return false;
        }

        @Override
        public String upper(int variable) {
            int size = constraints.size();
            return variable < size ? constraints.upperName(variable) : constraints.lowerName(variable - size);
        }
    }
}
