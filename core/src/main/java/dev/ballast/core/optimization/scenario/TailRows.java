package dev.ballast.core.optimization.scenario;

import dev.ballast.core.statistics.kernel.SymmetricProduct;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;

/// q + c Σ(t) max(0, −r(t)ᵀw − q), minimised over q as well (conditional value at risk, Rockafellar and Uryasev 2000)
/// or at q = 0 (lower partial moment; half the mean absolute deviation where the r are centred, Konno and Koshizuka
/// 2005). One variable z(t) ≥ 0 per scenario: rows z + r'w + q ≥ 0, then z ≥ 0.
final class TailRows implements ScenarioRows {

    /// Whether the quantile is free.
    enum Quantile {
        FREE,
        ZERO
    }

    private final DMatrixRMaj rows;
    private final double[] zeros;
    private final Quantile quantile;
    private final double cap;
    private final int scenarios;
    private final int assets;
    private final int unknowns;
    private final double[] pivots;
    private final double[] own;
    private final double[] shared;
    private final double[] losses;

    /// @param returns T × n
    /// @param cap c: what a unit of loss beyond the quantile costs
    TailRows(DMatrixRMaj returns, Quantile quantile, double cap) {
        this.quantile = quantile;
        this.cap = cap;
        this.scenarios = returns.numRows;
        this.assets = returns.numCols;
        this.unknowns = assets + (quantile == Quantile.FREE ? 1 : 0);
        this.rows = extended(returns, unknowns);
        this.zeros = new double[unknowns];
        this.pivots = new double[scenarios];
        this.own = new double[scenarios];
        this.shared = new double[scenarios];
        this.losses = new double[scenarios];
    }

    private static DMatrixRMaj extended(DMatrixRMaj returns, int unknowns) {
        var rows = new DMatrixRMaj(returns.numRows, unknowns);
        for (int t = 0; t < returns.numRows; t++) {
            System.arraycopy(returns.data, t * returns.numCols, rows.data, t * unknowns, returns.numCols);
            if (unknowns > returns.numCols) {
                rows.data[t * unknowns + returns.numCols] = 1;
            }
        }
        return rows;
    }

    @Override
    public int unknowns() {
        return unknowns;
    }

    @Override
    public int auxiliaries() {
        return scenarios;
    }

    @Override
    public int rows() {
        return 2 * scenarios;
    }

    @Override
    public double[] cost() {
        var cost = new double[unknowns];
        if (quantile == Quantile.FREE) {
            cost[assets] = 1;
        }
        return cost;
    }

    @Override
    public double[] auxiliaryCost() {
        var cost = new double[scenarios];
        Arrays.fill(cost, cap);
        return cost;
    }

    @Override
    public void start(double[] x, double[] v) {
        double spread = spread(x);
        if (quantile == Quantile.FREE) {
            x[assets] = quantileOf(x);
        }
        DenseRows.times(rows, x, losses);
        for (int t = 0; t < scenarios; t++) {
            v[t] = Math.max(0, -losses[t]) + spread;
        }
    }

    /// Mean size of the returns at x: a distance at which no row is close.
    private double spread(double[] x) {
        if (quantile == Quantile.FREE) {
            x[assets] = 0;
        }
        DenseRows.times(rows, x, losses);
        double sum = 0;
        for (double loss : losses) {
            sum += Math.abs(loss);
        }
        return sum > 0 ? sum / scenarios : 1;
    }

    @Override
    public void startMultipliers(double[] multipliers) {
        // With a free quantile the first kind must sum to 1.
        double first = quantile == Quantile.FREE ? 1.0 / scenarios : cap / 2;
        Arrays.fill(multipliers, 0, scenarios, first);
        Arrays.fill(multipliers, scenarios, 2 * scenarios, cap - first);
    }

    @Override
    public void times(double[] x, double[] v, double[] out) {
        DenseRows.times(rows, x, out);
        for (int t = 0; t < scenarios; t++) {
            out[t] += v[t];
            out[scenarios + t] = v[t];
        }
    }

    @Override
    public void adjoint(double[] multipliers, double[] gx, double[] gv) {
        DenseRows.transposeTimes(rows, multipliers, gx);
        for (int t = 0; t < scenarios; t++) {
            gv[t] = multipliers[t] + multipliers[scenarios + t];
        }
    }

    @Override
    public void factor(double[] weights, DMatrixRMaj schur) {
        for (int t = 0; t < scenarios; t++) {
            double one = weights[t];
            double other = weights[scenarios + t];
            pivots[t] = one + other;
            own[t] = one / pivots[t];
            shared[t] = own[t] * other;
        }
        schur.setTo(SymmetricProduct.of(rows, zeros, shared));
    }

    @Override
    public void reduce(double[] b, double[] c) {
        for (int t = 0; t < scenarios; t++) {
            losses[t] = own[t] * c[t];
        }
        var change = new double[unknowns];
        DenseRows.transposeTimes(rows, losses, change);
        for (int i = 0; i < unknowns; i++) {
            b[i] -= change[i];
        }
    }

    @Override
    public void recover(double[] x, double[] c, double[] v) {
        DenseRows.times(rows, x, losses);
        for (int t = 0; t < scenarios; t++) {
            v[t] = c[t] / pivots[t] - own[t] * losses[t];
        }
    }

    /// Returns at x without the quantile, into the scratch of losses, and back to the quantile.
    private double[] returnsAt(double[] x) {
        var weights = Arrays.copyOf(x, unknowns);
        if (quantile == Quantile.FREE) {
            weights[assets] = 0;
        }
        var returns = new double[scenarios];
        DenseRows.times(rows, weights, returns);
        return returns;
    }

    /// The loss that is a best q: the k-th largest with k the least such that k c ≥ 1.
    private double quantileOf(double[] x) {
        double[] returns = returnsAt(x);
        Arrays.sort(returns);
        // Where k c = 1 but for rounding every loss between two is best; the larger is taken.
        int rank = (int) Math.ceil(1 / cap - 1e-9);
        return -returns[Math.clamp(rank - 1, 0, scenarios - 1)];
    }

    @Override
    public OptionalDouble quantileAt(double[] x) {
        return quantile == Quantile.FREE ? OptionalDouble.of(quantileOf(x)) : OptionalDouble.empty();
    }

    @Override
    public double value(double[] x) {
        double[] returns = returnsAt(x);
        double level = quantile == Quantile.FREE ? quantileOf(x) : 0;
        double excess = 0;
        for (double value : returns) {
            excess += Math.max(0, -value - level);
        }
        return level + cap * excess;
    }

    @Override
    public double[] supporting(double[] multipliers) {
        var chosen = new double[scenarios];
        double sum = 0;
        for (int t = 0; t < scenarios; t++) {
            chosen[t] = Math.clamp(multipliers[t], 0, cap);
            sum += chosen[t];
        }
        if (quantile == Quantile.FREE) {
            toSumOne(chosen, sum);
        }
        var gradient = new double[unknowns];
        DenseRows.transposeTimes(rows, chosen, gradient);
        var supporting = new double[assets];
        for (int i = 0; i < assets; i++) {
            supporting[i] = -gradient[i];
        }
        return supporting;
    }

    /// Moves multipliers in [0, cap] to the sum 1, each in proportion to the room it has.
    private void toSumOne(double[] chosen, double sum) {
        double room = sum > 1 ? sum : scenarios * cap - sum;
        double share = room > 0 ? Math.abs(1 - sum) / room : 0;
        for (int t = 0; t < chosen.length; t++) {
            chosen[t] += share * (sum > 1 ? -chosen[t] : cap - chosen[t]);
        }
    }
}
