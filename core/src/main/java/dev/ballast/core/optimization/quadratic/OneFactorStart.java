package dev.ballast.core.optimization.quadratic;

/// A first guess of what is active: the program's answer if all covariance came from one factor, the equally weighted
/// book (Elton, Gruber and Padberg 1976), with the first equality row and the bounds. O(n) per step.
final class OneFactorStart {

    private static final int MOST_STEPS = 60;
    /// Part of a variance that is taken as the asset's own at least: keeps a guess from resting on differences of
    /// nearly equal numbers.
    private static final double OWN = 0.02;

    private final QuadraticProgram program;
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

    private OneFactorStart(QuadraticProgram program, double[] linear, int row) {
        this.program = program;
        this.linear = linear;
        int size = program.size();
        beta = new double[size];
        inverse = new double[size];
        double total = 0;
        double trace = 0;
        for (int i = 0; i < size; i++) {
            total += program.curvature().rowSum(i);
            trace += program.curvature().diagonal(i);
        }
        double mean = total / size / size;
        factorVariance = mean > 1e-6 * trace / size ? mean : 0;
        double least = Math.max(1e-6 * trace / size, Double.MIN_NORMAL);
        for (int i = 0; i < size; i++) {
            double variance = program.curvature().diagonal(i);
            beta[i] = factorVariance > 0 ? program.curvature().rowSum(i) / size / factorVariance : 0;
            double own = Math.max(Math.max(variance - beta[i] * beta[i] * factorVariance, OWN * variance), least);
            inverse[i] = 1 / own;
            largest = Math.max(largest, Math.max(own, Math.abs(linear[i])));
        }
        coefficients = row < 0 ? new double[size] : program.rows().get(row);
        target = row < 0 ? 0 : program.rowLower()[row];
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
            start.bracketLevel();
        }
        for (int step = 0; step < MOST_STEPS && start.step(equality >= 0); step++) {
            // Newton's steps on two equations that are linear in pieces.
        }
        return start.activeSet();
    }

    private double weight(int i) {
        double inner = (linear[i] + level * coefficients[i] - factorVariance * beta[i] * exposure) * inverse[i];
        return Math.min(Math.max(inner, program.lower()[i]), program.upper()[i]);
    }

    /// Without the factor the level is where the row is met: found by doubling and halving, a start for Newton.
    private void bracketLevel() {
        double low = -1;
        double high = 1;
        low *= largest;
        high *= largest;
        for (int doubling = 0; doubling < 60 && rowGap(low) > 0; doubling++) {
            low *= 2;
        }
        for (int doubling = 0; doubling < 60 && rowGap(high) < 0; doubling++) {
            high *= 2;
        }
        for (int halving = 0; halving < 12; halving++) {
            double middle = (low + high) / 2;
            if (rowGap(middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        level = high;
    }

    private double rowGap(double candidate) {
        double before = level;
        level = candidate;
        double sum = -target;
        for (int i = 0; i < beta.length; i++) {
            sum += coefficients[i] * weight(i);
        }
        level = before;
        return sum;
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
            if (weight > program.lower()[i] && weight < program.upper()[i]) {
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
        return Math.abs(levelStep) > 1e-9 * Math.abs(level) || Math.abs(exposureStep) > 1e-9 * Math.abs(exposure);
    }

    private ActiveSet activeSet() {
        var set = new ActiveSet(program.size(), program.rowCount());
        int best = 0;
        int free = 0;
        for (int i = 0; i < beta.length; i++) {
            double weight = weight(i);
            if (weight <= program.lower()[i]) {
                set.variables[i] = ActiveSet.LOWER;
            } else if (weight >= program.upper()[i]) {
                set.variables[i] = ActiveSet.UPPER;
            } else {
                free++;
            }
            if (program.curvature().diagonal(i) < program.curvature().diagonal(best)) {
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
