package dev.ballast.core.risk.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/// Parametric tails against closed forms, and against figures that SciPy 1.10.1 made of the reference set (20 US stocks
/// at equal weight, 895 days).
class ParametricTailGoldenTest {

    private static final double MEAN = 0.000463612647646244;
    private static final double DEVIATION = 0.0100829306370042;

    @Test
    void normal() {
        var tail = new NormalTail(MEAN, DEVIATION, 0.95);
        assertThat(tail.valueAtRisk()).isCloseTo(0.0161213323809302, within(1e-14));
        assertThat(tail.conditionalValueAtRisk()).isCloseTo(0.0203345775145112, within(1e-14));
        var unit = new NormalTail(0, 0.01, 0.95);
        assertThat(unit.valueAtRisk()).isCloseTo(0.0164485362695147, within(1e-15));
        assertThat(unit.conditionalValueAtRisk()).isCloseTo(0.0206271280750743, within(1e-15));
    }

    @Test
    void normalOverDays() {
        NormalTail tail = new NormalTail(MEAN, DEVIATION, 0.95).over(10);
        assertThat(tail.valueAtRisk())
                .isCloseTo(-10 * MEAN + 1.64485362695147 * DEVIATION * Math.sqrt(10), within(1e-14));
    }

    @Test
    void cornishFisher() {
        var shape = new CornishFisher(-0.280970429907629, 1.78288787126844);
        assertThat(shape.quantileAt(0.95)).isCloseTo(-1.68725870830757, within(1e-12));
        assertThat(shape.quantileAt(0.99)).isCloseTo(-2.9200574077362, within(1e-12));
        assertThat(shape.tail(MEAN, DEVIATION, 0.99).orElseThrow().valueAtRisk())
                .isCloseTo(0.0289791236506281, within(1e-12));
        assertThat(shape.warning()).isEmpty();
    }

    @Test
    void cornishFisherTailMeanIsTheIntegralOfItsQuantile() {
        var shape = new CornishFisher(-0.4, 1.5);
        var normal = new NormalDistribution(null, 0, 1);
        int steps = 400_000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += shape.quantile(normal.inverseCumulativeProbability(0.05 * (i + 0.5) / steps));
        }
        assertThat(shape.tailMeanAt(0.95)).isCloseTo(sum / steps, within(1e-6));
    }

    // Maillard (2012), table 1: at skewness 0 the expansion is valid for excess kurtosis from 0 to 8.
    @Test
    void cornishFisherKnowsItsDomain() {
        assertThat(new CornishFisher(0, 0).warning()).isEmpty();
        assertThat(new CornishFisher(0, 7.99).warning()).isEmpty();
        assertThat(new CornishFisher(0, 8.1).warning()).isPresent();
        assertThat(new CornishFisher(0, -0.5).warning()).isPresent();
        assertThat(new CornishFisher(-3, 2).tail(0, 0.01, 0.95).reason()).contains("no quantile", "skewness −3.00");
    }

    // t(4) has the distribution function ½ + ⅜ s (1 − s² ÷ 12), s = t ÷ √(1 + t² ÷ 4); its 5 % quantile by bisection.
    // SciPy 1.10.1 gives 2.13184678133629, at which that function is 2.8e-10 off.
    @Test
    void studentT() {
        double t = 2.13184678632665;
        double s = t / Math.sqrt(1 + t * t / 4);
        assertThat(0.5 + 0.375 * s * (1 - s * s / 12)).isCloseTo(0.95, within(1e-15));
        var tail = new StudentT(4, 0, 0.01);
        assertThat(tail.valueAtRisk(0.95)).isCloseTo(0.01 * t, within(1e-14));
        assertThat(tail.conditionalValueAtRisk(0.95)).isCloseTo(0.03202870402094880, within(1e-14));
        assertThat(new StudentT(1e6, MEAN, DEVIATION).valueAtRisk(0.95))
                .isCloseTo(new NormalTail(MEAN, DEVIATION, 0.95).valueAtRisk(), within(1e-7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StudentT(0.9, 0, 1).conditionalValueAtRisk(0.95))
                .withMessageContaining("infinite");
    }

    @Test
    void fitFindsWhatItWasDrawnFrom() {
        for (double nu : new double[] {2.5, 4, 8}) {
            double[] drawn = draw(nu, 20_000, 0.001, 0.02, 7);
            StudentTFit fit = StudentTFit.of(drawn).orElseThrow();
            assertThat(fit.end()).isEqualTo(StudentTFit.End.CONVERGED);
            assertThat(fit.gradientNorm()).isLessThan(1e-7);
            assertThat(fit.distribution().degreesOfFreedom()).isCloseTo(nu, within(0.12 * nu));
            assertThat(fit.distribution().scale()).isCloseTo(0.02, within(6e-4));
            assertThat(fit.distribution().location()).isCloseTo(0.001, within(6e-4));
        }
    }

    @Test
    void fitFollowsUnitsAndFindsTheMaximum() {
        double[] drawn = draw(4, 500, 0, 0.01, 3);
        double[] scaled = java.util.Arrays.stream(drawn).map(x -> 5 + 1000 * x).toArray();
        StudentT small = StudentTFit.of(drawn).orElseThrow().distribution();
        StudentTFit fit = StudentTFit.of(scaled).orElseThrow();
        StudentT large = fit.distribution();
        assertThat(large.degreesOfFreedom()).isCloseTo(small.degreesOfFreedom(), within(1e-6));
        assertThat(large.scale()).isCloseTo(1000 * small.scale(), within(1e-6));
        assertThat(large.location()).isCloseTo(5 + 1000 * small.location(), within(1e-6));
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood(large, scaled), within(1e-8));
        for (double step : new double[] {-0.01, 0.01}) {
            assertThat(logLikelihood(
                            new StudentT(large.degreesOfFreedom() + step, large.location(), large.scale()), scaled))
                    .isLessThan(fit.logLikelihood());
            assertThat(logLikelihood(
                            new StudentT(large.degreesOfFreedom(), large.location() + step, large.scale()), scaled))
                    .isLessThan(fit.logLikelihood());
            assertThat(logLikelihood(
                            new StudentT(large.degreesOfFreedom(), large.location(), large.scale() + step), scaled))
                    .isLessThan(fit.logLikelihood());
        }
    }

    @Test
    void fitSaysWhereItEnds() {
        double[] even = new SplittableRandom(5).doubles(1000).toArray();
        assertThat(StudentTFit.of(even).orElseThrow().end()).isEqualTo(StudentTFit.End.NORMAL_LIMIT);
        assertThat(StudentTFit.of(new double[4]).reason()).contains("needs 5 returns");
        assertThat(StudentTFit.of(new double[50]).reason()).contains("the same");
    }

    private static double logLikelihood(StudentT distribution, double[] sample) {
        double sum = 0;
        for (double x : sample) {
            sum += Math.log(distribution.density(x));
        }
        return sum;
    }

    private static double[] draw(double nu, int count, double location, double scale, long seed) {
        var sampler = new StudentTSampler(nu, new SplittableRandom(seed));
        var drawn = new double[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = location + scale * sampler.next();
        }
        return drawn;
    }
}
