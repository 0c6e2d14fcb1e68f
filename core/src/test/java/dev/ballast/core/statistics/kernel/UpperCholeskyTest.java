package dev.ballast.core.statistics.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UpperCholeskyTest {

    private static final List<RowKernel> KERNELS =
            SymmetricProduct.vectorised() ? List.of(new PlainRows(), new VectorRows()) : List.of(new PlainRows());

    /// UᵀU gives the matrix back and Uᵀ times the further columns the columns, at every size around the tiles' and the
    /// panels' edges.
    @Test
    void factorMultipliesBack() {
        for (RowKernel kernel : KERNELS) {
            for (int size : new int[] {1, 2, 3, 4, 5, 7, 23, 24, 25, 47, 63, 64, 65, 100, 127, 128, 129, 200}) {
                int columns = size + 3;
                int stride = UpperCholesky.stride(columns);
                double[] given = generated(size, columns, stride);
                double[] factor = given.clone();

                assertThat(UpperCholesky.factor(factor, size, columns, stride, 1e-13, kernel))
                        .isTrue();

                for (int i = 0; i < size; i++) {
                    for (int j = i; j < columns; j++) {
                        double sum = 0;
                        for (int p = 0; p <= i; p++) {
                            sum += factor[p * stride + i] * factor[p * stride + j];
                        }
                        assertThat(Math.abs(sum - given[i * stride + j]))
                                .as("%d rows, entry (%d, %d), %d wide", size, i, j, kernel.width())
                                .isLessThan(1e-12);
                    }
                }
            }
        }
    }

    @Test
    void dependentColumnIsSeenWhereverItStands() {
        for (RowKernel kernel : KERNELS) {
            for (int twin : new int[] {1, 5, 63, 64, 99}) {
                int size = 100;
                int stride = UpperCholesky.stride(size);
                double[] matrix = generated(size, size, stride);
                for (int i = 0; i < twin; i++) {
                    matrix[i * stride + twin] = i == 0 ? matrix[0] : matrix[i];
                }
                matrix[twin * stride + twin] = matrix[0];
                for (int j = twin + 1; j < size; j++) {
                    matrix[twin * stride + j] = matrix[j];
                }
                assertThat(UpperCholesky.factor(matrix, size, size, stride, 1e-13, kernel))
                        .as("twin at %d", twin)
                        .isFalse();
            }
        }
    }

    @Test
    void notANumberIsNoPivot() {
        double[] matrix = new double[UpperCholesky.storage(2, 2)];
        matrix[0] = Double.NaN;
        assertThat(UpperCholesky.factor(matrix, 2, 2, UpperCholesky.stride(2), 0))
                .isFalse();
    }

    @Test
    void rowsNeverLieAPowerOfTwoApart() {
        for (int columns = 1; columns < 2_000; columns++) {
            assertThat(UpperCholesky.stride(columns)).isGreaterThanOrEqualTo(columns);
            assertThat(UpperCholesky.stride(columns) % 64).isNotZero();
        }
    }

    private static double[] generated(int size, int columns, int stride) {
        var random = new SplittableRandom(size);
        var matrix = new double[UpperCholesky.storage(size, columns)];
        var exposures = random.doubles(columns, 0.5, 1.5).toArray();
        for (int i = 0; i < size; i++) {
            for (int j = i; j < columns; j++) {
                double own = i == j ? random.nextDouble(0.5, 2) : 0;
                matrix[i * stride + j] = exposures[i] * exposures[j] + own;
            }
        }
        return matrix;
    }
}
