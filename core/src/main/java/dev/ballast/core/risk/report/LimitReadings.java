package dev.ballast.core.risk.report;

import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.heat.Heat;
import dev.ballast.core.risk.limits.LimitChecks;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.limits.LimitStatus;
import dev.ballast.core.risk.limits.RiskLimits;
import dev.ballast.core.risk.series.Drawdown;
import dev.ballast.core.risk.tail.TailRisk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/// Holds one report's figures against the limits (RSK-7, RSK-8).
final class LimitReadings {

    private static final Comparator<LimitReading> WORST_FIRST =
            Comparator.comparing(LimitReading::status).reversed().thenComparing(LimitReading::kind);

    private final RiskRequest request;
    private final RiskPolicy policy;
    private final RiskLimits limits;
    private final List<InstrumentId> carriers;
    private final List<LimitReading> readings = new ArrayList<>();

    /// @param carriers positions that carry more than their share of the variance, largest first
    LimitReadings(RiskRequest request, List<InstrumentId> carriers) {
        this.request = request;
        this.policy = request.policy();
        this.limits = policy.limits();
        this.carriers = carriers;
    }

    List<LimitReading> sorted() {
        return readings.stream().sorted(WORST_FIRST).toList();
    }

    LimitReadings volatility(Result<Double> annual) {
        return portfolio(
                LimitKind.ANNUAL_VOLATILITY, annual, limits.annualVolatility(), "annual volatility at today's weights");
    }

    LimitReadings valueAtRisk(Result<TailRisk> overHorizon, Result<TailRisk> overOneDay) {
        portfolio(
                LimitKind.VALUE_AT_RISK,
                overHorizon.map(TailRisk::valueAtRisk),
                limits.valueAtRisk(),
                tailWords(limits.valueAtRiskDays()));
        return portfolio(
                LimitKind.DAILY_RISK_BUDGET,
                overOneDay.map(TailRisk::valueAtRisk),
                limits.dailyRiskBudget(),
                tailWords(1));
    }

    /// The book's own drawdown where it has a past, else that of today's weights.
    LimitReadings drawdown(Result<Drawdown> ofBook, Result<Drawdown> ofWeights) {
        boolean own = ofBook.isKnown();
        return portfolio(
                LimitKind.DRAWDOWN,
                (own ? ofBook : ofWeights).map(Drawdown::current),
                limits.drawdown(),
                own ? "present fall of the book from its peak" : "present fall from the peak of today's weights' past");
    }

    LimitReadings heat(Result<Heat> heat) {
        return portfolio(LimitKind.HEAT, heat.map(Heat::total), limits.heat(), "open risk to the stops");
    }

    /// The highest pair stands for all; whoever belongs to a pair above the limit is an offender.
    LimitReadings correlation(Diversification diversification, List<Diversification.CorrelatedPair> majorPairs) {
        double effective = LimitChecks.effective(
                LimitKind.PAIR_CORRELATION.side(),
                limits.pairCorrelation(),
                LimitChecks.factor(limits, request.regime()));
        var offenders = new TreeSet<InstrumentId>();
        long over = 0;
        for (Diversification.CorrelatedPair pair : majorPairs) {
            if (pair.correlation() > effective) {
                offenders.add(pair.first());
                offenders.add(pair.second());
                over++;
            }
        }
        Result<Diversification.CorrelatedPair> highest = diversification.highestMajor();
        // A book of one position has no pair to break the limit: that is not unknown, it is uncorrelated.
        Result<Double> value = majorPairs.isEmpty() && majors() < 2
                ? Result.of(0.0)
                : highest.map(Diversification.CorrelatedPair::correlation);
        readings.add(LimitChecks.read(
                LimitKind.PAIR_CORRELATION,
                highest.map(Diversification.CorrelatedPair::name).orElse(LimitReading.PORTFOLIO),
                value,
                limits.pairCorrelation(),
                limits,
                request.regime(),
                String.format(
                        Locale.ROOT,
                        "highest of %d pairs of positions from %.0f %% of equity, %d above the limit",
                        majorPairs.size(),
                        limits.majorWeight() * 100,
                        over),
                List.copyOf(offenders)));
        return this;
    }

    /// One reading per position and category that warns or is over, else the largest alone; and cash. A short
    /// position counts by its size: it can lose as much as a long one.
    LimitReadings weights() {
        var positions = new ArrayList<LimitReading>();
        var categories = new TreeMap<Category, Double>();
        var members = new TreeMap<Category, List<InstrumentId>>();
        request.weights().forEach((instrument, weight) -> {
            positions.add(weight(LimitKind.POSITION, instrument.symbol(), Math.abs(weight), List.of(instrument)));
            Category category = request.categories().getOrDefault(instrument, Category.OTHER);
            categories.merge(category, Math.abs(weight), Double::sum);
            members.computeIfAbsent(category, key -> new ArrayList<>()).add(instrument);
        });
        keep(positions);
        // Without a table of categories every instrument would be of the same one, and over its limit for no reason.
        if (!request.categories().isEmpty()) {
            var groups = new ArrayList<LimitReading>();
            categories.forEach((category, weight) -> groups.add(
                    weight(LimitKind.CATEGORY, category.label(), weight, members.getOrDefault(category, List.of()))));
            keep(groups);
        } else {
            readings.add(LimitChecks.read(
                    LimitKind.CATEGORY,
                    LimitReading.PORTFOLIO,
                    Result.missing("The categories of the instruments are not known."),
                    policy.categoryLimit(),
                    limits,
                    request.regime(),
                    "weight of equity",
                    List.of()));
        }
        double invested = request.weights().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        readings.add(LimitChecks.read(
                LimitKind.CASH,
                LimitReading.PORTFOLIO,
                Result.finite(1 - invested, "The cash weight"),
                limits.cashFloor(),
                limits,
                request.regime(),
                "cash as a fraction of equity",
                carriers));
        return this;
    }

    private LimitReading weight(LimitKind kind, String subject, double weight, List<InstrumentId> members) {
        return LimitChecks.read(
                kind,
                subject,
                Result.of(weight),
                kind == LimitKind.POSITION ? policy.positionLimit() : policy.categoryLimit(),
                limits,
                request.regime(),
                "weight of equity",
                members);
    }

    private void keep(List<LimitReading> candidates) {
        candidates.sort(Comparator.comparingDouble(
                        (LimitReading reading) -> reading.value().orElse(0.0))
                .reversed());
        for (int i = 0; i < candidates.size(); i++) {
            if (i == 0 || candidates.get(i).status() != LimitStatus.OK) {
                readings.add(candidates.get(i));
            }
        }
    }

    private LimitReadings portfolio(LimitKind kind, Result<Double> value, double base, String measure) {
        readings.add(LimitChecks.read(
                kind, LimitReading.PORTFOLIO, value, base, limits, request.regime(), measure, carriers));
        return this;
    }

    private long majors() {
        return request.weights().values().stream()
                .filter(weight -> weight >= limits.majorWeight())
                .count();
    }

    private String tailWords(int days) {
        return String.format(
                Locale.ROOT,
                "value at risk %.4g %%, %d %s, %s",
                limits.confidence() * 100,
                days,
                days == 1 ? "day" : "days",
                limits.method().label().toLowerCase(Locale.ROOT));
    }
}
