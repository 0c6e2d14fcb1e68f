package dev.ballast.core.rebalance;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.heat.Heat;
import dev.ballast.core.risk.heat.HeatPosition;
import dev.ballast.core.risk.heat.Heats;
import dev.ballast.core.risk.tail.CornishFisher;
import dev.ballast.core.risk.tail.EmpiricalTail;
import dev.ballast.core.risk.tail.HistoricalSums;
import dev.ballast.core.risk.tail.NormalTail;
import dev.ballast.core.statistics.Moments;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The figures of a book beside the plain ones: tails, diversification, heat, liquidity (REB-7).
///
/// Each is missing by itself with its reason. Conventions are those of the risk report; effective bets are counted on
/// the components of the whole universe, so that before and after are measured with the same rule.
final class FurtherFigures {

    /// A loss beyond the value at risk, and that value.
    private record Tail(double valueAtRisk, double conditional) {}

    private final Valuation valuation;
    private final Targets targets;
    private final RiskInputs risk;
    private final BookRisk book;
    private final String doubt;
    private final Map<Integer, Result<Tail>> tails = new java.util.HashMap<>();

    /// @param doubt why nothing can be told; empty where it can
    FurtherFigures(Valuation valuation, Targets targets, RiskInputs risk, BookRisk book, String doubt) {
        this.valuation = valuation;
        this.targets = targets;
        this.risk = risk;
        this.book = book;
        this.doubt = !doubt.isEmpty() ? doubt : valuation.equity() > 0 ? "" : "The book has no equity.";
    }

    /// @param averageCorrelation the one the health score uses
    Map<RiskMetric, Measure> metrics(Result<Double> averageCorrelation) {
        var metrics = new EnumMap<RiskMetric, Measure>(RiskMetric.class);
        for (RiskMetric metric : RiskMetric.values()) {
            metrics.put(metric, Measure.of(value(metric, averageCorrelation)));
        }
        return metrics;
    }

