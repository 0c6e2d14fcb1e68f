package dev.ballast.core.statistics.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NewtonMaximiserTest {

    /// −(1 − x)² − 100 (y − x²)², Rosenbrock's valley upside down: its only maximum is 0 at (1, 1).
    private static final LogLikelihood VALLEY = new LogLikelihood() {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double value(double[] point) {
            double a = 1 - point[0];
            double b = point[1] - point[0] * point[0];
            return -a * a - 100 * b * b;
        }

        @Override
        public double derivatives(double[] point, double[] gradient, double[][] hessian) {
            double x = point[0];
            double b = point[1] - x * x;
            gradient[0] = 2 * (1 - x) + 400 * x * b;
            gradient[1] = -200 * b;
            hessian[0][0] = -2 + 400 * b - 800 * x * x;
            hessian[0][1] = 400 * x;
            hessian[1][0] = 400 * x;
            hessian[1][1] = -200;
            return value(point);
        }
    };

    /// A line without a top.
    private static final LogLikelihood SLOPE = new LogLikelihood() {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double value(double[] point) {
            return point[0];
        }

        @Override
        public double derivatives(double[] point, double[] gradient, double[][] hessian) {
            gradient[0] = 1;
            hessian[0][0] = 0;
            return point[0];
        }
    };

    @Test
    void findsTheTopOfACurvedRidge() {
        Maximum maximum = NewtonMaximiser.standard().maximise(VALLEY, new double[] {-1.2, 1});
        assertThat(maximum.status()).isEqualTo(Maximum.Status.CONVERGED);
        assertThat(maximum.point()).containsExactly(new double[] {1, 1}, within(1e-7));
        assertThat(maximum.scaledScore()).isLessThan(1e-8);
        assertThat(maximum.iterations()).isBetween(5, 60);
    }

    @Test
    void saysThatItDidNotArrive() {
        Maximum maximum = new NewtonMaximiser(3, 1e-8, 1.5).maximise(VALLEY, new double[] {-1.2, 1});
        assertThat(maximum.status()).isEqualTo(Maximum.Status.ITERATION_LIMIT);
        Maximum endless = NewtonMaximiser.standard().maximise(SLOPE, new double[] {0});
        assertThat(endless.status()).isNotEqualTo(Maximum.Status.CONVERGED);
    }

    @Test
    void standardErrorsNeedAMaximum() {
        double[][] top = {{-4, 0}, {0, -25}};
        assertThat(Information.standardErrors(top).orElseThrow())
                .containsExactly(new double[] {0.5, 0.2}, within(1e-14));
        assertThat(Information.standardErrors(new double[][] {{-4, 0}, {0, 1}}).reason())
                .contains("does not fall");
        assertThat(Information.standardErrors(new double[][] {{-1, 1}, {1, -1}}).reason())
                .contains("does not fall");
    }

    @Test
    void settingsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NewtonMaximiser(0, 1e-8, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new NewtonMaximiser(5, 0, 1));
    }
}
