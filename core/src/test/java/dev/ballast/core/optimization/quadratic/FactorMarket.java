package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// A market for benchmarks: ten factors and own risk, annual figures, all from a fixed seed.
public final class FactorMarket {

    private static final int FACTORS = 10;
    private static final int SECTORS = 10;

    private final DMatrixRMaj covariance;
    private final RiskModel risk;
    private final double[] means;

    /// How many assets the book of least variance holds.
    public enum Family {
        /// Betas from 0.4 to 1.6: the low ones shut out the others.
        FEW_HELD,
        /// Betas near 1: own risk decides, and spreading over nearly everything pays.
        MOST_HELD
    }

    private FactorMarket(DMatrixRMaj covariance, double[] means) {
        this.covariance = covariance;
        this.means = means;
        risk = RiskModel.of(covariance);
    }

    public static FactorMarket of(Family family, int size) {
        var random = new SplittableRandom(20_260_101);
        boolean few = family == Family.FEW_HELD;
        var exposures = new double[size][FACTORS];
        var own = new double[size];
        var means = new double[size];
        for (int i = 0; i < size; i++) {
            double beta = few ? random.nextDouble(0.4, 1.6) : 1 + random.nextDouble(-0.004, 0.004);
            exposures[i][0] = 0.16 * beta;
            for (int k = 1; k < FACTORS; k++) {
                exposures[i][k] = (few ? 0.03 : 0.0005) * random.nextGaussian();
            }
            own[i] = random.nextDouble(0.15, 0.45);
            means[i] = 0.02 + 0.05 * beta + (few ? 0.03 : 0.0005) * random.nextGaussian();
        }
        var covariance = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double value = i == j ? own[i] * own[i] : 0;
                for (int k = 0; k < FACTORS; k++) {
                    value += exposures[i][k] * exposures[j][k];
                }
                covariance.set(i, j, value);
                covariance.set(j, i, value);
            }
        }
        return new FactorMarket(covariance, means);
    }

    int size() {
        return means.length;
    }

    DMatrixRMaj covariance() {
        return covariance;
    }

    RiskModel risk() {
        return risk;
    }

    /// Expected returns over a risk aversion: c of min ½wᵀSw − cᵀw.
    double[] scaledMeans(double riskAversion) {
        return Arrays.stream(means).map(mean -> mean / riskAversion).toArray();
    }

    static void requireSame(double[] own, double[] other) {
        for (int i = 0; i < own.length; i++) {
            if (!(Math.abs(own[i] - other[i]) <= 1e-9)) {
                throw new IllegalStateException("weight " + i + " differs: " + own[i] + " and " + other[i]);
            }
        }
    }

    /// Long only.
    Problem longOnly() {
        return Problem.of(risk, means, Constraints.longOnly(size()));
    }

    /// Long only with at most ten times the equal weight, and at most 1, in each asset.
    Problem capped() {
        return Problem.of(risk, means, Constraints.longOnly(size()).withBounds(0, cap()));
    }

    double cap() {
        return Math.min(1, 10.0 / size());
    }

    /// Long only, ten sectors between 5 % and 15 %, every asset at least a tenth of the equal weight.
    Problem sectors() {
        Constraints constraints = Constraints.longOnly(size()).withBounds(floor(), 1);
        for (int s = 0; s < SECTORS; s++) {
            constraints = constraints.with(LinearConstraint.between("sector " + s, sector(s), 0.05, 0.15));
        }
        return Problem.of(risk, means, constraints);
    }

    /// From one book with a turnover limit that just reaches another, all of its purchases and half of its sales
    /// capped there: books within 1e-7 of it are left.
    Problem narrowTurnover() {
        var random = new SplittableRandom(20_260_102);
        double[] held = book(random);
        double[] other = book(random);
        var lower = new double[size()];
        var upper = new double[size()];
        double distance = 0;
        for (int i = 0; i < size(); i++) {
            distance += Math.abs(held[i] - other[i]);
            lower[i] = random.nextInt(2) == 0 ? other[i] : 0;
            upper[i] = held[i] > other[i] ? other[i] : 1;
        }
        Constraints constraints = Constraints.longOnly(size()).withBounds(lower, upper);
        return Problem.of(risk, means, constraints.withTurnover(held, distance + 1e-7));
    }

    private double[] book(SplittableRandom random) {
        double[] parts = random.doubles(size()).map(part -> part * part * part).toArray();
        double sum = Arrays.stream(parts).sum();
        return Arrays.stream(parts).map(part -> part / sum).toArray();
    }

    double floor() {
        return 0.1 / size();
    }

    double[] sector(int number) {
        var members = new double[size()];
        for (int i = number; i < members.length; i += SECTORS) {
            members[i] = 1;
        }
        return members;
    }

    static int sectorCount() {
        return SECTORS;
    }
}
