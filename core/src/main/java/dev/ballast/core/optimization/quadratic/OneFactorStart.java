package dev.ballast.core.optimization.quadratic;

/// A first guess of what is active: the program's answer if all covariance came from one factor (Elton, Gruber and
/// Padberg 1976), with the first equality row and the bounds. O(n) per step.
///
/// The factor is what assets share with the equally weighted book, each with the others in it: an asset's own variance
/// would pass for exposure.
final class OneFactorStart {

    private static final int MOST_STEPS = 60;
    private static final int MOST_LEVELS = 30;
    private static final int EXPOSURE_ROUNDS = 2;
    /// Part of a variance that is taken as the asset's own at least: keeps a guess from resting on differences of
    /// nearly equal numbers.
    private static final double OWN = 0.02;
    /// Of the row's target and terms, where the level without the factor is near enough to start from.
    private static final double NEAR = 0.1;

    private final double[] diagonal;
    private final double[] lower;
    private final double[] upper;
    private final double[] linear;
    private final double[] beta;
    private final double[] inverse;
    private final double factorVariance;
    private final double[] coefficients;
    private final double target;
    /// The largest own variance or slope.
    private double largest;

    private double level;
    private double exposure;
    private double lastCurvature;
    private double lastExposure;

    private OneFactorStart(QuadraticProgram program, double[] linear, int row) {
        this.linear = linear;
        diagonal = program.diagonal();
        lower = program.lower();
        upper = program.upper();
        int size = program.size();
        beta = new double[size];
        inverse = new double[size];
        double total = 0;
        double trace = 0;
        for (int i = 0; i < size; i++) {
            beta[i] = program.curvature().rowSum(i) - diagonal[i];
            total += beta[i];
            trace += diagonal[i];
        }
        double mean = size > 1 ? total / size / (size - 1) : 0;
        factorVariance = mean > 1e-6 * trace / size ? exposures(beta, total) : 0;
        double least = Math.max(1e-6 * trace / size, Double.MIN_NORMAL);
        for (int i = 0; i < size; i++) {
            beta[i] = factorVariance > 0 ? beta[i] : 0;
            double own = diagonal[i] - beta[i] * beta[i] * factorVariance;
            own = Math.max(Math.max(own, OWN * diagonal[i]), least);
            inverse[i] = 1 / own;
            largest = Math.max(largest, Math.max(own, Math.abs(linear[i])));
        }
        coefficients = row < 0 ? new double[size] : program.rows().get(row);
        target = row < 0 ? 0 : program.rowLower()[row];
        // Mean exposure is 1: that of the row's whole in the factor.
        exposure = Math.abs(target);
    }

