package dev.ballast.core.rebalance;

import dev.ballast.core.market.Category;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.heat.Heat;
import dev.ballast.core.risk.limits.LimitChecks;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.limits.LimitStatus;
import dev.ballast.core.risk.limits.RiskLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How a book stands to every limit (RSK-7, RSK-8), as the risk report tells it: the largest position and category,
/// and each one that warns or is over.
final class LimitFigures {

    private static final Comparator<LimitFigure> WORST_FIRST =
            Comparator.comparing(LimitFigure::status).reversed().thenComparing(LimitFigure::kind);

    private final RiskInputs risk;
    private final RiskLimits limits;
    private final List<LimitFigure> figures = new ArrayList<>();

    private LimitFigures(RiskInputs risk) {
        this.risk = risk;
        this.limits = risk.policy().limits();
    }

    static List<LimitFigure> of(Valuation valuation, RiskInputs risk, FurtherFigures further) {
        var all = new LimitFigures(risk);
        all.portfolio(LimitKind.ANNUAL_VOLATILITY, further.longVolatility(), all.limits.annualVolatility());
        all.portfolio(
                LimitKind.VALUE_AT_RISK, further.valueAtRisk(all.limits.valueAtRiskDays()), all.limits.valueAtRisk());
        all.portfolio(LimitKind.DAILY_RISK_BUDGET, further.valueAtRisk(1), all.limits.dailyRiskBudget());
        all.portfolio(LimitKind.PAIR_CORRELATION, further.highestCorrelation(), all.limits.pairCorrelation());
        all.portfolio(LimitKind.DRAWDOWN, risk.drawdown(), all.limits.drawdown());
        all.portfolio(LimitKind.HEAT, further.heat().map(Heat::total), all.limits.heat());
        all.portfolio(LimitKind.CASH, Result.of(valuation.cashWeight()), all.limits.cashFloor());
        all.positions(valuation);
        all.categories(further.categories());
        return all.figures.stream().sorted(WORST_FIRST).toList();
    }

    /// The largest, and after it all that are not plainly within the limit.
    private void positions(Valuation valuation) {
        List<Position> largestFirst = valuation.positions().stream()
                .sorted(Comparator.comparingDouble(Position::weight).reversed())
                .toList();
        for (Position position : largestFirst) {
            if (!add(LimitKind.POSITION, position.instrument().symbol(), position.weight())) {
                break;
            }
        }
        if (largestFirst.isEmpty()) {
            portfolio(LimitKind.POSITION, Result.of(0.0), risk.policy().positionLimit());
        }
    }

    private void categories(Map<Category, Double> weights) {
        List<Map.Entry<Category, Double>> largestFirst = weights.entrySet().stream()
                .sorted(Map.Entry.<Category, Double>comparingByValue().reversed())
                .toList();
        for (Map.Entry<Category, Double> entry : largestFirst) {
            if (!add(LimitKind.CATEGORY, entry.getKey().label(), entry.getValue())) {
                break;
            }
        }
        if (largestFirst.isEmpty()) {
            portfolio(LimitKind.CATEGORY, Result.of(0.0), risk.policy().categoryLimit());
        }
    }

    /// Whether the next smaller one may be worth telling.
    private boolean add(LimitKind kind, String subject, double weight) {
        double base = kind == LimitKind.POSITION
                ? risk.policy().positionLimit()
                : risk.policy().categoryLimit();
        LimitFigure figure = read(kind, subject, Result.of(weight), base);
        boolean first = figures.stream().noneMatch(known -> known.kind() == kind);
        boolean near = figure.status() != LimitStatus.OK;
        if (first || near) {
            figures.add(figure);
        }
        return near;
    }

    private void portfolio(LimitKind kind, Result<Double> value, double base) {
        figures.add(read(kind, LimitReading.PORTFOLIO, value, base));
    }

    private LimitFigure read(LimitKind kind, String subject, Result<Double> value, double base) {
        return LimitFigure.of(LimitChecks.read(kind, subject, value, base, limits, risk.regime(), "", List.of()));
    }
}
