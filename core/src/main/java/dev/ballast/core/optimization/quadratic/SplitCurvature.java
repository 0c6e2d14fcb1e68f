package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.RiskModel;

/// [S, −S; −S, S] on purchases (first n) and sales (last n), plus a diagonal of 2n.
final class SplitCurvature implements Curvature {

    private final RiskModel risk;
    private final double[] added;

    SplitCurvature(RiskModel risk, double[] added) {
        this.risk = risk;
        this.added = added;
    }

    RiskModel risk() {
        return risk;
    }

    double[] added() {
        return added;
    }

    @Override
    public int size() {
        return 2 * risk.size();
    }

    @Override
    public double diagonal(int row) {
        return risk.variance(row % risk.size()) + added[row];
    }

    @Override
    public double rowSum(int row) {
        return added[row];
    }

    @Override
    public void addRow(int row, double scale, double[] target) {
        int size = risk.size();
        double signed = row < size ? scale : -scale;
        int asset = row % size;
        for (int j = 0; j < size; j++) {
            double value = signed * risk.get(asset, j);
            target[j] += value;
            target[size + j] -= value;
        }
        target[row] += scale * added[row];
    }

    @Override
    public void addTimes(double[] x, double[] target) {
        int size = risk.size();
        var change = new double[size];
        for (int i = 0; i < size; i++) {
            change[i] = x[i] - x[size + i];
        }
        double[] product = risk.times(change);
        for (int i = 0; i < size; i++) {
            target[i] += product[i] + added[i] * x[i];
            target[size + i] += added[size + i] * x[size + i] - product[i];
        }
    }

    @Override
    public void gather(int row, int[] columns, int from, int to, double[] target, int offset) {
        int size = risk.size();
        int asset = row % size;
        for (int k = from; k < to; k++) {
            int column = columns[k];
            double value = risk.get(asset, column % size);
            value = row < size == column < size ? value : -value;
            target[offset + k - from] = column == row ? value + added[row] : value;
        }
    }

    @Override
    public boolean isSingular() {
        return true;
    }
}