    private Result<Double> value(RiskMetric metric, Result<Double> averageCorrelation) {
        if (!doubt.isEmpty()) {
            return Result.missing(doubt);
        }
        return switch (metric) {
            case VALUE_AT_RISK_DAY -> valueAtRisk(1);
            case VALUE_AT_RISK_HORIZON -> valueAtRisk(risk.policy().limits().valueAtRiskDays());
            case CONDITIONAL_VALUE_AT_RISK -> tail(1).map(Tail::conditional);
            case EFFECTIVE_BETS -> covered().flatMap(known -> book.effectiveBets());
            case DIVERSIFICATION_RATIO -> covered().flatMap(known -> ratio());
            case AVERAGE_CORRELATION -> averageCorrelation;
            case HIGHEST_CORRELATION -> highestCorrelation();
            case HEAT -> heat().map(Heat::total);
            case LARGEST_POSITION -> Result.of(largestPosition());
            case LARGEST_CATEGORY ->
                Result.of(valuation.categoryWeights().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0));
            case LIQUIDATION_DAYS -> liquidationDays();
            case TRACKING_ERROR -> trackingError();
        };
    }

    /// Present value at risk of the limits' method and confidence.
    Result<Double> valueAtRisk(int days) {
        return tail(days).map(Tail::valueAtRisk);
    }

    /// Annual volatility over the whole sample, as the limit on it is measured.
    Result<Double> longVolatility() {
        return covered()
                .flatMap(known -> valuation.positions().isEmpty()
                        ? Result.of(0.0)
                        : Result.finite(
                                Math.sqrt(Math.max(0, book.variance())
                                                * book.basis().settings().periodsPerYear())
                                        / valuation.equity(),
                                "The volatility"));
    }

    Result<Heat> heat() {
        var positions = new ArrayList<HeatPosition>();
        for (Position position : valuation.positions()) {
            Quote quote = position.quote();
            if (quote != null && position.value() > 0) {
                positions.add(new HeatPosition(
                        position.instrument(),
                        position.weight(),
                        quote.mid(),
                        Optional.empty(),
                        book.basis().trueRange(position.instrument())));
            }
        }
        return Heats.of(positions, risk.policy().heat());
    }

    /// Highest correlation among positions that are major; 0 for a book without a pair of them.
    Result<Double> highestCorrelation() {
        List<Position> majors = valuation.positions().stream()
                .filter(position -> position.weight() >= risk.policy().limits().majorWeight())
                .toList();
        return majors.size() < 2 ? Result.of(0.0) : covered().flatMap(known -> highest(majors));
    }

    private Result<Double> highest(List<Position> majors) {
        double highest = -1;
        for (int i = 0; i < majors.size(); i++) {
            for (int j = 0; j < i; j++) {
                int one = book.basis().row(majors.get(i).instrument());
                int other = book.basis().row(majors.get(j).instrument());
                double deviations = Math.sqrt(book.basis().covariance().get(one, one)
                        * book.basis().covariance().get(other, other));
                highest = Math.max(highest, book.basis().covariance().get(one, other) / deviations);
            }
        }
        return Result.finite(Math.min(1, highest), "The highest correlation");
    }

    /// Whether every position has a sample.
    private Result<Boolean> covered() {
        if (!doubt.isEmpty()) {
            return Result.missing(doubt);
        }
        return book.doubt().isEmpty() ? Result.of(true) : Result.missing(book.doubt());
    }

    private Result<Tail> tail(int days) {
        Result<Tail> known = tails.get(days);
        if (known == null) {
            known = covered().flatMap(yes -> estimate(days));
            tails.put(days, known);
        }
        return known;
    }

    private Result<Tail> estimate(int days) {
        if (valuation.positions().isEmpty()) {
            return Result.of(new Tail(0, 0));
        }
        double[] returns = book.returns(valuation.equity());
        if (returns.length < days) {
            return Result.missing(
                    "Tail figures over " + days + " days need as many returns, there are " + returns.length + ".");
        }
        double confidence = risk.policy().limits().confidence();
        return switch (risk.policy().limits().method()) {
            case HISTORICAL -> {
                var settings = book.basis().settings();
                EmpiricalTail tail = EmpiricalTail.of(HistoricalSums.overlapping(returns, days), confidence);
                yield Result.of(new Tail(
                        tail.valueAtRisk(settings.quantile()),
                        tail.conditionalValueAtRisk(settings.tailMean(), settings.quantile())));
            }
            case PARAMETRIC_NORMAL -> {
                Moments moments = Moments.of(returns);
                NormalTail tail = new NormalTail(moments.mean(), moments.standardDeviation(1), confidence).over(days);
                yield Result.of(new Tail(tail.valueAtRisk(), tail.conditionalValueAtRisk()));
            }
            case CORNISH_FISHER -> cornishFisher(returns, days, confidence);
            case FILTERED_HISTORICAL, MONTE_CARLO_STUDENT_T ->
                Result.missing("Figures by " + risk.policy().limits().method().label()
                        + " take too long for every proposal; the risk room tells them for the present book.");
        };
    }

    private static Result<Tail> cornishFisher(double[] returns, int days, double confidence) {
        Moments moments = Moments.of(returns);
        return moments.skewness(Moments.Bias.POPULATION)
                .flatMap(skewness -> moments.excessKurtosis(Moments.Bias.POPULATION)
                        .flatMap(kurtosis -> new CornishFisher(skewness, kurtosis)
                                .over(days)
                                .tail(moments.mean() * days, moments.standardDeviation(1) * Math.sqrt(days), confidence)
                                .map(tail -> new Tail(tail.valueAtRisk(), tail.conditionalValueAtRisk()))));
    }

    private Result<Double> ratio() {
        double sum = 0;
        for (int row = 0; row < book.basis().instruments().size(); row++) {
            sum += Math.abs(book.amount(row))
                    * Math.sqrt(book.basis().covariance().get(row, row));
        }
        double deviation = Math.sqrt(Math.max(0, book.variance()));
        return deviation > 0
                ? Result.finite(sum / deviation, "The diversification ratio")
                : Result.missing("The book has no variance, so no diversification ratio.");
    }

    private double largestPosition() {
        return valuation.positions().stream()
                .mapToDouble(Position::weight)
                .max()
                .orElse(0);
    }

    private Result<Double> liquidationDays() {
        double longest = 0;
        for (Position position : valuation.positions()) {
            Quote quote = position.quote();
            if (quote == null || !(position.value() > 0)) {
                continue;
            }
            Result<Double> volume = book.basis().dailyVolume(position.instrument());
            if (volume instanceof Result.Missing<Double>(String reason)) {
                return Result.missing("No days to liquidate: " + reason);
            }
            // Quantity × price ÷ volume: both in quote currency, so that no rate is needed.
            double traded = risk.policy().liquidity().participation() * volume.orElseThrow();
            longest = Math.max(longest, position.quantity().doubleValue() * quote.mid() / traded);
        }
        return Result.finite(longest, "The days to liquidate");
    }

    /// Annual deviation of the book's return from that of its targets.
    Result<Double> trackingError() {
        if (!doubt.isEmpty()) {
            return Result.missing(doubt);
        }
        if (targets.weights().isEmpty()) {
            return Result.missing("There are no targets.");
        }
        String reason = book.targetDoubt(targets);
        if (!reason.isEmpty()) {
            return Result.missing(reason);
        }
        double[] distances = book.distances(targets, valuation.equity());
        double variance = Math.max(0, book.form(distances, distances));
        return Result.finite(
                Math.sqrt(variance * risk.policy().periodsPerYear()) / valuation.equity(), "The tracking error");
    }

    /// Weight by category, for the limit.
    Map<Category, Double> categories() {
        return valuation.categoryWeights();
    }
}
