package dev.ballast.core.optimization.parity;

import dev.ballast.core.optimization.Residuals;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.Status;
import java.util.Arrays;
import java.util.List;

/// One solve of ½ yᵀSy − Σ b ln y: sweeps along the coordinates, then Newton's steps where sweeps are slow.
final class BudgetSolve {

    /// Distance of a share from its budget at which the iteration ends.
    private static final double CLOSE = 1e-12;
    /// Distance beyond which no weights come out.
    private static final double ACCEPTED = 1e-8;
    /// Portfolio variance against the squared sum of the parts' volatilities below which risk is hedged away.
    private static final double RISKLESS = 1e-13;
    /// Sweeps that must gain a digit each two, else Newton's method takes over.
    private static final int SWEEPS = 40;

    private static final double SLOW = 0.5;
    /// Newton's steps without gain after which there is none.
    private static final int PATIENCE = 3;
    /// Promised gain from which on every step should bring shares nearer.
    private static final double NEAR = 1e-8;

    private final RiskModel risk;
    private final int size;
    private final double[] budgets;
    private final double[] y;
    /// S y.
    private final double[] product;
    private final long start = System.nanoTime();
    private double residual = Double.POSITIVE_INFINITY;
    private int iterations;

    /// @param budgets sum to 1
    BudgetSolve(RiskModel risk, double[] budgets) {
        this.risk = risk;
        this.size = risk.size();
        this.budgets = budgets;
        this.y = new double[size];
        this.product = new double[size];
    }

    Solution run(int limit) {
        for (int i = 0; i < size; i++) {
            if (budgets[i] > 0 && !(risk.variance(i) > 0)) {
                return failed(Status.UNBOUNDED, risk.nameOf(i) + " has no risk to carry a budget of " + budgets[i]);
            }
        }
        first();
        boolean sweeping = true;
        while (residual > CLOSE && iterations < limit && sweeping && !riskless()) {
            double before = residual;
            iterations++;
            sweep();
            sweeping = iterations < SWEEPS && (residual < SLOW * before || iterations < 4);
        }
        refresh();
        if (residual > CLOSE) {
            newton(limit);
        }
        return answer(limit);
    }

    /// Steps until nothing is gained any more, back to the best of them: where assets hedge each other almost
    /// completely rounding ends the way before the budgets are met.
    private void newton(int limit) {
        double[] best = y.clone();
        double least = residual;
        int idle = 0;
        while (residual > CLOSE && iterations < limit && idle < PATIENCE && !riskless()) {
            iterations++;
            double promised = new NewtonStep(risk, budgets).advance(y);
            refresh();
            // Far from the minimum a step may gain without bringing the worst share nearer.
            idle = residual < least || promised > NEAR ? 0 : idle + 1;
            if (residual < least) {
                least = residual;
                System.arraycopy(y, 0, best, 0, size);
            }
        }
        System.arraycopy(best, 0, y, 0, size);
        refresh();
    }

    /// Inverse volatility with the root of the budget: exact for equal correlations and budgets.
    private void first() {
        for (int i = 0; i < size; i++) {
            y[i] = budgets[i] > 0 ? Math.sqrt(budgets[i] / risk.variance(i)) : 0;
        }
        refresh();
    }

    /// Computes S y afresh, without what sweeps have added up in rounding.
    private void refresh() {
        Arrays.fill(product, 0);
        int whole = size & ~3;
        for (int i = 0; i < whole; i += 4) {
            risk.addFourRows(i, y[i], y[i + 1], y[i + 2], y[i + 3], product);
        }
        for (int i = whole; i < size; i++) {
            risk.addRow(i, y[i], product);
        }
        rescale();
    }

    /// Each coordinate to its own minimum, the others held: σ² y² + s y − b = 0 with s the rest of (Sy)(i).
    ///
    /// Four at a time: each sees the changes of those before it, the rest of Sy is brought up to date once for all
    /// four.
    private void sweep() {
        int whole = size & ~3;
        for (int i = 0; i < whole; i += 4) {
            double a = change(i, product[i]);
            double b = change(i + 1, product[i + 1] + a * risk.get(i, i + 1));
            double c = change(i + 2, product[i + 2] + a * risk.get(i, i + 2) + b * risk.get(i + 1, i + 2));
            double d = change(
                    i + 3,
                    product[i + 3] + a * risk.get(i, i + 3) + b * risk.get(i + 1, i + 3) + c * risk.get(i + 2, i + 3));
            risk.addFourRows(i, a, b, c, d, product);
        }
        for (int i = whole; i < size; i++) {
            risk.addRow(i, change(i, product[i]), product);
        }
        rescale();
    }

    /// Moves coordinate i to its minimum, (Sy)(i) given, and returns by how much.
    private double change(int i, double along) {
        if (budgets[i] == 0) {
            return 0;
        }
        double variance = risk.variance(i);
        double rest = along - variance * y[i];
        double root = Math.sqrt(rest * rest + 4 * variance * budgets[i]);
        // Of the two forms of the positive root the one without cancellation.
        double next = rest > 0 ? 2 * budgets[i] / (rest + root) : (root - rest) / (2 * variance);
        double change = next - y[i];
        y[i] = next;
        return change;
    }

    /// To yᵀSy = 1, the best of all multiples, and measures the distance from the budgets there.
    private void rescale() {
        double variance = variance();
        if (!(variance > 0)) {
            residual = Double.POSITIVE_INFINITY;
            return;
        }
        double factor = 1 / Math.sqrt(variance);
        residual = 0;
        for (int i = 0; i < size; i++) {
            y[i] *= factor;
            product[i] *= factor;
            residual = Math.max(residual, Math.abs(y[i] * product[i] - budgets[i]));
        }
    }

    private double variance() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += y[i] * product[i];
        }
        return sum;
    }

    private boolean riskless() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += y[i] * Math.sqrt(risk.variance(i));
        }
        return !(variance() > RISKLESS * sum * sum);
    }

    private Solution answer(int limit) {
        if (riskless()) {
            return failed(Status.UNBOUNDED, "long-only weights exist that hedge all risk away: no shares to equalise");
        }
        if (!(residual <= ACCEPTED)) {
            String distance =
                    "contributions stay " + residual + " from their budgets after " + iterations + " iterations";
            return iterations >= limit
                    ? failed(Status.ITERATION_LIMIT, distance)
                    : failed(Status.NOT_VERIFIED, distance + ": assets hedge each other almost completely");
        }
        double sum = 0;
        for (double value : y) {
            sum += value;
        }
        var weights = new double[size];
        double invested = 0;
        for (int i = 0; i < size; i++) {
            weights[i] = y[i] / sum;
            invested += weights[i];
        }
        // At y the portfolio has variance 1.
        return Solution.optimal(
                weights,
                1 / sum,
                iterations,
                new Residuals(Math.abs(invested - 1), residual),
                List.of(),
                System.nanoTime() - start);
    }

    private Solution failed(Status status, String reason) {
        Residuals residuals = residual < Double.POSITIVE_INFINITY ? new Residuals(0, residual) : Residuals.NONE;
        return Solution.failed(status, reason, iterations, residuals, System.nanoTime() - start);
    }
}
