package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// min ½xᵀHx − cᵀx subject to lower ≤ x ≤ upper and rowLower ≤ Ax ≤ rowUpper. Arrays are shared, not copied.
///
/// Rows of A are few, with n coefficients and a name each; labels name bounds.
final class QuadraticProgram {

    private final Curvature curvature;
    private final double[] linear;
    private final double[] lower;
    private final double[] upper;
    private final List<double[]> rows;
    private final double[] rowLower;
    private final double[] rowUpper;
    private final List<String> rowNames;
    private final Labels labels;
    private final double[] diagonal;
    private final double[] rowScales;

    QuadraticProgram(
            Curvature curvature,
            double[] linear,
            double[] lower,
            double[] upper,
            List<double[]> rows,
            double[] rowLower,
            double[] rowUpper,
            List<String> rowNames,
            Labels labels) {
        this.curvature = curvature;
        this.linear = linear;
        this.lower = lower;
        this.upper = upper;
        this.rows = rows;
        this.rowLower = rowLower;
        this.rowUpper = rowUpper;
        this.rowNames = rowNames;
        this.labels = labels;
        diagonal = new double[linear.length];
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] = curvature.diagonal(i);
        }
        rowScales = new double[rows.size()];
        for (int r = 0; r < rowScales.length; r++) {
            for (double coefficient : rows.get(r)) {
                rowScales[r] = Math.max(rowScales[r], Math.abs(coefficient));
            }
        }
    }

    Curvature curvature() {
        return curvature;
    }

    /// H's diagonal.
    double[] diagonal() {
        return diagonal;
    }

    /// The largest coefficient of a row.
    double rowScale(int row) {
        return rowScales[row];
    }

    double[] linear() {
        return linear;
    }

    double[] lower() {
        return lower;
    }

    double[] upper() {
        return upper;
    }

    List<double[]> rows() {
        return rows;
    }

    double[] rowLower() {
        return rowLower;
    }

    double[] rowUpper() {
        return rowUpper;
    }

    List<String> rowNames() {
        return rowNames;
    }

    Labels labels() {
        return labels;
    }

    /// Names of bounds for messages, made only when asked for. Empty for a bound that is no constraint of the problem
    /// but part of how it is written, and cannot be relaxed.
    interface Labels {

        String lower(int variable);

        String upper(int variable);

        /// How far down a variable goes at most when its lower bound is relaxed: a purchase is never a sale.
        double least(int variable);

        /// Whether every bound is a constraint of the problem, each with a name of its own.
        boolean isPlain();

        static Labels of(Constraints constraints) {
            return new Labels() {
                @Override
                public String lower(int variable) {
                    return constraints.lowerName(variable);
                }

                @Override
                public String upper(int variable) {
                    return constraints.upperName(variable);
                }

                @Override
                public double least(int variable) {
                    return Double.NEGATIVE_INFINITY;
                }

                @Override
                public boolean isPlain() {
                    return true;
                }
            };
        }
    }

    /// Bounds, budget (the first row), linear limits and `further` ones; turnover is not among them.
    static QuadraticProgram of(
            Curvature curvature, double[] linear, Constraints constraints, List<LinearConstraint> further) {
        List<LinearConstraint> all = rowsOf(constraints);
        all.addAll(further);
        return new QuadraticProgram(
                curvature,
                linear,
                constraints.lower(),
                constraints.upper(),
                all.stream().map(LinearConstraint::coefficients).toList(),
                all.stream().mapToDouble(LinearConstraint::lower).toArray(),
                all.stream().mapToDouble(LinearConstraint::upper).toArray(),
                all.stream().map(LinearConstraint::name).toList(),
                Labels.of(constraints));
    }

    static List<LinearConstraint> rowsOf(Constraints constraints) {
        var all = new ArrayList<LinearConstraint>();
        if (constraints.budget().isPresent()) {
            var ones = new double[constraints.size()];
            Arrays.fill(ones, 1);
            all.add(LinearConstraint.equal("budget", ones, constraints.budget().getAsDouble()));
        }
        all.addAll(constraints.linear());
        return all;
    }

    int size() {
        return linear.length;
    }

    int rowCount() {
        return rows.size();
    }

    /// Whether H and c are zero: all feasible points are as good.
    boolean isFlat() {
        for (int i = 0; i < linear.length; i++) {
            if (linear[i] != 0 || curvature.diagonal(i) != 0) {
                return false;
            }
        }
        return true;
    }

    QuadraticProgram withLinear(double[] changed) {
        return new QuadraticProgram(curvature, changed, lower, upper, rows, rowLower, rowUpper, rowNames, labels);
    }

    QuadraticProgram withCurvature(Curvature changed, double[] changedLinear) {
        return new QuadraticProgram(changed, changedLinear, lower, upper, rows, rowLower, rowUpper, rowNames, labels);
    }

    /// aᵀx of a row.
    double rowValue(int row, double[] x) {
        double[] coefficients = rows.get(row);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += coefficients[i] * x[i];
        }
        return sum;
    }

    /// ½xᵀHx − cᵀx.
    double objective(double[] x) {
        double[] product = times(x);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * (product[i] / 2 - linear[i]);
        }
        return sum;
    }

    /// Hx.
    double[] times(double[] x) {
        var product = new double[size()];
        curvature.addTimes(x, product);
        return product;
    }
}
