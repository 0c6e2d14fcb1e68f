package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.likelihood.Information;
import dev.ballast.core.statistics.likelihood.Maximum;
import dev.ballast.core.statistics.likelihood.NewtonMaximiser;
import dev.ballast.core.statistics.regression.Observations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// GARCH(1,1) by maximum likelihood (STA-4): see [GarchModel] for the equations.
///
/// The likelihood is first evaluated on a grid of starts whose ω meets the sample variance (variance targeting,
/// Engle and Mezrich 1996); Newton's method with exact derivatives climbs from the best start of each of two
/// regions, and the higher maximum is kept. Coordinates keep ω > 0, α ≥ 0, α + γ ≥ 0, β ≥ 0, persistence < 1
/// (unless set free) and 2 < ν < 1,000; a maximum that presses against one of these is known, but marked
/// [GarchFit.Status#AT_BOUND]. O(T) per step; about 20 steps. Returns may be in any unit: the fit of c · r is
/// that of r in the other unit.
public final class Garch {

    /// Fewer returns per parameter than this say nothing about volatility clustering.
    private static final int RETURNS_PER_PARAMETER = 10;

    /// A deviation below this share of the largest return is rounding.
    private static final double CONSTANT = 1e-10;

    /// Shares of the shock in the persistence, and persistences, from which the climbs may start.
    private static final double[] SHARES = {0.015, 0.05, 0.12, 0.3};

    private static final double[][] REGIONS = {{0.99, 0.998}, {0.9, 0.97}, {0.3, 0.7}};
    private static final NewtonMaximiser ROUGH = new NewtonMaximiser(500, 1, 1.5);

    /// In the free coordinates, which are logarithms and log-odds.
    private static final double SAME_HILL = 0.5;

    private static final double FIRST_FREEDOM = 7;

    private Garch() {}

    /// Fits a model to returns, oldest first.
    ///
    /// Missing, with the cause: a return that isn't finite, fewer than 10 returns per parameter, a constant
    /// series, no convergence.
    public static Result<GarchFit> fit(double[] returns, GarchModel model) {
        String problem = problem(returns, model);
        if (!problem.isEmpty()) {
            return Result.missing(problem);
        }
        double scale = Math.sqrt(sampleVariance(returns));
        var scaled = new double[returns.length];
        for (int t = 0; t < scaled.length; t++) {
            scaled[t] = returns[t] / scale;
        }
        var likelihood = new GarchLikelihood(scaled, 1, model);
        var coordinates = new GarchCoordinates(likelihood, model);
        List<Maximum> hills = hills(coordinates, mean(scaled));
        if (hills.isEmpty()) {
            return Result.missing("no start has a finite likelihood");
        }
        Maximum best = summit(coordinates, hills);
        if (best.status() != Maximum.Status.CONVERGED) {
            return Result.missing("the likelihood was not maximised: %s after %d steps, scaled score %.2g"
                    .formatted(best.status(), best.iterations(), best.scaledScore()));
        }
        double[] theta = coordinates.parameters(best.point());
        int steps = best.iterations();
        for (Maximum hill : hills) {
            steps += hill.iterations();
        }
        return Result.of(new GarchFit(
                new GarchPath(returns, parameters(theta, scale, model), model),
                model,
                steps,
                best.scaledScore(),
                errors(likelihood, theta, scale, model)));
    }

    /// Variances, residuals and likelihood at given parameters: nothing is estimated but v₀.
    public static Result<GarchPath> filter(double[] returns, GarchParameters parameters, GarchModel model) {
        String problem = problem(returns, model);
        return problem.isEmpty() ? Result.of(new GarchPath(returns, parameters, model)) : Result.missing(problem);
    }

    private static String problem(double[] returns, GarchModel model) {
        String bad = Observations.problem(returns, "the returns");
        if (!bad.isEmpty()) {
            return bad;
        }
        int least = RETURNS_PER_PARAMETER * model.parameters();
        if (returns.length < least) {
            return "a GARCH model of %d parameters needs at least %d returns, was %d"
                    .formatted(model.parameters(), least, returns.length);
        }
        double largest = 0;
        for (double r : returns) {
            largest = Math.max(largest, Math.abs(r));
        }
        double deviation = Math.sqrt(sampleVariance(returns));
        return deviation > CONSTANT * largest && deviation > Double.MIN_NORMAL
                ? ""
                : "the returns are constant: there is no variance to model";
    }

    /// Within about a standard error of the top, from the best start of each region; highest first.
    private static List<Maximum> hills(GarchCoordinates coordinates, double mean) {
        List<Maximum> hills = new ArrayList<>();
        for (double[] start : starts(coordinates, mean)) {
            hills.add(ROUGH.maximise(coordinates, start));
        }
        hills.sort(Comparator.comparingDouble(Maximum::value).reversed());
        return hills;
    }

    /// The top of the highest hill, or of another one that may yet turn out higher.
    private static Maximum summit(GarchCoordinates coordinates, List<Maximum> hills) {
        Maximum best = NewtonMaximiser.standard()
                .maximise(coordinates, hills.getFirst().point());
        for (Maximum hill : hills.subList(1, hills.size())) {
            double reachable = hill.value() + 1 + hill.scaledScore() * hill.scaledScore();
            if (reachable > best.value() && distance(hill.point(), best.point()) > SAME_HILL) {
                Maximum other = NewtonMaximiser.standard().maximise(coordinates, hill.point());
                best = other.value() > best.value() ? other : best;
            }
        }
        return best;
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    /// The best start of each region; a region where the likelihood is nowhere finite has none.
    private static List<double[]> starts(GarchCoordinates coordinates, double mean) {
        var starts = new ArrayList<double[]>();
        for (double[] region : REGIONS) {
            double highest = Double.NEGATIVE_INFINITY;
            double[] best = {};
            for (double persistence : region) {
                for (double share : SHARES) {
                    double[] point = coordinates.point(mean, 1 - persistence, share, persistence, FIRST_FREEDOM);
                    double value = coordinates.value(point);
                    if (Double.isFinite(value) && value > highest) {
                        highest = value;
                        best = point;
                    }
                }
            }
            if (best.length > 0) {
                starts.add(best);
            }
        }
        return starts;
    }

    private static GarchParameters parameters(double[] theta, double scale, GarchModel model) {
        return new GarchParameters(
                theta[0] * scale,
                theta[1] * scale * scale,
                theta[2],
                theta[3],
                theta[4],
                switch (model.innovations()) {
                    case NORMAL -> Double.POSITIVE_INFINITY;
                    case STUDENT_T -> theta[5];
                });
    }

    private static Result<double[]> errors(GarchLikelihood likelihood, double[] theta, double scale, GarchModel model) {
        var gradient = new double[6];
        var hessian = new double[6][6];
        likelihood.derivatives(theta, gradient, hessian);
        int[] free = model.free();
        var block = new double[free.length][free.length];
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                block[i][j] = hessian[free[i]][free[j]];
            }
        }
        return Information.standardErrors(block).map(errors -> {
            errors[0] *= scale;
            errors[1] *= scale * scale;
            return errors;
        });
    }

    static double mean(double[] returns) {
        double sum = 0;
        for (double r : returns) {
            sum += r;
        }
        return sum / returns.length;
    }

    /// Divisor T.
    static double sampleVariance(double[] returns) {
        double mean = mean(returns);
        double sum = 0;
        for (double r : returns) {
            sum += (r - mean) * (r - mean);
        }
        return sum / returns.length;
    }
}
