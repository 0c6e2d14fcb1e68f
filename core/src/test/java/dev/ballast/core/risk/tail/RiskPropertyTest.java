package dev.ballast.core.risk.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.statistics.Covariance;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/// What must hold for every sample; seeds are in the messages.
class RiskPropertyTest {

    private static final double[] CONFIDENCES = {0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.999};

    @Test
    void valueAtRiskRisesWithConfidenceAndStaysBelowItsTailMean() {
        for (long seed = 0; seed < 3_000; seed++) {
            double[] returns = returns(seed);
            for (QuantileConvention quantile : QuantileConvention.values()) {
                double last = Double.NEGATIVE_INFINITY;
                double lastMean = Double.NEGATIVE_INFINITY;
                for (double confidence : CONFIDENCES) {
                    EmpiricalTail tail = EmpiricalTail.of(returns, confidence);
                    double value = tail.valueAtRisk(quantile);
                    double mean = tail.conditionalValueAtRisk(TailMeanConvention.ROCKAFELLAR_URYASEV, quantile);
                    String where = "seed " + seed + ", " + quantile + " at " + confidence;
                    assertThat(value).as(where).isGreaterThanOrEqualTo(last);
                    assertThat(mean).as(where).isGreaterThanOrEqualTo(lastMean - 1e-15);
                    if (quantile != QuantileConvention.LOWER) {
                        assertThat(mean).as(where).isGreaterThanOrEqualTo(value - 1e-15);
                    }
                    last = value;
                    lastMean = mean;
                }
            }
        }
    }

