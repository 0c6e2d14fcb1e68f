package dev.ballast.core.risk.tail;

import dev.ballast.core.statistics.Samples;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/// The tail of an empirical distribution of returns: quantile, tail mean and the weights of its observations
/// (RSK-1).
///
/// Losses are positive: a value at risk of 0.02 is a return of −2 %. With T p below one observation (p = 1 −
/// confidence) the worst return is all there is: the tail mean is that return in every convention.
/// Ties share the weight of the last, partial observation in order of time. Immutable.
///
/// Sources: Hyndman and Fan (1996) for quantiles; Rockafellar and Uryasev (2002), "Conditional value-at-risk for
/// general loss distributions", Journal of Banking & Finance 26, Proposition 8, for the tail mean.
public final class EmpiricalTail {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /// All returns, the first `sorted` of them the smallest in ascending order.
    private final double[] worst;

    private final int sorted;
    private final int observations;
    private final double confidence;

    private EmpiricalTail(double[] worst, int sorted, double confidence) {
        this.worst = worst;
        this.sorted = sorted;
        this.observations = worst.length;
        this.confidence = confidence;
    }

    /// The tail of at least one return; `IllegalArgumentException` names a return that is not finite.
    ///
    /// @param returns in any order; not changed
    /// @param confidence in (0, 1)
    public static EmpiricalTail of(double[] returns, double confidence) {
        if (returns.length == 0) {
            throw new IllegalArgumentException("a tail needs at least 1 return, was 0");
        }
        Samples.requireUsable(returns, "returns");
        return ofOwned(returns.clone(), confidence);
    }

    /// As [#of], but reorders the array instead of copying it, and trusts it to be finite.
    static EmpiricalTail ofOwned(double[] returns, double confidence) {
        double reach = TailProbability.expected(returns.length, confidence);
        // Twice the tail, so that the density at the quantile can be estimated from both of its sides.
        int sorted = (int) Math.min(returns.length, Math.ceil(2 * reach) + 2);
        WorstFirst.arrange(returns, sorted);
        return new EmpiricalTail(returns, sorted, confidence);
    }

    public int observations() {
        return observations;
    }

    /// T (1 − confidence): how many observations the tail covers, fractional.
    public double coverage() {
        return TailProbability.expected(observations, confidence);
    }

    /// −quantile of the returns at 1 − confidence.
    public double valueAtRisk(QuantileConvention convention) {
        return -quantile(convention);
    }

    /// Mean loss in the tail.
    public double conditionalValueAtRisk(TailMeanConvention convention, QuantileConvention quantile) {
        double[] weights = weights(convention, quantile);
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            // Beyond the sorted part the tail reaches only through returns that equal the quantile, and so its last.
            mean += weights[i] * worst[Math.min(i, sorted - 1)];
        }
        return -mean;
    }

    /// Weights of the worst returns, worst first, summing to 1: what each has in the tail mean.
    public double[] weights(TailMeanConvention convention, QuantileConvention quantile) {
        return switch (convention) {
            case ROCKAFELLAR_URYASEV -> partial();
            case NOT_ABOVE_QUANTILE -> equal(notAbove(quantile(quantile)));
            case WORST_CEILING -> equal((int) Math.max(1, Math.ceil(coverage())));
        };
    }

    /// Standard error of the quantile: √(p (1 − p) ÷ T) × dF⁻¹(p)/dp, the slope by differences of order statistics
    /// over
    /// the bandwidth of Hall and Sheather (1988, JRSS B 50); asymptotic, independent returns. 0 where the tail is
    /// flat.
    public double standardError() {
        double p = TailProbability.of(confidence);
        double z = NORMAL.inverseCumulativeProbability(p);
        double density = NORMAL.density(z);
        double bandwidth = Math.cbrt(1.0 / observations)
                * Math.pow(NORMAL.inverseCumulativeProbability(0.975), 2.0 / 3)
                * Math.cbrt(1.5 * density * density / (2 * z * z + 1));
        double half = Math.min(bandwidth, Math.min(p, 1 - p) / 2);
        double upper = at((observations - 1) * (p + half));
        double lower = at((observations - 1) * (p - half));
        return Math.sqrt(p * (1 - p) / observations) * (upper - lower) / (2 * half);
    }

    private double quantile(QuantileConvention convention) {
        double position = TailProbability.expected(observations - 1, confidence);
        return switch (convention) {
            case LINEAR -> at(position);
            case LOWER -> worst[(int) Math.floor(position)];
            case HIGHER -> worst[(int) Math.ceil(position)];
            case INVERTED_CDF -> worst[(int) Math.max(1, Math.ceil(coverage())) - 1];
        };
    }

    /// Linear between order statistics, from the nearer one, so that equal neighbours give themselves.
    private double at(double position) {
        int below = (int) Math.min(Math.floor(position), sorted - 1.0);
        int above = Math.min(below + 1, sorted - 1);
        double share = position - below;
        double step = worst[above] - worst[below];
        return share < 0.5 ? worst[below] + step * share : worst[above] - step * (1 - share);
    }

    private double[] partial() {
        double coverage = coverage();
        if (coverage <= 1) {
            return new double[] {1};
        }
        int whole = (int) Math.floor(coverage);
        double rest = coverage - whole;
        var weights = new double[rest > 0 ? whole + 1 : whole];
        Arrays.fill(weights, 1 / coverage);
        if (rest > 0) {
            weights[whole] = rest / coverage;
        }
        return weights;
    }

    private int notAbove(double quantile) {
        int count = 0;
        for (double value : worst) {
            count += value <= quantile ? 1 : 0;
        }
        return Math.max(1, count);
    }

    private static double[] equal(int count) {
        var weights = new double[count];
        Arrays.fill(weights, 1.0 / count);
        return weights;
    }
}
