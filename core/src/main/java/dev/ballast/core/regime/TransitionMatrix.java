package dev.ballast.core.regime;

import dev.ballast.core.result.Result;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How often one regime followed another from bar to bar (REG-2). Immutable.
///
/// The maximum-likelihood estimate of a first-order Markov chain: p(i, j) = n(i, j) ÷ Σ n(i, ·)
/// (Anderson and Goodman 1957, The Annals of Mathematical Statistics 28, equation 2.4).
public final class TransitionMatrix {

    private final Map<MarketRegime, Map<MarketRegime, Integer>> counts = new EnumMap<>(MarketRegime.class);

    private TransitionMatrix() {}

    /// Counts the steps of a sequence of labels, one per bar.
    public static TransitionMatrix of(List<MarketRegime> labels) {
        var matrix = new TransitionMatrix();
        for (int i = 1; i < labels.size(); i++) {
            matrix.counts
                    .computeIfAbsent(labels.get(i - 1), from -> new EnumMap<>(MarketRegime.class))
                    .merge(labels.get(i), 1, Integer::sum);
        }
        return matrix;
    }

    /// Steps from one regime to another, or to itself.
    public int count(MarketRegime from, MarketRegime to) {
        return counts.getOrDefault(from, Map.of()).getOrDefault(to, 0);
    }

    /// Bars of a regime that were followed by another bar.
    public int count(MarketRegime from) {
        return counts.getOrDefault(from, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /// Probability that `to` follows `from` at the next bar; missing for a regime that was never left nor kept.
    public Result<Double> probability(MarketRegime from, MarketRegime to) {
        int bars = count(from);
        return bars == 0
                ? Result.missing(from.label() + " has no bar in the history that another follows.")
                : Result.of((double) count(from, to) / bars);
    }

    /// Standard error of the probability, √(p (1 − p) ÷ n).
    public Result<Double> standardError(MarketRegime from, MarketRegime to) {
        return probability(from, to).map(p -> Math.sqrt(p * (1 - p) / count(from)));
    }

    /// Expected number of bars the regime still lasts after this one: p ÷ (1 − p), p the probability to stay.
    ///
    /// A Markov chain forgets its age: however old a spell is, this is the same. Missing where no end was ever
    /// seen.
    public Result<Double> expectedRemaining(MarketRegime regime) {
        int bars = count(regime);
        int ends = bars - count(regime, regime);
        if (bars == 0) {
            return Result.missing(regime.label() + " has no bar in the history that another follows.");
        }
        return ends == 0
                ? Result.missing(regime.label() + " has never ended in the history.")
                : Result.of((double) count(regime, regime) / ends);
    }
}
