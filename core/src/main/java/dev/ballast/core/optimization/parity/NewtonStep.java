package dev.ballast.core.optimization.parity;

import dev.ballast.core.optimization.RiskModel;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// One step of Newton's method on ½ yᵀSy − Σ b ln y, in relative coordinates y(1 + d): the Hessian is YSY + diag(b),
/// which is positive definite however singular S is, as long as every budget is.
final class NewtonStep {

    private final RiskModel risk;
    private final double[] budgets;
    private final int[] held;

    NewtonStep(RiskModel risk, double[] budgets) {
        this.risk = risk;
        this.budgets = budgets;
        this.held =
                IntStream.range(0, budgets.length).filter(i -> budgets[i] > 0).toArray();
    }

    /// Moves y in place and returns twice the gain that the quadratic model promised; 0 and y where it is if S is not
    /// semidefinite after all.
    double advance(double[] y) {
        int count = held.length;
        var hessian = new DMatrixRMaj(count, count);
        double[] product = risk.times(y);
        var gradient = new double[count];
        for (int k = 0; k < count; k++) {
            int i = held[k];
            gradient[k] = y[i] * product[i] - budgets[i];
            for (int l = 0; l < count; l++) {
                hessian.set(k, l, y[i] * y[held[l]] * risk.get(i, held[l]));
            }
            hessian.add(k, k, budgets[i]);
        }
        var cholesky = DecompositionFactory_DDRM.chol(count, true);
        if (!cholesky.decompose(hessian)) {
            return 0;
        }
        double[] step = solve(cholesky.getT(null), gradient);
        double decrement = 0;
        for (int k = 0; k < count; k++) {
            decrement += gradient[k] * step[k];
        }
        double length = length(y, product, step, decrement);
        for (int k = 0; k < count; k++) {
            y[held[k]] *= 1 - length * step[k];
        }
        return decrement;
    }

    /// The longest of 1, ½, ¼ … that stays positive and gains a tenth of what the slope promises.
    private double length(double[] y, double[] product, double[] step, double decrement) {
        var direction = new double[y.length];
        for (int k = 0; k < held.length; k++) {
            direction[held[k]] = y[held[k]] * step[k];
        }
        double linear = 0;
        double curved = 0;
        double[] along = risk.times(direction);
        for (int i = 0; i < y.length; i++) {
            linear += direction[i] * product[i];
            curved += direction[i] * along[i];
        }
        for (double length = 1; length > 1e-12; length /= 2) {
            double change = -length * linear + length * length * curved / 2;
            for (int k = 0; k < held.length; k++) {
                change -= budgets[held[k]] * Math.log1p(-length * step[k]);
            }
            // Near the minimum the change is rounding, and a full step is right.
            if (change <= -0.1 * length * decrement || (length == 1 && decrement < 1e-12)) {
                return length;
            }
        }
        return 0;
    }

    private static double[] solve(DMatrixRMaj lower, double[] right) {
        int n = right.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            double sum = x[i];
            for (int j = 0; j < i; j++) {
                sum -= lower.data[i * n + j] * x[j];
            }
            x[i] = sum / lower.data[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            x[i] /= lower.data[i * n + i];
            for (int j = 0; j < i; j++) {
                x[j] -= lower.data[i * n + j] * x[i];
            }
        }
        return x;
    }
}
