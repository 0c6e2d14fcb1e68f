package dev.ballast.core.rebalance;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Concentration;
import dev.ballast.core.risk.Concentrations;
import dev.ballast.core.risk.Drifts;
import dev.ballast.core.risk.Health;
import dev.ballast.core.risk.HealthScore;
import dev.ballast.core.risk.PortfolioVolatility;
import dev.ballast.core.stress.Stress;
import dev.ballast.core.stress.StressLosses;
import dev.ballast.core.stress.StressedBook;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Computes the figures of a book that a proposal shows before and after itself (REB-7).
public final class Figures {

    private Figures() {}

    /// Figures of one valuation. Without a price for every position there is no health: it is NaN, with the reason.
    public static PortfolioFigures of(Valuation valuation, Targets targets, RiskInputs risk) {
        var weights = new TreeMap<InstrumentId, Double>();
        for (Position position : valuation.positions()) {
            weights.put(position.instrument(), position.weight());
        }
        Concentration concentration = Concentrations.of(valuation, risk.policy());
        Health health = HealthScore.of(valuation, concentration, risk.correlation(), risk.policy());
        Optional<InstrumentId> unpriced = valuation.positions().stream()
                .filter(position -> position.freshness() == Freshness.MISSING)
                .map(Position::instrument)
                .findFirst();
        Result<PortfolioVolatility> covariance =
                PortfolioVolatility.of(PortfolioVolatility.held(weights), risk.histories(), risk.lookback());
        double volatility = covariance
                .flatMap(known -> known.annual(weights, risk.policy().periodsPerYear()))
                .orElse(Double.NaN);
        return new PortfolioFigures(
                weights,
                valuation.cashWeight(),
                concentration.herfindahl(),
                unpriced.isPresent() ? Double.NaN : health.score(),
                unpriced.map(id -> id + " has no price").orElse(""),
                unpriced.isPresent() ? Double.NaN : volatility,
                targets.weights().isEmpty() ? 0 : Drifts.largest(Drifts.of(valuation, targets.weights(), 0)),
                unpriced.isPresent() ? StressLosses.NONE : stress(valuation, weights, covariance, risk));
    }

    private static StressLosses stress(
            Valuation valuation,
            SortedMap<InstrumentId, Double> weights,
            Result<PortfolioVolatility> covariance,
            RiskInputs risk) {
        var categories = new TreeMap<InstrumentId, Category>();
        valuation.positions().forEach(position -> categories.put(position.instrument(), position.category()));
        var book = new StressedBook(
                valuation.equity(), weights, categories, covariance.flatMap(known -> known.shares(weights)));
        return Stress.of(book, risk.scenarios());
    }
}
