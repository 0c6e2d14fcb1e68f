package dev.ballast.core.optimization.method;

import dev.ballast.core.optimization.Solution;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// All methods on one input, and how far they agree (EDGE-5). Immutable.
///
/// Only methods that ended optimal and keep the budget have a say; the others stand beside. The consensus is the plain
/// mean of their weights: every vote meets the constraints, and so does their mean, since the set of feasible weights
/// is convex. Medians per asset are told beside it; they need not sum to the budget.
public final class Parliament {

    private static final double ROUNDING = 1e-15;

    /// One method's answer.
    ///
    /// @param method who
    /// @param solution the solve, or why there was none to make
    public record Vote(OptimizationMethod method, Result<Solution> solution) {

        /// The weights of a solve that ended optimal.
        public Result<double[]> weights() {
            return solution.flatMap(Solution::result);
        }

        /// The weights where they have a say: of a method that keeps the budget.
        Result<double[]> counted() {
            return method.keepsBudget() ? weights() : Result.missing(method.label() + " does not keep the budget.");
        }
    }

    /// What the methods think of one asset.
    ///
    /// @param asset its name
    /// @param mean weight, the consensus
    /// @param median weight, mean of the two middle ones where their number is even
    /// @param least weight of any method
    /// @param most weight of any method
    /// @param deviation standard deviation of the weights, divisor: number of votes
    public record Opinion(String asset, double mean, double median, double least, double most, double deviation) {

        /// most − least.
        public double spread() {
            return most - least;
        }
    }

    private final List<Vote> votes;
    private final List<Opinion> opinions;

    private Parliament(List<Vote> votes, List<Opinion> opinions) {
        this.votes = votes;
        this.opinions = opinions;
    }

    /// Solves by each method in turn and counts. O(sum of the methods).
    public static Parliament of(MethodInput input, Collection<OptimizationMethod> methods) {
        return count(
                input.assets(),
                methods.stream().map(method -> vote(input, method)).toList());
    }

    /// One method's vote: a method that lacks something, or cannot take the problem, abstains with the reason.
    public static Vote vote(MethodInput input, OptimizationMethod method) {
        Optional<String> lacking = method.lacking(input);
        if (lacking.isPresent()) {
            return new Vote(method, Result.missing(method.label() + " needs " + lacking.get() + "."));
        }
        try {
            return new Vote(method, Result.of(method.solve(input)));
        } catch (IllegalArgumentException e) {
            return new Vote(method, Result.missing(method.label() + ": " + e.getMessage()));
        }
    }

    /// Counts votes that were made before.
    ///
    /// @param assets names in the order of the weights
    public static Parliament count(List<String> assets, List<Vote> votes) {
        List<double[]> weights = new ArrayList<>();
        for (Vote vote : votes) {
            if (vote.counted() instanceof Result.Known<double[]>(double[] known)) {
                if (known.length != assets.size()) {
                    throw new IllegalArgumentException(
                            vote.method().key() + " has " + known.length + " weights for " + assets.size() + " assets");
                }
                weights.add(known);
            }
        }
        var opinions = new ArrayList<Opinion>();
        if (!weights.isEmpty()) {
            for (int i = 0; i < assets.size(); i++) {
                int asset = i;
                opinions.add(opinion(
                        assets.get(i),
                        weights.stream().mapToDouble(w -> w[asset]).toArray()));
            }
        }
        return new Parliament(List.copyOf(votes), List.copyOf(opinions));
    }

    private static Opinion opinion(String asset, double[] weights) {
        Arrays.sort(weights);
        int count = weights.length;
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double mean = sum / count;
        double squares = 0;
        for (double weight : weights) {
            squares += (weight - mean) * (weight - mean);
        }
        double median = (weights[(count - 1) / 2] + weights[count / 2]) / 2;
        double deviation = Math.sqrt(squares / count);
        return new Opinion(asset, mean, median, weights[0], weights[count - 1], deviation < ROUNDING ? 0 : deviation);
    }

    /// One per method, in the order they were asked.
    public List<Vote> votes() {
        return votes;
    }

    /// Number of methods that ended optimal.
    public int voters() {
        return (int) votes.stream().filter(vote -> vote.counted().isKnown()).count();
    }

    /// One per asset; empty where no method has an answer.
    public List<Opinion> opinions() {
        return opinions;
    }

    /// Mean weights in the order of the assets, or the reason why there are none.
    public Result<double[]> consensus() {
        return opinions.isEmpty()
                ? Result.missing("None of " + votes.size() + " methods has an answer.")
                : Result.of(opinions.stream().mapToDouble(Opinion::mean).toArray());
    }

    /// Half the sum over assets of the mean distance of a vote's weight from the consensus: the part of the book that a
    /// method would hold otherwise, on average. 0 where all agree; missing without votes.
    public Result<Double> disagreement() {
        return consensus().map(mean -> {
            double sum = 0;
            for (Vote vote : votes) {
                if (vote.counted() instanceof Result.Known<double[]>(double[] weights)) {
                    for (int i = 0; i < mean.length; i++) {
                        sum += Math.abs(weights[i] - mean[i]);
                    }
                }
            }
            return sum / 2 / voters();
        });
    }
}