    /// From each asset's sum of covariances with others, v β (Σβ − β), to β with mean 1 and v.
    private static double exposures(double[] sums, double total) {
        int size = sums.length;
        var beta = new double[size];
        double variance = 0;
        for (int round = 0; round < EXPOSURE_ROUNDS; round++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < size; i++) {
                // An asset that seems to be most of the factor is kept from being all of it.
                double others = size - Math.min(round == 0 ? 1 : beta[i], 0.5 * size);
                beta[i] = sums[i] / others;
                sum += beta[i];
            }
            for (int i = 0; i < size; i++) {
                beta[i] *= size / sum;
                squares += beta[i] * beta[i];
            }
            variance = total / Math.max((double) size * size - squares, 0.5 * size);
        }
        System.arraycopy(beta, 0, sums, 0, size);
        return variance;
    }

    static ActiveSet guess(QuadraticProgram program, double[] linear) {
        int equality = -1;
        for (int r = program.rowCount() - 1; r >= 0; r--) {
            if (program.rowLower()[r] == program.rowUpper()[r]) {
                equality = r;
            }
        }
        var start = new OneFactorStart(program, linear, equality);
        if (equality >= 0) {
            start.findLevel();
        }
        for (int step = 0; step < MOST_STEPS && start.step(equality >= 0); step++) {
            // Newton's steps on two equations that are linear in pieces.
        }
        return start.activeSet(program);
    }

    private double weight(int i) {
        double inner = (linear[i] + level * coefficients[i] - factorVariance * beta[i] * exposure) * inverse[i];
        return Math.min(Math.max(inner, lower[i]), upper[i]);
    }

    /// The level where the row is met at the first exposure: by Newton's steps, kept between levels on either side. The
    /// first is that without bounds.
    private void findLevel() {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double width = largest;
        level = freeLevel();
        for (int step = 0; step < MOST_LEVELS; step++) {
            double gap = -target;
            double terms = Math.abs(target);
            double slope = 0;
            for (int i = 0; i < beta.length; i++) {
                double weight = weight(i);
                gap += coefficients[i] * weight;
                terms += Math.abs(coefficients[i] * weight);
                if (weight > lower[i] && weight < upper[i]) {
                    slope += coefficients[i] * coefficients[i] * inverse[i];
                }
            }
            if (Math.abs(gap) <= NEAR * terms) {
                return;
            }
            if (gap > 0) {
                high = level;
            } else {
                low = level;
            }
            double next = level - gap / slope;
            if (!(next > low && next < high)) {
                width *= 2;
                next = low == Double.NEGATIVE_INFINITY
                        ? high - width
                        : high == Double.POSITIVE_INFINITY ? low + width : (low + high) / 2;
            }
            level = next;
        }
    }

    private double freeLevel() {
        double slope = 0;
        double value = 0;
        for (int i = 0; i < beta.length; i++) {
            value += coefficients[i] * (linear[i] - factorVariance * beta[i] * exposure) * inverse[i];
            slope += coefficients[i] * coefficients[i] * inverse[i];
        }
        return slope > 0 ? (target - value) / slope : largest;
    }

    /// One step; false where nothing is left to move.
    private boolean step(boolean hasRow) {
        double rowGap = -target;
        double factorGap = -exposure;
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (int i = 0; i < beta.length; i++) {
            double weight = weight(i);
            rowGap += coefficients[i] * weight;
            factorGap += beta[i] * weight;
            if (weight > lower[i] && weight < upper[i]) {
                aa += coefficients[i] * coefficients[i] * inverse[i];
                ab += coefficients[i] * beta[i] * inverse[i];
                bb += beta[i] * beta[i] * inverse[i];
            }
        }
        double corner = -factorVariance * bb - 1;
        double levelStep = 0;
        double exposureStep;
        if (hasRow) {
            // [aa, -v ab; ab, -v bb - 1] [level; exposure] = -gaps
            double determinant = aa * corner + factorVariance * ab * ab;
            if (determinant == 0) {
                return false;
            }
            levelStep = (-rowGap * corner - factorVariance * ab * factorGap) / determinant;
            exposureStep = (-aa * factorGap + ab * rowGap) / determinant;
        } else {
            exposureStep = -factorGap / corner;
        }
        level += levelStep;
        exposure += exposureStep;
        // Steps are exact as long as the same assets stay within their bounds.
        if (aa == lastCurvature && bb == lastExposure) {
            return false;
        }
        lastCurvature = aa;
        lastExposure = bb;
        return Math.abs(levelStep) > 1e-9 * Math.abs(level) || Math.abs(exposureStep) > 1e-9 * Math.abs(exposure);
    }

    private ActiveSet activeSet(QuadraticProgram program) {
        var set = new ActiveSet(beta.length, program.rowCount());
        int best = 0;
        int free = 0;
        for (int i = 0; i < beta.length; i++) {
            double weight = weight(i);
            if (weight <= lower[i]) {
                set.variables[i] = ActiveSet.LOWER;
            } else if (weight >= upper[i]) {
                set.variables[i] = ActiveSet.UPPER;
            } else {
                free++;
            }
            if (diagonal[i] < diagonal[best]) {
                best = i;
            }
        }
        if (free == 0) {
            set.variables[best] = ActiveSet.FREE;
        }
        set.pinEqualities(program);
        return set;
    }
}