    @Test
    void parametricTailsRiseToo() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            double mean = 0.01 * random.nextGaussian();
            double deviation = 0.05 * random.nextDouble();
            var shape = new CornishFisher(random.nextGaussian(), 4 * random.nextGaussian());
            var studentT = new StudentT(1.05 + 10 * random.nextDouble(), mean, deviation + 1e-6);
            double[] last = new double[3];
            Arrays.fill(last, Double.NEGATIVE_INFINITY);
            for (double confidence : CONFIDENCES) {
                String where = "seed " + seed + " at " + confidence;
                var normal = new NormalTail(mean, deviation, confidence);
                assertThat(normal.valueAtRisk()).as(where).isGreaterThanOrEqualTo(last[0]);
                assertThat(normal.conditionalValueAtRisk()).as(where).isGreaterThanOrEqualTo(normal.valueAtRisk());
                last[0] = normal.valueAtRisk();
                double heavy = studentT.valueAtRisk(confidence);
                assertThat(heavy).as(where).isGreaterThanOrEqualTo(last[1]);
                assertThat(studentT.conditionalValueAtRisk(confidence))
                        .as(where)
                        .isGreaterThanOrEqualTo(heavy);
                last[1] = heavy;
                double before = last[2];
                shape.tail(mean, deviation, confidence).map(tail -> {
                    // Known at this confidence, so the expansion rises all the way beyond it.
                    assertThat(tail.conditionalValueAtRisk())
                            .as(where)
                            .isGreaterThanOrEqualTo(tail.valueAtRisk() - 1e-12);
                    return tail;
                });
                last[2] = shape.tail(mean, deviation, confidence)
                        .map(CornishFisher.Tail::valueAtRisk)
                        .orElse(Double.NEGATIVE_INFINITY);
                if (Double.isFinite(before)) {
                    assertThat(last[2]).as(where).isGreaterThanOrEqualTo(before);
                }
            }
        }
    }

    // Rockafellar and Uryasev's tail mean is coherent: two books together never risk more than apart.
    @Test
    void tailMeanIsSubadditive() {
        for (long seed = 0; seed < 3_000; seed++) {
            var random = new SplittableRandom(seed);
            double[] first = returns(seed);
            double[] second = returns(seed + 100_000, first.length);
            var both = new double[first.length];
            for (int i = 0; i < both.length; i++) {
                both[i] = first[i] + second[i];
            }
            double confidence = 0.5 + 0.499 * random.nextDouble();
            assertThat(mean(both, confidence))
                    .as("seed " + seed + " at " + confidence)
                    .isLessThanOrEqualTo(mean(first, confidence) + mean(second, confidence) + 1e-13);
        }
    }

    @Test
    void scaleShiftAndOrderChangeNothingElse() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            double[] returns = returns(seed);
            double factor = 0.1 + 5 * random.nextDouble();
            double shift = 0.01 * random.nextGaussian();
            double[] moved = Arrays.stream(returns).map(r -> shift + factor * r).toArray();
            for (int i = moved.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                double kept = moved[i];
                moved[i] = moved[other];
                moved[other] = kept;
            }
            EmpiricalTail tail = EmpiricalTail.of(returns, 0.95);
            EmpiricalTail image = EmpiricalTail.of(moved, 0.95);
            for (QuantileConvention quantile : QuantileConvention.values()) {
                assertThat(image.valueAtRisk(quantile))
                        .as("seed " + seed)
                        .isCloseTo(factor * tail.valueAtRisk(quantile) - shift, within(1e-12));
                for (TailMeanConvention convention : TailMeanConvention.values()) {
                    if (convention != TailMeanConvention.NOT_ABOVE_QUANTILE || quantile == QuantileConvention.LOWER) {
                        assertThat(image.conditionalValueAtRisk(convention, quantile))
                                .as("seed " + seed)
                                .isCloseTo(
                                        factor * tail.conditionalValueAtRisk(convention, quantile) - shift,
                                        within(1e-9));
                    }
                }
            }
        }
    }

    @Test
    void contributionsSumToTheTotalAndFollowTheirAssets() {
        for (long seed = 0; seed < 1_500; seed++) {
            var random = new SplittableRandom(seed);
            int size = 1 + random.nextInt(12);
            int days = 2 + random.nextInt(120);
            var returns = new DMatrixRMaj(days, size);
            for (int i = 0; i < returns.data.length; i++) {
                returns.data[i] = 0.03 * random.nextGaussian();
            }
            var weights = new DMatrixRMaj(
                    random.doubles(size, seed % 3 == 0 ? -0.5 : 0, 1).toArray());
            String where = "seed " + seed;
            DMatrixRMaj mean = CommonOps_DDRM.sumCols(returns, null);
            CommonOps_DDRM.divide(mean, days);
            CommonOps_DDRM.transpose(mean);
            DMatrixRMaj covariance = Covariance.sample(returns).matrix();
            var product = new DMatrixRMaj(size, 1);
            CommonOps_DDRM.mult(covariance, weights, product);
            var path = new DMatrixRMaj(days, 1);
            CommonOps_DDRM.mult(returns, weights, path);
            double deviation = Math.sqrt(Math.max(0, CommonOps_DDRM.dot(weights, product)));
            double drift = CommonOps_DDRM.dot(weights, mean);
            double confidence = 0.5 + 0.49 * random.nextDouble();
            var normal = new NormalTail(drift, deviation, confidence);

            assertThat(sum(EulerContributions.volatility(weights, product)))
                    .as(where)
                    .isCloseTo(deviation, within(1e-12));
            assertThat(sum(EulerContributions.normalValueAtRisk(weights, mean, product, confidence)))
                    .as(where)
                    .isCloseTo(normal.valueAtRisk(), within(1e-12));
            assertThat(sum(EulerContributions.normalConditionalValueAtRisk(weights, mean, product, confidence)))
                    .as(where)
                    .isCloseTo(normal.conditionalValueAtRisk(), within(1e-12));
            for (TailMeanConvention convention : TailMeanConvention.values()) {
                double total = EmpiricalTail.of(path.data, confidence)
                        .conditionalValueAtRisk(convention, QuantileConvention.LINEAR);
                double[] parts = EulerContributions.historicalConditionalValueAtRisk(
                        weights, returns, path.data, confidence, convention, QuantileConvention.LINEAR);
                assertThat(sum(parts)).as(where).isCloseTo(total, within(1e-12));
            }
        }
    }

    private static double sum(double[] parts) {
        return Arrays.stream(parts).sum();
    }

    private static double mean(double[] returns, double confidence) {
        return EmpiricalTail.of(returns, confidence)
                .conditionalValueAtRisk(TailMeanConvention.ROCKAFELLAR_URYASEV, QuantileConvention.LINEAR);
    }

    private static double[] returns(long seed) {
        return returns(seed, 1 + new SplittableRandom(seed ^ 0x5DEECE66DL).nextInt(150));
    }

    /// Normal, heavy-tailed or coarse with many ties.
    private static double[] returns(long seed, int count) {
        var random = new SplittableRandom(seed);
        var sampler = new StudentTSampler(seed % 3 == 0 ? 2.5 : Double.POSITIVE_INFINITY, random);
        var returns = new double[count];
        for (int i = 0; i < count; i++) {
            returns[i] = seed % 3 == 1 ? random.nextInt(7) / 100.0 - 0.03 : 0.02 * sampler.next();
        }
        return returns;
    }
}
