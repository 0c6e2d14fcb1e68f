package dev.ballast.core.optimization.quadratic;

/// No curvature: a linear program.
record LinearCurvature(int size) implements Curvature {

    @Override
    public double diagonal(int row) {
        return 0;
    }

    @Override
    public double rowSum(int row) {
        return 0;
    }

    @Override
    public void addRow(int row, double scale, double[] target) {}

    @Override
    public void addTimes(double[] x, double[] target) {}

    @Override
    public void gather(int row, int[] columns, int from, int to, double[] target, int offset) {
        java.util.Arrays.fill(target, offset, offset + to - from, 0);
    }

    @Override
    public boolean isDiagonal() {
        return true;
    }

    @Override
    public boolean isSingular() {
        return true;
    }
}
