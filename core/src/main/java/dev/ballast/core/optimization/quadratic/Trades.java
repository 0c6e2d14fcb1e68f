package dev.ballast.core.optimization.quadratic;

import dev.ballast.core.optimization.Solution;
import java.util.ArrayList;
import java.util.List;

/// What an answer does to the current holdings: the no-trade region, spelled out.
///
/// @param solution weights and how sure they are
/// @param kinds by asset; empty where the solution has no weights
/// @param turnover Σ |w − held|, purchases and sales together
/// @param cost of trading, as a fraction of the book
public record Trades(Solution solution, List<Kind> kinds, double turnover, double cost) {

    /// What happens to one holding.
    public enum Kind {
        BOUGHT,
        SOLD_PARTLY,
        SOLD_OUT,
        /// Moving it would cost more than it brings.
        UNTOUCHED
    }

    /// Differences below this are no trade.
    private static final double LEAST = 1e-12;

    public Trades {
        kinds = List.copyOf(kinds);
    }

    static Trades of(Solution solution, TradingCosts costs) {
        if (!solution.isOptimal()) {
            return new Trades(solution, List.of(), 0, 0);
        }
        double[] weights = solution.weights();
        var kinds = new ArrayList<Kind>();
        double turnover = 0;
        for (int i = 0; i < weights.length; i++) {
            double change = weights[i] - costs.held(i);
            turnover += Math.abs(change);
            if (Math.abs(change) <= LEAST) {
                kinds.add(Kind.UNTOUCHED);
            } else if (change > 0) {
                kinds.add(Kind.BOUGHT);
            } else {
                kinds.add(Math.abs(weights[i]) <= LEAST ? Kind.SOLD_OUT : Kind.SOLD_PARTLY);
            }
        }
        return new Trades(solution, kinds, turnover, costs.costOf(weights));
    }

    public int count(Kind kind) {
        return (int) kinds.stream().filter(kind::equals).count();
    }
}
