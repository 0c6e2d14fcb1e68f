package dev.ballast.core.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.result.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class HiddenMarkovPropertyTest {

    private static final long SEED = 51;

    @Test
    void expectationMaximisationNeverFalls() {
        var random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            int states = 2 + random.nextInt(3);
            double[] series = series(random, 60 + random.nextInt(150));
            HiddenMarkovModel start = model(random, states);
            var climb = new ExpectationMaximisation(series, start, 1e-3);
            climb.run(60, 0);
            List<Double> likelihoods = climb.likelihoods();
            for (int step = 1; step < likelihoods.size(); step++) {
                assertThat(likelihoods.get(step))
                        .as("seed " + SEED + ", case " + i + ", step " + step)
                        .isGreaterThan(likelihoods.get(step - 1) - 1e-9 * Math.abs(likelihoods.get(step - 1)));
            }
        }
    }

    @Test
    void probabilitiesSumToOneAndThePathIsTheLikeliest() {
        var random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            String where = "seed " + SEED + ", case " + i;
            int states = 2 + random.nextInt(2);
            HiddenMarkovModel model = model(random, states);
            double[] series = series(random, 1 + random.nextInt(6));
            HiddenStates told = model.states(series);
            DMatrixRMaj smoothed = told.smoothed();
            DMatrixRMaj filtered = told.filtered();
            for (int t = 0; t < series.length; t++) {
                double sum = 0;
                double other = 0;
                for (int k = 0; k < states; k++) {
                    assertThat(smoothed.get(t, k)).as(where).isBetween(0.0, 1 + 1e-12);
                    sum += smoothed.get(t, k);
                    other += filtered.get(t, k);
                }
                assertThat(sum).as(where).isCloseTo(1, within(1e-10));
                assertThat(other).as(where).isCloseTo(1, within(1e-10));
            }
            exhaustive(model, series, told, where);
        }
    }

    /// Sums over every path: the likelihood by its definition, and the highest term.
    private static void exhaustive(HiddenMarkovModel model, double[] series, HiddenStates told, String where) {
        int states = model.states();
        int paths = (int) Math.pow(states, series.length);
        double[] start = model.stationary();
        double total = 0;
        double highest = 0;
        int best = 0;
        for (int path = 0; path < paths; path++) {
            double density = 1;
            int rest = path;
            int before = -1;
            for (double value : series) {
                int state = rest % states;
                rest /= states;
                double z = (value - model.mean(state)) / model.deviation(state);
                density *= (before < 0 ? start[state] : model.transition(before, state))
                        * Math.exp(-0.5 * z * z)
                        / model.deviation(state)
                        / Math.sqrt(2 * Math.PI);
                before = state;
            }
            total += density;
            if (density > highest) {
                highest = density;
                best = path;
            }
        }
        assertThat(told.logLikelihood()).as(where).isCloseTo(Math.log(total), within(1e-9));
        int[] path = told.likeliestPath();
        for (int state : path) {
            assertThat(state).as(where).isEqualTo(best % states);
            best /= states;
        }
    }

    @Test
    void theFitIgnoresUnitsAndBeatsTheTruth() {
        var random = new Random(SEED);
        int fitted = 0;
        for (int i = 0; i < 40; i++) {
            String where = "seed " + SEED + ", case " + i;
            double[] series = series(random, 300);
            Result<HiddenMarkovFit> result = HiddenMarkov.fit(series, 2);
            if (result instanceof Result.Known<HiddenMarkovFit>(HiddenMarkovFit fit)) {
                fitted++;
                HiddenMarkovFit other = HiddenMarkov.fit(
                                Arrays.stream(series).map(x -> 0.01 * x).toArray(), 2)
                        .orElseThrow();
                assertThat(other.logLikelihood() - 300 * Math.log(100))
                        .as(where)
                        .isCloseTo(fit.logLikelihood(), within(1e-5));
                assertThat(fit.logLikelihood())
                        .as(where)
                        .isGreaterThan(truth().states(series).logLikelihood() - 1e-9);
                assertThat(fit.model().deviation(0))
                        .isLessThanOrEqualTo(fit.model().deviation(1));
            }
        }
        assertThat(fitted).isGreaterThan(36);
    }

    private static HiddenMarkovModel truth() {
        return new HiddenMarkovModel(
                new double[] {0.1, -0.2}, new double[] {0.6, 2}, new double[][] {{0.97, 0.03}, {0.06, 0.94}});
    }

    private static double[] series(Random random, int length) {
        HiddenMarkovModel model = truth();
        var series = new double[length];
        int state = random.nextInt(2);
        for (int t = 0; t < length; t++) {
            series[t] = model.mean(state) + model.deviation(state) * random.nextGaussian();
            state = random.nextDouble() < model.transition(state, state) ? state : 1 - state;
        }
        return series;
    }

    private static HiddenMarkovModel model(Random random, int states) {
        double[] means = random.doubles(states, -1, 1).toArray();
        double[] deviations = random.doubles(states, 0.3, 2.5).toArray();
        var transition = new double[states][];
        for (int i = 0; i < states; i++) {
            double[] row = random.doubles(states, 0.05, 1).toArray();
            double sum = Arrays.stream(row).sum();
            transition[i] = Arrays.stream(row).map(p -> p / sum).toArray();
        }
        return new HiddenMarkovModel(means, deviations, transition);
    }
}
