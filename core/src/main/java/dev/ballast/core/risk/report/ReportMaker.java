package dev.ballast.core.risk.report;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.heat.Heat;
import dev.ballast.core.risk.liquidity.Liquidities;
import dev.ballast.core.risk.liquidity.Liquidities.HorizonRisk;
import dev.ballast.core.risk.liquidity.Liquidity;
import dev.ballast.core.risk.liquidity.LiquidityPosition;
import dev.ballast.core.risk.series.DatedSeries;
import dev.ballast.core.risk.series.Drawdown;
import dev.ballast.core.risk.series.Drawdowns;
import dev.ballast.core.risk.tail.SaleTail;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.TailRisk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Makes the report of a portfolio that has a sample.
final class ReportMaker {

    private final RiskRequest request;
    private final RiskSettings settings;
    private final Holdings holdings;
    private final Estimates estimates;
    private final TailEstimator tail;

    ReportMaker(RiskRequest request, Holdings holdings, Estimates estimates) {
        this.request = request;
        this.settings = request.settings();
        this.holdings = holdings;
        this.estimates = estimates;
        this.tail = new TailEstimator(estimates.portfolio, settings);
    }

    RiskReport make() {
        double daily = estimates.portfolioDeviation();
        Result<Double> annual = Result.finite(daily * Math.sqrt(settings.periodsPerYear()), "The annual volatility");
        List<TailCell> tails = tails();
        Result<Contributions> contributions = Parts.of(estimates, request.categories(), settings);
        Result<Drawdown> drawdown = drawdown();
        Diversification diversification =
                Spreads.of(estimates, request.policy().limits().majorWeight());
        Result<Heat> heat = RiskReports.heat(request);
        Result<Drawdown> equityDrawdown = RiskReports.equityDrawdown(request);
        Result<Beta> beta = request.benchmark()
                .flatMap(benchmark -> Betas.of(estimates.sample.times(), estimates.portfolio, benchmark));
        var limits = request.policy().limits();
        var readings = new LimitReadings(request, carriers(contributions))
                .volatility(annual)
                .valueAtRisk(limitTail(tails, limits.valueAtRiskDays()), limitTail(tails, 1))
                .drawdown(equityDrawdown, drawdown)
                .heat(heat)
                .correlation(diversification, Spreads.majorPairs(estimates, limits.majorWeight()))
                .weights();
        return new RiskReport(
                settings,
                new RiskSample(
                        estimates.instruments,
                        estimates.observations(),
                        Optional.of(estimates.sample.times().getFirst()),
                        Optional.of(estimates.sample.times().getLast()),
                        holdings.excluded()),
                Result.finite(daily, "The daily volatility"),
                annual,
                tails,
                contributions,
                drawdown,
                equityDrawdown,
                Result.of(DatedSeries.of(estimates.returnTimes(), estimates.portfolio)),
                beta,
                diversification,
                Backtests.of(estimates, tail.garch(), settings),
                liquidity(tails),
                heat,
                readings.sorted(),
                holdings.notes(),
                new RiskTrails(request, new SampleTrails(estimates), new TailTrails(estimates, tail, settings)));
    }

    private List<TailCell> tails() {
        var cells = new ArrayList<TailCell>();
        for (TailMethod method : TailMethod.values()) {
            for (int days : settings.horizons()) {
                cells.add(new TailCell(method, days, tail.estimate(method, days, settings.confidence())));
            }
        }
        return cells;
    }

    /// The figure a limit is about: that of the table where it is the same, else computed for it.
    private Result<TailRisk> limitTail(List<TailCell> tails, int days) {
        var limits = request.policy().limits();
        if (limits.confidence() == settings.confidence()) {
            for (TailCell cell : tails) {
                if (cell.method() == limits.method() && cell.horizonDays() == days) {
                    return cell.risk();
                }
            }
        }
        return tail.estimate(limits.method(), days, limits.confidence());
    }

    private Result<Drawdown> drawdown() {
        double wealth = 1;
        for (double each : estimates.portfolio) {
            wealth *= Math.max(0, 1 + each);
        }
        return Double.isFinite(wealth)
                ? Result.of(Drawdowns.ofReturns(estimates.sample.times(), estimates.portfolio))
                : Result.missing("The portfolio's past grows beyond all numbers: a price series is broken.");
    }

    /// Positions with more than an equal share of the variance, largest first.
    private static List<InstrumentId> carriers(Result<Contributions> contributions) {
        return switch (contributions) {
            case Result.Missing<Contributions>(String reason) -> List.of();
            case Result.Known<Contributions>(Contributions parts) ->
                parts.assets().stream()
                        .filter(part -> part.share() * parts.assets().size() >= 1 - 1e-9)
                        .sorted(Comparator.comparingDouble(Contribution::share)
                                .reversed()
                                .thenComparing(Contribution::name))
                        .map(part -> InstrumentId.of(part.name()))
                        .toList();
        };
    }

    private Result<Liquidity> liquidity(List<TailCell> tails) {
        return RiskReports.positions(request).flatMap(positions -> request.equity()
                .flatMap(equity -> equity > 0
                        ? Result.of(liquidity(positions, equity, tails))
                        : Result.missing("Equity must be > 0, was " + equity + ".")));
    }

    private Liquidity liquidity(List<HeldPosition> positions, double equity, List<TailCell> tails) {
        List<HorizonRisk> risks = tails.stream()
                .filter(cell -> cell.method() == TailMethod.HISTORICAL)
                .map(cell -> new HorizonRisk(cell.horizonDays(), cell.risk().map(TailRisk::valueAtRisk)))
                .toList();
        return Liquidities.of(
                positions.stream()
                        .map(held -> new LiquidityPosition(
                                held.instrument(),
                                held.value(),
                                held.dailyVolume(),
                                held.halfSpread(),
                                volatility(held.instrument())))
                        .toList(),
                equity,
                request.policy().liquidity(),
                risks,
                days -> whileSelling(positions, days));
    }

    private Result<Double> volatility(InstrumentId instrument) {
        int asset = estimates.instruments.indexOf(instrument);
        return asset < 0
                ? Result.missing(instrument + " has no usable history.")
                : Result.of(estimates.deviation(asset));
    }

    private Result<Double> whileSelling(List<HeldPosition> positions, List<Double> days) {
        double[] perAsset = IntStream.range(0, estimates.size())
                .mapToDouble(asset -> daysOf(estimates.instruments.get(asset), positions, days))
                .toArray();
        return Result.of(SaleTail.valueAtRisk(
                estimates.weights.getData().clone(), perAsset, estimates.covariance, settings.confidence()));
    }

    private static double daysOf(InstrumentId instrument, List<HeldPosition> positions, List<Double> days) {
        for (int i = 0; i < positions.size(); i++) {
            if (positions.get(i).instrument().equals(instrument)) {
                return days.get(i);
            }
        }
        return 0;
    }
}
