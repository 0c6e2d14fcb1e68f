package dev.ballast.core.risk.report;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.heat.Heat;
import dev.ballast.core.risk.heat.HeatPosition;
import dev.ballast.core.risk.heat.Heats;
import dev.ballast.core.risk.series.Drawdown;
import dev.ballast.core.risk.series.Drawdowns;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.TailRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Computes a [RiskReport]. Stateless; the same request gives the same report.
///
/// Cost for n assets and T returns: O(n² T) for the covariance, O(n³) for the effective bets, O(paths × days) for
/// the simulations, O(T × window) for the backtests; trails cost nothing until opened.
public final class RiskReports {

    private RiskReports() {}

    public static RiskReport of(RiskRequest request) {
        Holdings holdings = Holdings.of(request);
        if (!holdings.problem().isEmpty()) {
            return without(request, holdings, Result.missing(holdings.problem()), holdings.problem());
        }
        if (holdings.covered().isEmpty()) {
            return without(request, holdings, Result.of(0.0), "The book holds cash only.");
        }
        PriceSample sample = request.prices().orElseThrow();
        if (sample.observations() < 2) {
            String reason = "Risk needs at least 2 returns, there is " + sample.observations() + ".";
            return without(request, holdings, Result.missing(reason), reason);
        }
        return new ReportMaker(request, holdings, new Estimates(sample, holdings.covered())).make();
    }

    /// A report without a sample: of cash only, whose risk is zero, or of a book that can't be estimated.
    private static RiskReport without(RiskRequest request, Holdings holdings, Result<Double> risk, String reason) {
        var tails = new ArrayList<TailCell>();
        for (TailMethod method : TailMethod.values()) {
            for (int days : request.settings().horizons()) {
                tails.add(new TailCell(method, days, none(request, risk, method, days)));
            }
        }
        var limits = request.policy().limits();
        Result<Drawdown> equityDrawdown = equityDrawdown(request);
        Diversification diversification = Spreads.missing(reason);
        Result<Heat> heat = heat(request);
        var readings = new LimitReadings(request, List.copyOf(request.weights().keySet()))
                .volatility(risk)
                .valueAtRisk(
                        none(request, risk, limits.method(), limits.valueAtRiskDays()),
                        none(request, risk, limits.method(), 1))
                .drawdown(equityDrawdown, Result.missing(reason))
                .heat(heat)
                .correlation(diversification, List.of())
                .weights();
        return new RiskReport(
                request.settings(),
                new RiskSample(List.of(), 0, Optional.empty(), Optional.empty(), holdings.excluded()),
                risk,
                risk,
                tails,
                Result.missing(reason),
                Result.missing(reason),
                equityDrawdown,
                Result.missing(reason),
                Result.missing(reason),
                diversification,
                java.util.Arrays.stream(TailMethod.values())
                        .map(method -> new BacktestCell(method, Result.missing(reason)))
                        .toList(),
                Result.missing(reason),
                heat,
                readings.sorted(),
                holdings.notes(),
                (report, figure) -> Trails.missing(figure, reason));
    }

    private static Result<TailRisk> none(RiskRequest request, Result<Double> risk, TailMethod method, int days) {
        return risk.map(zero -> new TailRisk(
                method,
                days,
                request.settings().confidence(),
                zero,
                zero,
                0,
                "cash only",
                OptionalDouble.empty(),
                List.of()));
    }

    static Result<Drawdown> equityDrawdown(RiskRequest request) {
        return request.equityCurve()
                .flatMap(curve -> curve.size() > 0 && curve.value(0) > 0
                        ? Result.of(Drawdowns.ofWealth(curve.times(), curve.values()))
                        : Result.missing("The book's past starts without equity."));
    }

    /// The positions of the book; missing where one with a weight is not among them, for sums without it would be
    /// too low.
    static Result<List<HeldPosition>> positions(RiskRequest request) {
        return request.positions().flatMap(positions -> {
            var listed = positions.stream().map(HeldPosition::instrument).collect(Collectors.toSet());
            return request.weights().entrySet().stream()
                    .filter(held -> held.getValue() != 0 && !listed.contains(held.getKey()))
                    .findFirst()
                    .<Result<List<HeldPosition>>>map(
                            held -> Result.missing("The price of " + held.getKey() + " is not known."))
                    .orElseGet(() -> Result.of(positions));
        });
    }

    static Result<Heat> heat(RiskRequest request) {
        return positions(request)
                .flatMap(positions -> Heats.of(
                        positions.stream()
                                .map(held -> new HeatPosition(
                                        held.instrument(),
                                        request.weights().getOrDefault(held.instrument(), 0.0),
                                        held.price(),
                                        held.stop(),
                                        held.averageTrueRange()))
                                .toList(),
                        request.policy().heat()));
    }
}
