package dev.ballast.core.optimization.scenario;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// Products with a tall matrix, along its rows as they lie in memory and without allocation.
final class DenseRows {

    private DenseRows() {}

    /// out(t) = row(t)ᵀ x, for the first numbers of `out`.
    static void times(DMatrixRMaj rows, double[] x, double[] out) {
        double[] data = rows.data;
        int width = rows.numCols;
        int whole = width & ~3;
        for (int t = 0, at = 0; t < rows.numRows; t++, at += width) {
            // Four sums at once: one would wait for itself at every step.
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            for (int i = 0; i < whole; i += 4) {
                a += data[at + i] * x[i];
                b += data[at + i + 1] * x[i + 1];
                c += data[at + i + 2] * x[i + 2];
                d += data[at + i + 3] * x[i + 3];
            }
            for (int i = whole; i < width; i++) {
                a += data[at + i] * x[i];
            }
            out[t] = (a + b) + (c + d);
        }
    }

    /// out = Σ(t) factors(t) row(t).
    static void transposeTimes(DMatrixRMaj rows, double[] factors, double[] out) {
        double[] data = rows.data;
        int width = rows.numCols;
        Arrays.fill(out, 0, width, 0);
        for (int t = 0, at = 0; t < rows.numRows; t++, at += width) {
            double factor = factors[t];
            for (int i = 0; i < width; i++) {
                out[i] += factor * data[at + i];
            }
        }
    }
}
