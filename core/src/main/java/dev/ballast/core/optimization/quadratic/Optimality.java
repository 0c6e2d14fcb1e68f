package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Residuals;

/// Measures a point and its multipliers against the conditions of optimality, from the program alone: what a solver
/// believes plays no part.
final class Optimality {

    private Optimality() {}

    /// Hx − c − Aᵀλ.
    static double[] reduced(QuadraticProgram program, double[] x, double[] multipliers) {
        return reduced(program, x, program.times(x), multipliers);
    }

    /// The same where Hx is known.
    static double[] reduced(QuadraticProgram program, double[] x, double[] product, double[] multipliers) {
        double[] gradient = product.clone();
        for (int i = 0; i < x.length; i++) {
            gradient[i] -= program.linear()[i];
        }
        for (int r = 0; r < multipliers.length; r++) {
            if (multipliers[r] != 0) {
                double[] coefficients = program.rows().get(r);
                for (int i = 0; i < x.length; i++) {
                    gradient[i] -= multipliers[r] * coefficients[i];
                }
            }
        }
        return gradient;
    }

    /// The primal residual is the largest violation. The dual one is, over variables and rows, the smaller of the
    /// multiplier (as a fraction of the largest term) and the distance to the limit that would justify it.
    static Residuals residuals(QuadraticProgram program, double[] x, double[] multipliers, double[] reduced) {
        double primal = 0;
        double scale = floor(program, x);
        for (int i = 0; i < x.length; i++) {
            scale = Math.max(scale, Math.max(Math.abs(reduced[i]), Math.abs(program.linear()[i])));
            scale = Math.max(scale, program.diagonal()[i] * Math.abs(x[i]));
        }
        for (int r = 0; r < multipliers.length; r++) {
            scale = Math.max(scale, Math.abs(multipliers[r]) * program.rowScale(r));
        }
        double unit = scale > 0 ? 1 / scale : 0;
        double dual = 0;
        for (int i = 0; i < x.length; i++) {
            double below = program.lower()[i] - x[i];
            double above = x[i] - program.upper()[i];
            primal = Math.max(primal, Math.max(below, above));
            dual = Math.max(dual, reduced[i] > 0 ? Math.min(reduced[i] * unit, -below) : 0);
            dual = Math.max(dual, reduced[i] < 0 ? Math.min(-reduced[i] * unit, -above) : 0);
        }
        for (int r = 0; r < multipliers.length; r++) {
            double value = program.rowValue(r, x);
            double below = program.rowLower()[r] - value;
            double above = value - program.rowUpper()[r];
            double price = multipliers[r] * unit * program.rowScale(r);
            primal = Math.max(primal, Math.max(below, above));
            dual = Math.max(dual, price > 0 ? Math.min(price, -below) : 0);
            dual = Math.max(dual, price < 0 ? Math.min(-price, -above) : 0);
        }
        return new Residuals(Math.max(primal, 0), Math.max(dual, 0));
    }

    /// A book of no risk has no term to measure by: then it is 1e-9 of the largest curvature.
    static double floor(QuadraticProgram program, double[] x) {
        double most = 0;
        double curvature = 0;
        for (int i = 0; i < x.length; i++) {
            most = Math.max(most, Math.abs(x[i]));
            curvature = Math.max(curvature, program.diagonal()[i]);
        }
        return 1e-9 * curvature * most;
    }
}
