package dev.ballast.core.statistics.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Both kernels give the plain sum, at sizes on either side of their border and of the vector's length.
class RowSumsTest {

    @Test
    void productIsThatOfTheDefinition() {
        for (int size : new int[] {1, 3, 4, 7, 119, 120, 121, 131, 200}) {
            var random = new SplittableRandom(size);
            double[] matrix = symmetric(random, size);
            double[] x = random.doubles(size, -1, 1)
                    .map(value -> value < -0.3 ? 0 : value)
                    .toArray();
            double[] target = random.doubles(size, -1, 1).toArray();
            double[] before = target.clone();
            RowSums.addTimes(matrix, x, target);
            for (int i = 0; i < size; i++) {
                double sum = before[i];
                for (int j = 0; j < size; j++) {
                    sum += matrix[i * size + j] * x[j];
                }
                assertThat(target[i]).as("size %d, entry %d", size, i).isCloseTo(sum, within(1e-13 * size));
            }
        }
    }

    @Test
    void fourRowsAreAddedWithTheirFactors() {
        for (int size : new int[] {4, 120, 133}) {
            var random = new SplittableRandom(size);
            double[] matrix = symmetric(random, size);
            var target = new double[size];
            RowSums.addFour(matrix, 0, 1, 2, -2, 3, 0.5, 1, 4, target);
            for (int j = 0; j < size; j++) {
                double sum = matrix[j] - 2 * matrix[2 * size + j] + 0.5 * matrix[3 * size + j] + 4 * matrix[size + j];
                assertThat(target[j]).isCloseTo(sum, within(1e-14));
            }
        }
    }

    private static double[] symmetric(SplittableRandom random, int size) {
        var matrix = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i * size + j] = random.nextDouble(-1, 1);
                matrix[j * size + i] = matrix[i * size + j];
            }
        }
        return matrix;
    }
}
