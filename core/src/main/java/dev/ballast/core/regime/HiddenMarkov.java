package dev.ballast.core.regime;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.likelihood.Information;
import dev.ballast.core.statistics.likelihood.Maximum;
import dev.ballast.core.statistics.likelihood.NewtonMaximiser;
import dev.ballast.core.statistics.regression.Observations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// Gaussian hidden Markov regimes by maximum likelihood (REG-2): expectation-maximisation from several starts
/// finds the hill, Newton's method climbs to its top with the chain started in its stationary distribution.
///
/// Source: Hamilton, Econometrica 57 (1989); Zucchini, MacDonald and Langrock, Hidden Markov Models for Time Series
/// (2016), chapters 3 and 4. O(TK²) per step of expectation-maximisation, O(TK⁴) per step of Newton's method.
public final class HiddenMarkov {

    private static final int MOST_STATES = 6;
    private static final int VALUES_PER_PARAMETER = 5;
    private static final int EXPECTATION_STEPS = 300;
    private static final double LEAST_GAIN = 1e-5;
    /// A state may not be calmer than this share of the whole series: it would have shrunk onto single values.
    private static final double LEAST_DEVIATION = 1e-3;

    /// A probability below this is an edge.
    private static final double EDGE = 1e-7;

    private HiddenMarkov() {}

    /// Fits a model of `states` states to returns, oldest first, in any unit.
    ///
    /// Missing, with the cause: a value that isn't finite, fewer than 5 values per parameter, a constant series,
    /// states that shrink onto single values from every start, no convergence.
    ///
    /// @param states K in [2, 6]
    public static Result<HiddenMarkovFit> fit(double[] series, int states) {
        if (states < 2 || states > MOST_STATES) {
            throw new IllegalArgumentException("states must lie in [2, 6], was " + states);
        }
        String problem = problem(series, states);
        if (!problem.isEmpty()) {
            return Result.missing(problem);
        }
        double mean = mean(series);
        double deviation = deviation(series, mean);
        var scaled = new double[series.length];
        for (int t = 0; t < scaled.length; t++) {
            scaled[t] = (series[t] - mean) / deviation;
        }
        List<ExpectationMaximisation> hills = hills(scaled, states);
        if (hills.isEmpty()) {
            return Result.missing(
                    "from every start a state shrinks onto single values: too many states for this series");
        }
        String reason = "";
        for (ExpectationMaximisation hill : hills) {
            var coordinates = new HiddenMarkovCoordinates(scaled, states);
            double[] start = coordinates.point(interior(hill.model()));
            Maximum maximum = NewtonMaximiser.standard().maximise(coordinates, start);
            if (maximum.status() == Maximum.Status.CONVERGED) {
                return Result.of(fit(series, coordinates, maximum, hill.likelihoods(), mean, deviation));
            }
            reason = "the likelihood was not maximised: %s after %d steps, scaled score %.2g"
                    .formatted(maximum.status(), maximum.iterations(), maximum.scaledScore());
        }
        return Result.missing(reason);
    }

    private static String problem(double[] series, int states) {
        String bad = Observations.problem(series, "the series");
        if (!bad.isEmpty()) {
            return bad;
        }
        int least = VALUES_PER_PARAMETER * states * (states + 1);
        if (series.length < least) {
            return "%d states need at least %d values, was %d".formatted(states, least, series.length);
        }
        double mean = mean(series);
        double largest = 0;
        for (double value : series) {
            largest = Math.max(largest, Math.abs(value));
        }
        double deviation = deviation(series, mean);
        return deviation > 1e-10 * largest && deviation > Double.MIN_NORMAL
                ? ""
                : "the series is constant: there are no regimes to tell apart";
    }

    /// What expectation-maximisation reaches from each start, highest first, without those that degenerate.
    private static List<ExpectationMaximisation> hills(double[] series, int states) {
        var hills = new ArrayList<ExpectationMaximisation>();
        for (HiddenMarkovModel start : HiddenMarkovStarts.of(series, states, LEAST_DEVIATION)) {
            var climb = new ExpectationMaximisation(series, start, LEAST_DEVIATION);
            climb.run(EXPECTATION_STEPS, LEAST_GAIN);
            if (!climb.isDegenerate() && Double.isFinite(climb.last())) {
                hills.add(climb);
            }
        }
        hills.sort(Comparator.comparingDouble(ExpectationMaximisation::last).reversed());
        return hills;
    }

