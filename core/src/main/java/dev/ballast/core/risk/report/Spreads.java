package dev.ballast.core.risk.report;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.report.Diversification.CorrelatedPair;
import java.util.ArrayList;
import java.util.List;

/// Measures how much the held assets differ from one another (RSK-3).
final class Spreads {

    private Spreads() {}

    /// Every figure missing for the same reason.
    static Diversification missing(String reason) {
        return new Diversification(
                Result.missing(reason),
                Result.missing(reason),
                Result.missing(reason),
                Result.missing(reason),
                Result.missing(reason),
                Result.missing(reason),
                Result.missing(reason));
    }

    /// Pairs of positions that are both major; empty where a price does not move.
    static List<CorrelatedPair> majorPairs(Estimates estimates, double majorWeight) {
        var pairs = new ArrayList<CorrelatedPair>();
        for (int i = 0; i < estimates.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean major = estimates.weight(i) >= majorWeight && estimates.weight(j) >= majorWeight;
                double deviations = estimates.deviation(i) * estimates.deviation(j);
                if (major && deviations > 0) {
                    pairs.add(new CorrelatedPair(
                            estimates.instruments.get(j),
                            estimates.instruments.get(i),
                            Math.clamp(estimates.covariance.get(i, j) / deviations, -1.0, 1.0)));
                }
            }
        }
        return pairs;
    }

    /// @param majorWeight weight from which a position is major
    static Diversification of(Estimates estimates, double majorWeight) {
        var pairs = new Pairs(estimates, majorWeight);
        return new Diversification(
                ratio(estimates),
                EffectiveBets.of(
                        estimates.covariance, estimates.weights.getData().clone()),
                effectiveAssets(estimates),
                pairs.average(),
                pairs.weighted(),
                pairs.highest(),
                pairs.highestMajor());
    }

    private static Result<Double> ratio(Estimates estimates) {
        double deviation = estimates.portfolioDeviation();
        double sum = 0;
        for (int i = 0; i < estimates.size(); i++) {
            sum += Math.abs(estimates.weight(i)) * estimates.deviation(i);
        }
        return deviation > 0
                ? Result.finite(sum / deviation, "The diversification ratio")
                : Result.missing("The portfolio has no variance, so no diversification ratio.");
    }

    private static Result<Double> effectiveAssets(Estimates estimates) {
        double gross = 0;
        double squares = 0;
        for (int i = 0; i < estimates.size(); i++) {
            gross += Math.abs(estimates.weight(i));
            squares += estimates.weight(i) * estimates.weight(i);
        }
        return Result.finite(gross * gross / squares, "The effective number of assets");
    }

    /// All pairs of held assets, looked at once.
    private static final class Pairs {

        private final Estimates estimates;
        private String still = "";
        private int count;
        private double sum;
        private double weightedSum;
        private double weightOfPairs;
        private int[] highest = {-1, -1};
        private int[] highestMajor = {-1, -1};
        private double highestValue = Double.NEGATIVE_INFINITY;
        private double highestMajorValue = Double.NEGATIVE_INFINITY;

        Pairs(Estimates estimates, double majorWeight) {
            this.estimates = estimates;
            for (int i = 0; i < estimates.size(); i++) {
                if (!(estimates.deviation(i) > 0)) {
                    still = "The price of " + estimates.instruments.get(i) + " does not move: it has no correlation.";
                }
            }
            if (still.isEmpty()) {
                scan(majorWeight);
            }
        }

        private void scan(double majorWeight) {
            for (int i = 0; i < estimates.size(); i++) {
                double deviation = estimates.deviation(i);
                for (int j = 0; j < i; j++) {
                    double correlation =
                            Math.clamp(estimates.covariance.get(i, j) / deviation / estimates.deviation(j), -1.0, 1.0);
                    double pair = estimates.weight(i) * estimates.weight(j);
                    count++;
                    sum += correlation;
                    weightedSum += pair * correlation;
                    weightOfPairs += pair;
                    if (correlation > highestValue) {
                        highestValue = correlation;
                        highest = new int[] {j, i};
                    }
                    boolean major = estimates.weight(i) >= majorWeight && estimates.weight(j) >= majorWeight;
                    if (major && correlation > highestMajorValue) {
                        highestMajorValue = correlation;
                        highestMajor = new int[] {j, i};
                    }
                }
            }
        }

        Result<Double> average() {
            return orReason(count > 0, sum / count);
        }

        Result<Double> weighted() {
            return orReason(weightOfPairs != 0, weightedSum / weightOfPairs);
        }

        Result<CorrelatedPair> highest() {
            return orReason(count > 0, highestValue).map(value -> pair(highest, value));
        }

        Result<CorrelatedPair> highestMajor() {
            if (!still.isEmpty()) {
                return Result.missing(still);
            }
            return highestMajor[0] < 0
                    ? Result.missing("Fewer than two positions are large enough for the pair limit.")
                    : Result.of(pair(highestMajor, highestMajorValue));
        }

        private Result<Double> orReason(boolean known, double value) {
            if (!still.isEmpty()) {
                return Result.missing(still);
            }
            return known
                    ? Result.finite(value, "The correlation")
                    : Result.missing("Fewer than two positions: there is no pair to correlate.");
        }

        private CorrelatedPair pair(int[] places, double value) {
            return new CorrelatedPair(
                    estimates.instruments.get(places[0]), estimates.instruments.get(places[1]), value);
        }
    }
}
