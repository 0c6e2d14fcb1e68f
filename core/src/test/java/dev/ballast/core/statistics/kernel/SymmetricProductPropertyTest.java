package dev.ballast.core.statistics.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.core.statistics.kernel.SymmetricProduct.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every kernel against the sum as the textbook writes it, in shapes that fill panels and blocks and that do not.
class SymmetricProductPropertyTest {

    private static final long SEED = 20261121;

    /// The build asks for the module, so that both kernels are tested.
    @Test
    void bothKernelsAreAtHand() {
        assertThat(SymmetricProduct.vectorised()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void isTheTextbookSum(Kernel kernel) {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < 400; i++) {
            // Around the panels of 4, 12 and 24 columns and the blocks of 256 rows.
            int columns = 1 + random.nextInt(60);
            int rows = 1 + random.nextInt(i % 10 == 0 ? 600 : 40);
            DMatrixRMaj matrix = random(random, rows, columns);
            double[] centre = random.doubles(columns, -0.1, 0.1).toArray();
            double[] weights = random.doubles(rows).toArray();

            DMatrixRMaj product = SymmetricProduct.of(matrix, centre, weights, kernel);

            DMatrixRMaj expected = textbook(matrix, centre, weights);
            assertClose(product, expected, "seed " + SEED + ", case " + i + ": " + rows + " x " + columns);
        }
    }

    /// Large enough that the choice is the vector kernel's.
    @Test
    void kernelsAgreeOnALargeProduct() {
        DMatrixRMaj matrix = random(new SplittableRandom(SEED), 700, 203);
        double[] weights = new SplittableRandom(SEED).doubles(700).toArray();
        double[] centre = SymmetricProduct.means(matrix);

        DMatrixRMaj plain = SymmetricProduct.of(matrix, centre, weights, Kernel.PLAIN);

        assertClose(SymmetricProduct.of(matrix, centre, weights, Kernel.VECTOR), plain, "vector");
        assertThat(SymmetricProduct.of(matrix, centre, weights).data)
                .isEqualTo(SymmetricProduct.of(matrix, centre, weights, Kernel.VECTOR).data);
    }

    /// A JVM that was not asked for the module: same figures, nothing on its error stream.
    @Test
    void worksWithoutTheModule() throws Exception {
        var builder = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                WithoutVectorModule.class.getName());
        builder.redirectErrorStream(true);
        // Options from outside would be announced on the stream, or bring the module in.
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).isEqualTo(WithoutVectorModule.figures(Kernel.PLAIN, false));
    }

    @Test
    void refusesMeansAndWeightsThatDoNotFit() {
        assertThatThrownBy(() -> SymmetricProduct.of(new DMatrixRMaj(3, 2), new double[3], new double[3]))
                .hasMessageContaining("3 x 2 rows")
                .hasMessageContaining("3 and 3");
    }

    /// Within 1e-14 of √(S(i,i) S(j,j)), and symmetric to the last bit.
    private static void assertClose(DMatrixRMaj product, DMatrixRMaj expected, String where) {
        for (int i = 0; i < product.numRows; i++) {
            for (int j = 0; j < product.numCols; j++) {
                double scale = Math.sqrt(expected.get(i, i) * expected.get(j, j));
                assertThat(Math.abs(product.get(i, j) - expected.get(i, j)))
                        .as(where + " at " + i + ", " + j)
                        .isLessThanOrEqualTo(1e-14 * scale);
                assertThat(product.get(i, j)).as(where).isEqualTo(product.get(j, i));
            }
        }
    }

    private static DMatrixRMaj random(SplittableRandom random, int rows, int columns) {
        var matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = random.nextDouble(-1, 1);
        }
        return matrix;
    }

    private static DMatrixRMaj textbook(DMatrixRMaj matrix, double[] centre, double[] weights) {
        var sum = new DMatrixRMaj(matrix.numCols, matrix.numCols);
        for (int row = 0; row < matrix.numRows; row++) {
            for (int i = 0; i < matrix.numCols; i++) {
                for (int j = 0; j < matrix.numCols; j++) {
                    sum.add(i, j, weights[row] * (matrix.get(row, i) - centre[i]) * (matrix.get(row, j) - centre[j]));
                }
            }
        }
        return sum;
    }

    /// A program of its own.
    static final class WithoutVectorModule {

        private WithoutVectorModule() {}

        public static void main(String[] arguments) {
            System.out.println(figures(Kernel.VECTOR, SymmetricProduct.vectorised()));
        }

        static String figures(Kernel kernel, boolean vectorised) {
            var random = new SplittableRandom(SEED);
            double[] weights = random.doubles(300).toArray();
            DMatrixRMaj product = SymmetricProduct.of(random(random, 300, 30), new double[30], weights, kernel);
            return String.format(Locale.ROOT, "%s %s", vectorised, Arrays.hashCode(product.data));
        }
    }
}