    /// Moves that vanished get a small probability again, for coordinates are their logarithms.
    private static HiddenMarkovModel interior(HiddenMarkovModel model) {
        double[][] transition = model.transition();
        for (double[] row : transition) {
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.max(row[j], 1e-6);
                sum += row[j];
            }
            for (int j = 0; j < row.length; j++) {
                row[j] /= sum;
            }
        }
        return new HiddenMarkovModel(model.means(), model.deviations(), transition);
    }

    private static HiddenMarkovFit fit(
            double[] series,
            HiddenMarkovCoordinates coordinates,
            Maximum maximum,
            List<Double> climb,
            double mean,
            double scale) {
        HiddenMarkovModel scaled = coordinates.model(maximum.point());
        int size = scaled.states();
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(scaled::deviation))
                .mapToInt(Integer::intValue)
                .toArray();
        var means = new double[size];
        var deviations = new double[size];
        var transition = new double[size][size];
        for (int i = 0; i < size; i++) {
            means[i] = mean + scale * scaled.mean(order[i]);
            deviations[i] = scale * scaled.deviation(order[i]);
            for (int j = 0; j < size; j++) {
                transition[i][j] = scaled.transition(order[i], order[j]);
            }
        }
        var model = new HiddenMarkovModel(means, deviations, transition);
        Result<HiddenMarkovErrors> errors = edges(model)
                ? Result.missing("no standard errors at an edge: a move between states has probability 0")
                : Information.covariance(coordinates.accurateHessian(maximum.point()))
                        .map(covariance -> errors(scaled, covariance, order, scale));
        return new HiddenMarkovFit(model, series, maximum.iterations(), maximum.scaledScore(), climb, errors);
    }

    private static boolean edges(HiddenMarkovModel model) {
        for (double[] row : model.transition()) {
            for (double probability : row) {
                if (probability < EDGE) {
                    return true;
                }
            }
        }
        return false;
    }

    /// By the delta method from the free coordinates to the parameters.
    private static HiddenMarkovErrors errors(
            HiddenMarkovModel scaled, DMatrixRMaj covariance, int[] order, double scale) {
        int size = order.length;
        var means = new double[size];
        var deviations = new double[size];
        var transition = new double[size][size];
        for (int i = 0; i < size; i++) {
            int k = order[i];
            means[i] = scale * Math.sqrt(covariance.get(k, k));
            deviations[i] = scale * scaled.deviation(k) * Math.sqrt(covariance.get(size + k, size + k));
            for (int j = 0; j < size; j++) {
                transition[i][j] = Math.sqrt(variance(scaled, covariance, k, order[j]));
            }
        }
        return new HiddenMarkovErrors(means, deviations, transition);
    }

    /// Variance of p(from, to); its derivative by the logarithm of the odds of m is p(to) (1[to = m] − p(m)).
    private static double variance(HiddenMarkovModel model, DMatrixRMaj covariance, int from, int to) {
        int size = model.states();
        int first = 2 * size + from * (size - 1);
        var slopes = new double[size - 1];
        int next = 0;
        for (int m = 0; m < size; m++) {
            if (m != from) {
                slopes[next++] = model.transition(from, to) * ((m == to ? 1 : 0) - model.transition(from, m));
            }
        }
        double variance = 0;
        for (int a = 0; a < slopes.length; a++) {
            for (int b = 0; b < slopes.length; b++) {
                variance += slopes[a] * slopes[b] * covariance.get(first + a, first + b);
            }
        }
        return variance;
    }

    private static double mean(double[] series) {
        double sum = 0;
        for (double value : series) {
            sum += value;
        }
        return sum / series.length;
    }

    private static double deviation(double[] series, double mean) {
        double sum = 0;
        for (double value : series) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / series.length);
    }
}
