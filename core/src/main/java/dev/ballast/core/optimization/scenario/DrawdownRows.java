package dev.ballast.core.optimization.scenario;

import dev.ballast.core.statistics.kernel.SymmetricProduct;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;

/// Conditional drawdown at risk: q + c Σ(t) max(0, d(t) − q) with the drawdowns d(t) = max(0, d(t − 1) − r(t)ᵀw) of
/// the uncompounded sum of returns, whose peak starts at 0 (Chekhlov, Uryasev and Zabarankin 2005).
///
/// v = (z, d): rows z − d + q ≥ 0, z ≥ 0, d ≥ 0 and d(t) − d(t − 1) + r(t)ᵀw ≥ 0. Only the last kind holds weights,
/// through the returns of one period: with z eliminated, d forms a tridiagonal system, and the Schur complement is
/// XᵀM⁻¹X with M tridiagonal and positive, so that nothing cancels however far apart the weights of the rows are.
final class DrawdownRows implements ScenarioRows {

    private final DMatrixRMaj returns;
    private final double cap;
    private final int scenarios;
    private final int assets;
    /// Of the rows of the four kinds at the last [#factor]: W1 ÷ (W1 + W2), W1 + W2, V = W1 W2 ÷ (W1 + W2), W4.
    private final double[] own;

    private final double[] pivots;
    private final double[] tail;
    private final double[] step;
    /// e(t) of the factors of the tridiagonal system: pivot less the weight of the next step.
    private final double[] excess;

    private final double[] drawdowns;
    private final double[] scratch;

    DrawdownRows(DMatrixRMaj returns, double cap) {
        this.returns = returns;
        this.cap = cap;
        this.scenarios = returns.numRows;
        this.assets = returns.numCols;
        this.own = new double[scenarios];
        this.pivots = new double[scenarios];
        this.tail = new double[scenarios];
        this.step = new double[scenarios + 1];
        this.excess = new double[scenarios];
        this.drawdowns = new double[scenarios];
        this.scratch = new double[scenarios];
    }

    @Override
    public int unknowns() {
        return assets + 1;
    }

    @Override
    public int auxiliaries() {
        return 2 * scenarios;
    }

    @Override
    public int rows() {
        return 4 * scenarios;
    }

    @Override
    public double[] cost() {
        var cost = new double[assets + 1];
        cost[assets] = 1;
        return cost;
    }

    @Override
    public double[] auxiliaryCost() {
        var cost = new double[2 * scenarios];
        Arrays.fill(cost, 0, scenarios, cap);
        return cost;
    }

    @Override
    public void start(double[] x, double[] v) {
        DenseRows.times(returns, x, scratch);
        double spread = 0;
        for (double value : scratch) {
            spread += Math.abs(value) / scenarios;
        }
        spread = spread > 0 ? spread : 1;
        double drawdown = 0;
        for (int t = 0; t < scenarios; t++) {
            drawdown = Math.max(0, drawdown - scratch[t]) + spread;
            v[scenarios + t] = drawdown;
        }
        double[] sorted = Arrays.copyOfRange(v, scenarios, 2 * scenarios);
        Arrays.sort(sorted);
        x[assets] = sorted[scenarios - rank()];
        for (int t = 0; t < scenarios; t++) {
            v[t] = Math.max(0, v[scenarios + t] - x[assets]) + spread;
        }
    }

    @Override
    public void startMultipliers(double[] multipliers) {
        Arrays.fill(multipliers, 0, scenarios, 1.0 / scenarios);
        Arrays.fill(multipliers, scenarios, 2 * scenarios, cap - 1.0 / scenarios);
        double flow = 0;
        for (int t = scenarios - 1; t >= 0; t--) {
            // What reaches a drawdown ends there or goes on to the one before.
            flow = (flow + 1.0 / scenarios) / 2;
            multipliers[2 * scenarios + t] = flow;
            multipliers[3 * scenarios + t] = flow;
        }
    }

    @Override
    public void times(double[] x, double[] v, double[] out) {
        DenseRows.times(returns, x, scratch);
        for (int t = 0; t < scenarios; t++) {
            double drawdown = v[scenarios + t];
            out[t] = v[t] - drawdown + x[assets];
            out[scenarios + t] = v[t];
            out[2 * scenarios + t] = drawdown;
            out[3 * scenarios + t] = drawdown - (t == 0 ? 0 : v[scenarios + t - 1]) + scratch[t];
        }
    }

    @Override
    public void adjoint(double[] multipliers, double[] gx, double[] gv) {
        System.arraycopy(multipliers, 3 * scenarios, scratch, 0, scenarios);
        DenseRows.transposeTimes(returns, scratch, gx);
        gx[assets] = 0;
        for (int t = 0; t < scenarios; t++) {
            gx[assets] += multipliers[t];
            gv[t] = multipliers[t] + multipliers[scenarios + t];
            gv[scenarios + t] = multipliers[2 * scenarios + t]
                    - multipliers[t]
                    + scratch[t]
                    - (t + 1 < scenarios ? scratch[t + 1] : 0);
        }
    }

