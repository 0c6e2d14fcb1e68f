package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.CovarianceFactor;
import dev.ballast.core.optimization.RiskModel;
import java.util.Optional;

/// A covariance matrix as it is.
record RiskCurvature(RiskModel risk) implements Curvature {

    @Override
    public int size() {
        return risk.size();
    }

    @Override
    public double diagonal(int row) {
        return risk.variance(row);
    }

    @Override
    public double rowSum(int row) {
        return risk.rowSum(row);
    }

    @Override
    public void addRow(int row, double scale, double[] target) {
        risk.addRow(row, scale, target);
    }

    @Override
    public void addTimes(double[] x, double[] target) {
        risk.addTimes(x, target);
    }

    @Override
    public void gather(int row, int[] columns, int from, int to, double[] target, int offset) {
        risk.gather(row, columns, from, to, target, offset);
    }

    @Override
    public boolean isSingular() {
        return risk.isSingular();
    }

    @Override
    public Optional<CovarianceFactor> factor() {
        return risk.factor();
    }
}
