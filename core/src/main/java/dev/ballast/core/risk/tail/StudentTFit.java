package dev.ballast.core.risk.tail;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Samples;
import java.util.Arrays;

/// Maximum-likelihood fit of a location-scale Student-t, as `scipy.stats.t.fit` does.
///
/// Newton's method on (location, ln scale, ln ν) with analytic gradient and Hessian, damped as Levenberg and
/// Marquardt do where the Hessian is not negative definite; O(T) per step, some ten steps. The sample is
/// standardised by median and interquartile range first. Where the likelihood still rises at ν = 1,000 the
/// returns are normal to the eye and ν = 1,000 is reported as the bound. Immutable.
///
/// @param distribution the fitted return
/// @param logLikelihood at the fit
/// @param observations returns used
/// @param iterations steps taken
/// @param gradientNorm largest derivative of the mean log-likelihood by (location ÷ scale, ln scale, ln ν) at the
/// fit
/// @param end where the search ended
public record StudentTFit(
        StudentT distribution, double logLikelihood, int observations, int iterations, double gradientNorm, End end) {

    /// Where the search ended.
    public enum End {
        /// At a maximum inside the bounds.
        CONVERGED,
        /// At ν = 1,000: the returns are no heavier in the tails than normal ones.
        NORMAL_LIMIT
    }

    /// Fits at least 5 returns; missing where they are constant or the search does not converge.
    public static Result<StudentTFit> of(double[] returns) {
        Samples.requireUsable(returns, "returns");
        if (returns.length < 5) {
            return Result.missing("A Student-t needs 5 returns, there are " + returns.length + ".");
        }
        double[] sorted = returns.clone();
        Arrays.sort(sorted);
        double centre = sorted[sorted.length / 2];
        double spread = (sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4]) / 1.349;
        if (!(spread > 0)) {
            return Result.missing("No Student-t fits: more than half of the returns are the same.");
        }
        var standard = new double[returns.length];
        for (int i = 0; i < standard.length; i++) {
            standard[i] = (returns[i] - centre) / spread;
        }
        return new StudentTSearch(standard).run().map(search -> search.fit(centre, spread));
    }
}
