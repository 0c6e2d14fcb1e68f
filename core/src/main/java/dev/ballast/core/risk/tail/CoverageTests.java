package dev.ballast.core.risk.tail;

import dev.ballast.core.result.Result;
import org.apache.commons.math3.special.Erf;

/// Likelihood-ratio tests of the exceedances of a value at risk. Stateless.
public final class CoverageTests {

    private CoverageTests() {}

    /// Kupiec (1995, Journal of Derivatives 3): is the probability of an exceedance `1 − confidence`? χ²(1).
    ///
    /// @param exceedances in [0, forecasts]
    /// @param forecasts ≥ 1
    public static LikelihoodRatio proportionOfFailures(int exceedances, int forecasts, double confidence) {
        if (forecasts < 1 || exceedances < 0 || exceedances > forecasts) {
            throw new IllegalArgumentException(
                    "exceedances must lie in [0, forecasts], were " + exceedances + " of " + forecasts);
        }
        double p = TailProbability.of(confidence);
        double observed = (double) exceedances / forecasts;
        int kept = forecasts - exceedances;
        return ratio(logLikelihood(kept, exceedances, p), logLikelihood(kept, exceedances, observed), 1);
    }

    /// Christoffersen (1998, International Economic Review 39): does an exceedance change the odds of one on the
    /// next day? First-order Markov alternative, χ²(1). Missing where no exceedance has a day after it.
    public static Result<LikelihoodRatio> independence(boolean[] exceeded) {
        var counts = new int[2][2];
        for (int day = 1; day < exceeded.length; day++) {
            counts[exceeded[day - 1] ? 1 : 0][exceeded[day] ? 1 : 0]++;
        }
        int afterQuiet = counts[0][0] + counts[0][1];
        int afterExceedance = counts[1][0] + counts[1][1];
        if (afterExceedance == 0 || afterQuiet == 0) {
            return Result.missing("Independence can't be tested: " + afterExceedance + " exceedances and " + afterQuiet
                    + " other days have a day after them.");
        }
        double all = (double) (counts[0][1] + counts[1][1]) / (afterQuiet + afterExceedance);
        double independent = logLikelihood(counts[0][0] + counts[1][0], counts[0][1] + counts[1][1], all);
        double dependent = logLikelihood(counts[0][0], counts[0][1], (double) counts[0][1] / afterQuiet)
                + logLikelihood(counts[1][0], counts[1][1], (double) counts[1][1] / afterExceedance);
        return Result.of(ratio(independent, dependent, 1));
    }

    /// Christoffersen's conditional coverage: both statistics added, χ²(2).
    public static LikelihoodRatio conditionalCoverage(LikelihoodRatio failures, LikelihoodRatio independence) {
        return test(failures.statistic() + independence.statistic(), 2);
    }

    /// zeros × ln(1 − p) + ones × ln p, where 0 × ln 0 is 0.
    private static double logLikelihood(int zeros, int ones, double p) {
        return (zeros == 0 ? 0 : zeros * Math.log1p(-p)) + (ones == 0 ? 0 : ones * Math.log(p));
    }

    private static LikelihoodRatio ratio(double under, double without, int degreesOfFreedom) {
        return test(Math.max(0, 2 * (without - under)), degreesOfFreedom);
    }

    /// χ²(1) is a squared normal, χ²(2) an exponential.
    private static LikelihoodRatio test(double statistic, int degreesOfFreedom) {
        double pValue = degreesOfFreedom == 1 ? Erf.erfc(Math.sqrt(statistic / 2)) : Math.exp(-statistic / 2);
        return new LikelihoodRatio(statistic, degreesOfFreedom, pValue);
    }
}
