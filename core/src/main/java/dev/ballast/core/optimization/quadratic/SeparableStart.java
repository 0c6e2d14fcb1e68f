package dev.ballast.core.optimization.quadratic;

import java.util.Arrays;

/// What is active at the answer of a program whose H is diagonal: for given multipliers of rows every variable has
/// its answer by itself, and the multipliers are the zero of a monotone function that is linear in pieces, found by
/// Newton's method with an exact line search. O(n m²) a step for m rows; it cannot cycle.
///
/// A row with a lower and an upper limit has a variable of its own for its value, of little curvature.
final class SeparableStart {

    private static final int MOST_STEPS = 100;
    private static final int MOST_DOUBLINGS = 40;
    private static final int HALVINGS = 50;
    private static final double ROW_CURVATURE = 1e-6;
    private static final double SETTLED = 1e-12;
    private static final double RIDGE = 1e-12;

    private final QuadraticProgram program;
    private final int size;
    private final int rowCount;
    private final double[] x;
    private final double[] slope;
    private final double[] values;
    private final double[] rowCurvature;
    private double[] multipliers;

    private SeparableStart(QuadraticProgram program) {
        this.program = program;
        size = program.size();
        rowCount = program.rowCount();
        x = new double[size];
        slope = new double[size];
        values = new double[rowCount];
        multipliers = new double[rowCount];
        double mean = Arrays.stream(program.diagonal()).average().orElse(1);
        rowCurvature = new double[rowCount];
        for (int r = 0; r < rowCount; r++) {
            double scale = Math.max(program.rowScale(r), Double.MIN_NORMAL);
            rowCurvature[r] = ROW_CURVATURE * mean / scale / scale;
        }
    }

    static ActiveSet guess(QuadraticProgram program) {
        var start = new SeparableStart(program);
        double[] gap = start.gapAt(start.multipliers);
        for (int step = 0; step < MOST_STEPS && start.isOpen(gap); step++) {
            double[] direction = start.direction(gap);
            double[] next = start.along(direction);
            if (Arrays.equals(next, start.multipliers)) {
                break;
            }
            start.multipliers = next;
            gap = start.gapAt(next);
        }
        return start.activeSet();
    }

    private boolean isOpen(double[] gap) {
        for (int r = 0; r < rowCount; r++) {
            if (Math.abs(gap[r]) > SETTLED * Math.max(program.rowScale(r), Math.abs(values[r]))) {
                return true;
            }
        }
        return false;
    }

    /// Ax less the values that rows would have by themselves; x and values are those at the multipliers.
    private double[] gapAt(double[] y) {
        System.arraycopy(program.linear(), 0, slope, 0, size);
        for (int r = 0; r < rowCount; r++) {
            if (y[r] != 0) {
                double[] coefficients = program.rows().get(r);
                for (int i = 0; i < size; i++) {
                    slope[i] += y[r] * coefficients[i];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            x[i] = Math.min(Math.max(slope[i] / program.diagonal()[i], program.lower()[i]), program.upper()[i]);
        }
        var gap = new double[rowCount];
        for (int r = 0; r < rowCount; r++) {
            double free = -y[r] / rowCurvature[r];
            values[r] = Math.min(Math.max(free, program.rowLower()[r]), program.rowUpper()[r]);
            gap[r] = program.rowValue(r, x) - values[r];
        }
        return gap;
    }

    private boolean isFree(int variable) {
        return x[variable] > program.lower()[variable] && x[variable] < program.upper()[variable];
    }

    private boolean isFreeRow(int row) {
        return values[row] > program.rowLower()[row] && values[row] < program.rowUpper()[row];
    }

    /// −G⁻¹ gap with G = A_F H_F⁻¹ A_Fᵀ and the rows' own.
    private double[] direction(double[] gap) {
        var matrix = new double[rowCount][rowCount];
        for (int i = 0; i < size; i++) {
            if (isFree(i)) {
                for (int r = 0; r < rowCount; r++) {
                    double scaled = program.rows().get(r)[i] / program.diagonal()[i];
                    for (int s = 0; s <= r && scaled != 0; s++) {
                        matrix[r][s] += scaled * program.rows().get(s)[i];
                    }
                }
            }
        }
        double largest = Double.MIN_NORMAL;
        for (int r = 0; r < rowCount; r++) {
            double lengths = 0;
            for (int i = 0; i < size; i++) {
                lengths += program.rows().get(r)[i] * program.rows().get(r)[i] / program.diagonal()[i];
            }
            largest = Math.max(largest, lengths);
        }
        for (int r = 0; r < rowCount; r++) {
            matrix[r][r] += RIDGE * largest + (isFreeRow(r) ? 1 / rowCurvature[r] : 0);
        }
        return solve(matrix, gap);
    }

    /// Solves for −gap by Cholesky's method in place.
    private double[] solve(double[][] matrix, double[] gap) {
        var step = new double[rowCount];
        for (int r = 0; r < rowCount; r++) {
            step[r] = -gap[r];
            for (int s = 0; s <= r; s++) {
                double value = matrix[r][s];
                for (int k = 0; k < s; k++) {
                    value -= matrix[r][k] * matrix[s][k];
                }
                matrix[r][s] = s == r ? Math.sqrt(Math.max(value, Double.MIN_NORMAL)) : value / matrix[s][s];
            }
            for (int k = 0; k < r; k++) {
                step[r] -= matrix[r][k] * step[k];
            }
            step[r] /= matrix[r][r];
        }
        for (int r = rowCount - 1; r >= 0; r--) {
            for (int k = r + 1; k < rowCount; k++) {
                step[r] -= matrix[k][r] * step[k];
            }
            step[r] /= matrix[r][r];
        }
        return step;
    }

    /// The multipliers on the way along a direction where the gap is at a right angle to it.
    private double[] along(double[] direction) {
        double low = 0;
        double high = 1;
        for (int doubling = 0; doubling < MOST_DOUBLINGS && slopeAt(direction, high) < 0; doubling++) {
            low = high;
            high *= 2;
        }
        if (slopeAt(direction, high) <= 0) {
            return at(direction, high);
        }
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (slopeAt(direction, middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return at(direction, low > 0 ? low : high);
    }

    private double slopeAt(double[] direction, double share) {
        double[] gap = gapAt(at(direction, share));
        double slope = 0;
        double terms = 0;
        for (int r = 0; r < rowCount; r++) {
            slope += gap[r] * direction[r];
            terms += Math.abs(values[r] * direction[r]) + Math.abs(gap[r] * direction[r]);
        }
        return Math.abs(slope) <= 1e-15 * terms ? 0 : slope;
    }

    private double[] at(double[] direction, double share) {
        double[] y = multipliers.clone();
        for (int r = 0; r < rowCount; r++) {
            y[r] += share * direction[r];
        }
        return y;
    }

    private ActiveSet activeSet() {
        var set = new ActiveSet(size, rowCount);
        for (int i = 0; i < size; i++) {
            if (!isFree(i)) {
                set.variables[i] = x[i] <= program.lower()[i] ? ActiveSet.LOWER : ActiveSet.UPPER;
            }
        }
        for (int r = 0; r < rowCount; r++) {
            if (!isFreeRow(r)) {
                set.rows[r] = values[r] <= program.rowLower()[r] ? ActiveSet.LOWER : ActiveSet.UPPER;
            }
        }
        set.pinEqualities(program);
        return set;
    }
}
