package dev.ballast.core.rebalance;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Concentration;
import dev.ballast.core.risk.Concentrations;
import dev.ballast.core.risk.Health;
import dev.ballast.core.risk.HealthScore;
import dev.ballast.core.risk.PortfolioVolatility;
import dev.ballast.core.stress.Stress;
import dev.ballast.core.stress.StressLosses;
import dev.ballast.core.stress.StressedBook;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Computes the figures of a book that a proposal shows before and after itself (REB-7).
public final class Figures {

    private Figures() {}

    /// Figures of one valuation. Without a price for every position there is no health: it is NaN, with the reason.
    public static PortfolioFigures of(Valuation valuation, Targets targets, RiskInputs risk) {
        SortedMap<InstrumentId, Double> weights = valuation.weights();
        Result<PortfolioVolatility> covariance =
                PortfolioVolatility.of(PortfolioVolatility.held(weights), risk.histories(), risk.lookback());
        return assembled(
                valuation,
                targets,
                risk,
                BookRisk.of(risk.basis(), valuation),
                covariance.flatMap(known -> known.annual(weights, risk.policy().periodsPerYear())),
                unpriced(valuation).isPresent() ? StressLosses.NONE : stress(valuation, weights, covariance, risk));
    }

    /// The same from what was estimated before, without stress losses: for many books at one moment.
    static PortfolioFigures quick(Valuation valuation, Targets targets, RiskInputs risk, BookRisk book) {
        Result<Double> volatility = valuation.equity() > 0
                ? book.recentVolatility(valuation.equity(), risk.policy().periodsPerYear())
                : Result.missing("The book has no equity.");
        return assembled(valuation, targets, risk, book, volatility, StressLosses.NONE);
    }

    /// Figures of the same book held against other targets: only two of them look at targets.
    static PortfolioFigures aimed(
            PortfolioFigures figures, Valuation valuation, Targets targets, RiskInputs risk, BookRisk book) {
        var metrics = new EnumMap<RiskMetric, Measure>(RiskMetric.class);
        metrics.putAll(figures.metrics());
        var further = new FurtherFigures(valuation, targets, risk, book, figures.healthReason());
        metrics.put(RiskMetric.TRACKING_ERROR, Measure.of(further.trackingError()));
        return new PortfolioFigures(
                figures.weights(),
                figures.cashWeight(),
                figures.herfindahl(),
                figures.health(),
                figures.healthReason(),
                figures.volatility(),
                largestDrift(valuation, targets),
                figures.stress(),
                metrics,
                figures.limits());
    }

    private static PortfolioFigures assembled(
            Valuation valuation,
            Targets targets,
            RiskInputs risk,
            BookRisk book,
            Result<Double> volatility,
            StressLosses stress) {
        Concentration concentration = Concentrations.of(valuation, risk.policy());
        Health health = HealthScore.of(valuation, concentration, risk.correlation(), risk.policy());
        Optional<InstrumentId> unpriced = unpriced(valuation);
        String doubt = unpriced.map(id -> id + " has no price").orElse("");
        var further = new FurtherFigures(valuation, targets, risk, book, doubt);
        return new PortfolioFigures(
                valuation.weights(),
                valuation.cashWeight(),
                concentration.herfindahl(),
                unpriced.isPresent() ? Double.NaN : health.score(),
                doubt,
                unpriced.isPresent() ? Double.NaN : volatility.orElse(Double.NaN),
                largestDrift(valuation, targets),
                stress,
                further.metrics(health.averageCorrelation()),
                LimitFigures.of(valuation, risk, further));
    }

    /// Largest distance of a weight from its target; zero where there are no targets.
    private static double largestDrift(Valuation valuation, Targets targets) {
        if (targets.weights().isEmpty()) {
            return 0;
        }
        var held = new HashMap<InstrumentId, Double>();
        double largest = 0;
        for (Position position : valuation.positions()) {
            held.put(position.instrument(), position.weight());
            largest = Math.max(largest, Math.abs(position.weight() - targets.weight(position.instrument())));
        }
        for (Map.Entry<InstrumentId, Double> target : targets.weights().entrySet()) {
            if (!held.containsKey(target.getKey())) {
                largest = Math.max(largest, target.getValue());
            }
        }
        return largest;
    }

    private static Optional<InstrumentId> unpriced(Valuation valuation) {
        return valuation.positions().stream()
                .filter(position -> position.freshness() == Freshness.MISSING)
                .map(Position::instrument)
                .findFirst();
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
