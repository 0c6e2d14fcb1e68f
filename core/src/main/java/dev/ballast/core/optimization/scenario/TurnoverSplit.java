package dev.ballast.core.optimization.scenario;

import dev.ballast.core.optimization.Binding;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.LinearConstraint;
import dev.ballast.core.optimization.Residuals;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.TurnoverLimit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// A problem with a turnover limit written in purchases and sales, so that the limit is linear: w = kept + Σ b − Σ s.
///
/// A trade without room (a sale of what is not held) is no variable. What is kept stands as one more asset of weight 1
/// whose returns are those of the kept book. A purchase and a sale of the same asset at once lose nothing but turnover:
/// the weights they make still meet the limit, since |b − s| ≤ b + s.
final class TurnoverSplit {

    private static final double NO_ROOM = 1e-11;
    private static final String PURCHASE = "purchase of ";
    private static final String SALE = "sale of ";
    private static final String BOOK = "kept book";

    /// A purchase or sale.
    private record Trade(int asset, int sign, double least, double most) {

        private String name(List<String> assets) {
            return (sign > 0 ? PURCHASE : SALE) + assets.get(asset);
        }
    }

    private final Constraints given;
    private final TurnoverLimit limit;
    private final double[] kept;
    private final List<Trade> trades = new ArrayList<>();
    private double traded;

    private TurnoverSplit(Constraints given, TurnoverLimit limit) {
        this.given = given;
        this.limit = limit;
        this.kept = limit.held();
        for (int i = 0; i < kept.length; i++) {
            double held = limit.held(i);
            add(i, 1, Math.max(given.lower(i) - held, 0), given.upper(i) - held);
            add(i, -1, Math.max(held - given.upper(i), 0), held - given.lower(i));
        }
    }

    /// @param given constraints with a turnover limit
    static TurnoverSplit of(Constraints given) {
        return new TurnoverSplit(given, given.turnover().orElseThrow());
    }

    private void add(int asset, int sign, double least, double bound) {
        double most = Math.max(Math.min(bound, limit.cap()), least);
        if (most - least > NO_ROOM) {
            trades.add(new Trade(asset, sign, least, most));
        } else {
            kept[asset] += sign * least;
            traded += least;
        }
    }

    DMatrixRMaj returns(DMatrixRMaj returns) {
        int width = trades.size() + 1;
        var split = new DMatrixRMaj(returns.numRows, width);
        for (int t = 0; t < returns.numRows; t++) {
            for (int k = 0; k < trades.size(); k++) {
                split.data[t * width + k] =
                        trades.get(k).sign() * returns.get(t, trades.get(k).asset());
            }
            double book = 0;
            for (int i = 0; i < kept.length; i++) {
                book += kept[i] * returns.get(t, i);
            }
            split.data[t * width + width - 1] = book;
        }
        return split;
    }

    Constraints constraints() {
        int width = trades.size() + 1;
        List<String> names = new ArrayList<>(
                trades.stream().map(trade -> trade.name(given.assets())).toList());
        names.add(BOOK);
        Constraints split = Constraints.none(names)
                .withBounds(bounds(Trade::least), bounds(Trade::most))
                .with(LinearConstraint.between(
                        "turnover", turnover(width), Double.NEGATIVE_INFINITY, limit.cap() - traded));
        if (given.budget().isPresent()) {
            var ones = new double[kept.length];
            Arrays.fill(ones, 1);
            double budget = given.budget().getAsDouble();
            split = split.with(row(LinearConstraint.equal("budget", ones, budget)));
        }
        for (LinearConstraint each : given.linear()) {
            split = split.with(row(each));
        }
        return split;
    }

    private double[] bounds(ToDoubleFunction<Trade> bound) {
        return IntStream.rangeClosed(0, trades.size())
                .mapToDouble(k -> k < trades.size() ? bound.applyAsDouble(trades.get(k)) : 1)
                .toArray();
    }

    private static double[] turnover(int width) {
        return IntStream.range(0, width).mapToDouble(k -> k < width - 1 ? 1 : 0).toArray();
    }

    private LinearConstraint row(LinearConstraint given) {
        var coefficients = new double[trades.size() + 1];
        for (int k = 0; k < trades.size(); k++) {
            coefficients[k] =
                    trades.get(k).sign() * given.coefficient(trades.get(k).asset());
        }
        coefficients[trades.size()] = given.valueAt(kept);
        return LinearConstraint.between(given.name(), coefficients, given.lower(), given.upper());
    }

    /// The answer in weights; one that misses a constraint after all is told as it was not.
    ScenarioSolution weights(ScenarioSolution split, long start) {
        Solution solution = split.solution();
        if (!solution.isOptimal()) {
            return split;
        }
        double[] weights = kept.clone();
        double[] amounts = solution.weights();
        for (int k = 0; k < trades.size(); k++) {
            weights[trades.get(k).asset()] += trades.get(k).sign() * amounts[k];
        }
        return new ScenarioSolution(
                Solution.optimal(
                        weights,
                        solution.objective(),
                        solution.iterations(),
                        new Residuals(
                                Math.max(solution.residuals().primal(), given.violation(weights)),
                                solution.residuals().dual()),
                        solution.binding().stream()
                                .map(this::named)
                                .flatMap(Optional::stream)
                                .toList(),
                        System.nanoTime() - start),
                split.quantile(),
                split.dualityGap());
    }

    /// In terms of the limits that were given; a holding that is not traded stands at no limit.
    private Optional<Binding> named(Binding binding) {
        String name = binding.constraint();
        // Where nothing can be traded every limit holds the book, and none has a price.
        if (name.equals("bounds of " + BOOK) || trades.isEmpty()) {
            return Optional.empty();
        }
        boolean upper = name.startsWith("upper bound of ");
        if (!upper && !name.startsWith("lower bound of ")) {
            return Optional.of(binding);
        }
        String trade = name.substring("upper bound of ".length());
        Trade found = trades.stream()
                .filter(each -> each.name(given.assets()).equals(trade))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no trade '" + trade + "'"));
        boolean own = upper ? found.most() < limit.cap() : found.least() > 0;
        String side = upper == found.sign() > 0 ? "upper bound of " : "lower bound of ";
        return own
                ? Optional.of(new Binding(side + given.assets().get(found.asset()), binding.shadowPrice()))
                : Optional.empty();
    }
}
