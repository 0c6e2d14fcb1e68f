package dev.ballast.core.optimization.quadratic;

/// Another curvature with a share of each variable's own added to its diagonal: strictly convex.
final class RidgedCurvature implements Curvature {

    /// Least own curvature that a share is taken of, against the largest.
    private static final double FLOOR = 1e-4;

    private final Curvature inner;
    private final double[] ridge;

    /// @param share of the diagonal, > 0; of `unit` where there is no curvature at all
    RidgedCurvature(Curvature inner, double share, double unit) {
        this.inner = inner;
        ridge = new double[inner.size()];
        double largest = 0;
        for (int i = 0; i < ridge.length; i++) {
            largest = Math.max(largest, inner.diagonal(i));
        }
        for (int i = 0; i < ridge.length; i++) {
            ridge[i] = largest > 0 ? share * Math.max(inner.diagonal(i), FLOOR * largest) : unit;
        }
    }

    double ridge(int row) {
        return ridge[row];
    }

    @Override
    public int size() {
        return ridge.length;
    }

    @Override
    public double diagonal(int row) {
        return inner.diagonal(row) + ridge[row];
    }

    @Override
    public double rowSum(int row) {
        return inner.rowSum(row) + ridge[row];
    }

    @Override
    public void addRow(int row, double scale, double[] target) {
        inner.addRow(row, scale, target);
        target[row] += scale * ridge[row];
    }

    @Override
    public void addTimes(double[] x, double[] target) {
        inner.addTimes(x, target);
        for (int i = 0; i < ridge.length; i++) {
            target[i] += ridge[i] * x[i];
        }
    }

    @Override
    public void gather(int row, int[] columns, int from, int to, double[] target, int offset) {
        inner.gather(row, columns, from, to, target, offset);
        for (int k = from; k < to; k++) {
            if (columns[k] == row) {
                target[offset + k - from] += ridge[row];
            }
        }
    }

    @Override
    public boolean isDiagonal() {
        return inner.isDiagonal();
    }

    @Override
    public boolean isSingular() {
        return false;
    }
}
