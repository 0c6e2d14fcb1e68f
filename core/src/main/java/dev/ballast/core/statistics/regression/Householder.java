package dev.ballast.core.statistics.regression;

/// QR factorisation by Householder reflections, Golub and Van Loan (2013) algorithm 5.2.1, on columns.
///
/// The columns become R above and the reflectors below; `y` becomes Qᵀy. Works in place.
final class Householder {

    /// A column whose part orthogonal to those before it is below this share of its length depends on them.
    static final double DEPENDENT = 1e-11;

    private final double[][] columns;
    private final double[] diagonal;
    private final int rows;

    Householder(double[][] columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.diagonal = new double[columns.length];
    }

    /// Factors the columns and turns `y`; the index of the first dependent column, or −1 where none is.
    int factor(double[] y) {
        var lengths = new double[columns.length];
        for (int k = 0; k < columns.length; k++) {
            lengths[k] = Math.sqrt(dot(columns[k], columns[k], 0));
        }
        for (int k = 0; k < columns.length; k++) {
            double[] pivot = columns[k];
            double norm = Math.sqrt(dot(pivot, pivot, k));
            if (!(norm > DEPENDENT * lengths[k])) {
                return k;
            }
            // The sign that avoids cancellation.
            double target = pivot[k] > 0 ? -norm : norm;
            diagonal[k] = target;
            pivot[k] -= target;
            double half = -target * pivot[k];
            for (int j = k + 1; j < columns.length; j++) {
                reflect(columns[j], pivot, k, half);
            }
            reflect(y, pivot, k, half);
        }
        return -1;
    }

    /// Solves Rx = (the first entries of) `turned`.
    double[] solve(double[] turned) {
        int size = columns.length;
        var solution = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double sum = turned[i];
            for (int j = i + 1; j < size; j++) {
                sum -= columns[j][i] * solution[j];
            }
            solution[i] = sum / diagonal[i];
        }
        return solution;
    }

    /// (XᵀX)⁻¹ = R⁻¹R⁻ᵀ, row-major.
    double[][] inverseGram() {
        int size = columns.length;
        var inverse = new double[size][];
        for (int k = 0; k < size; k++) {
            var unit = new double[size];
            unit[k] = 1;
            inverse[k] = solve(unit);
        }
        var gram = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < size; k++) {
                    sum += inverse[k][i] * inverse[k][j];
                }
                gram[i][j] = sum;
                gram[j][i] = sum;
            }
        }
        return gram;
    }

    private void reflect(double[] vector, double[] reflector, int from, double half) {
        double factor = dot(vector, reflector, from) / half;
        for (int i = from; i < rows; i++) {
            vector[i] -= factor * reflector[i];
        }
    }

    private double dot(double[] a, double[] b, int from) {
        double sum = 0;
        for (int i = from; i < rows; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