    @Override
    public void factor(double[] weights, DMatrixRMaj schur) {
        var columns = new DMatrixRMaj(scenarios, assets + 1);
        var inverse = new double[scenarios];
        double quantile = 0;
        double before = 0;
        double excessBefore = 0;
        double remainder = 0;
        double ratioBefore = 0;
        for (int t = 0; t < scenarios; t++) {
            pivots[t] = weights[t] + weights[scenarios + t];
            own[t] = weights[t] / pivots[t];
            tail[t] = own[t] * weights[scenarios + t];
            double floor = weights[2 * scenarios + t];
            double both = floor + tail[t];
            double link = weights[3 * scenarios + t];
            step[t] = link;
            excess[t] = t == 0 ? both + link : both + link * excessBefore / (excessBefore + link);
            excessBefore = excess[t];
            quantile += floor * tail[t] / both;
            // M = 1 ÷ W4 + D P⁻¹ Dᵀ, factored from the top; the same recursion.
            remainder = t == 0 ? 1 / link : 1 / link + before * remainder / (remainder + before);
            double carried = before / (t == 0 ? 1 : inverse[t - 1]);
            double ratio = tail[t] / both;
            row(columns, t, ratio - ratioBefore, carried);
            ratioBefore = ratio;
            before = 1 / both;
            inverse[t] = remainder + before;
        }
        for (int t = 0; t < scenarios; t++) {
            inverse[t] = 1 / inverse[t];
        }
        schur.setTo(SymmetricProduct.of(columns, new double[assets + 1], inverse));
        schur.add(assets, assets, quantile);
    }

    /// row(t) = (r(t), change) + carried × row(t − 1): forward substitution with the factor of M.
    private void row(DMatrixRMaj columns, int t, double change, double carried) {
        int at = t * (assets + 1);
        System.arraycopy(returns.data, t * assets, columns.data, at, assets);
        columns.data[at + assets] = change;
        if (t > 0) {
            int above = at - assets - 1;
            for (int i = 0; i <= assets; i++) {
                columns.data[at + i] += carried * columns.data[above + i];
            }
        }
    }

    @Override
    public void reduce(double[] b, double[] c) {
        double[] d = drawdowns;
        double quantile = 0;
        for (int t = 0; t < scenarios; t++) {
            d[t] = c[scenarios + t] + own[t] * c[t];
            quantile += own[t] * c[t];
        }
        solve(d);
        for (int t = 0; t < scenarios; t++) {
            quantile -= tail[t] * d[t];
            scratch[t] = step[t] * (d[t] - (t == 0 ? 0 : d[t - 1]));
        }
        var change = new double[assets];
        DenseRows.transposeTimes(returns, scratch, change);
        for (int i = 0; i < assets; i++) {
            b[i] -= change[i];
        }
        b[assets] -= quantile;
    }

    @Override
    public void recover(double[] x, double[] c, double[] v) {
        DenseRows.times(returns, x, scratch);
        double[] d = drawdowns;
        for (int t = 0; t < scenarios; t++) {
            double next = t + 1 < scenarios ? step[t + 1] * scratch[t + 1] : 0;
            d[t] = c[scenarios + t] + own[t] * c[t] - step[t] * scratch[t] + next + tail[t] * x[assets];
        }
        solve(d);
        for (int t = 0; t < scenarios; t++) {
            v[scenarios + t] = d[t];
            v[t] = c[t] / pivots[t] + own[t] * (d[t] - x[assets]);
        }
    }

    /// Solves the tridiagonal system of the drawdowns in place: off the diagonal −W4, pivots excess + next W4.
    private void solve(double[] d) {
        for (int t = 1; t < scenarios; t++) {
            d[t] += step[t] / (excess[t - 1] + step[t]) * d[t - 1];
        }
        for (int t = scenarios - 1; t >= 0; t--) {
            double next = t + 1 < scenarios ? step[t + 1] : 0;
            d[t] = (d[t] + (next > 0 ? next * d[t + 1] : 0)) / (excess[t] + next);
        }
    }

    /// Number of drawdowns, the largest first, after which the quantile comes.
    private int rank() {
        return Math.clamp((int) Math.ceil(1 / cap - 1e-9), 1, scenarios);
    }

    /// Drawdowns at the weights in x, the earliest first.
    private double[] drawdownsAt(double[] x) {
        var path = new double[scenarios];
        DenseRows.times(returns, x, path);
        double drawdown = 0;
        for (int t = 0; t < scenarios; t++) {
            drawdown = Math.max(0, drawdown - path[t]);
            path[t] = drawdown;
        }
        return path;
    }

    /// The drawdown that is a best q.
    private double quantileOf(double[] x) {
        double[] sorted = drawdownsAt(x);
        Arrays.sort(sorted);
        return sorted[scenarios - rank()];
    }

    @Override
    public OptionalDouble quantileAt(double[] x) {
        return OptionalDouble.of(quantileOf(x));
    }

    @Override
    public double value(double[] x) {
        double level = quantileOf(x);
        double beyond = 0;
        for (double drawdown : drawdownsAt(x)) {
            beyond += Math.max(0, drawdown - level);
        }
        return level + cap * beyond;
    }

    @Override
    public double[] supporting(double[] multipliers) {
        var chosen = new double[scenarios];
        double sum = 0;
        for (int t = 0; t < scenarios; t++) {
            chosen[t] = Math.clamp(multipliers[t], 0, cap);
            sum += chosen[t];
        }
        double room = sum > 1 ? sum : scenarios * cap - sum;
        double share = room > 0 ? Math.abs(1 - sum) / room : 0;
        double flow = 0;
        for (int t = scenarios - 1; t >= 0; t--) {
            flow += chosen[t] + share * (sum > 1 ? -chosen[t] : cap - chosen[t]);
            double ends = Math.max(0, multipliers[2 * scenarios + t]);
            double goesOn = Math.max(0, multipliers[3 * scenarios + t]);
            flow *= ends + goesOn > 0 ? goesOn / (ends + goesOn) : 0;
            scratch[t] = flow;
        }
        var gradient = new double[assets];
        DenseRows.transposeTimes(returns, scratch, gradient);
        for (int i = 0; i < assets; i++) {
            gradient[i] = -gradient[i];
        }
        return gradient;
    }
}
