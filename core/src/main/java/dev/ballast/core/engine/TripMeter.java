package dev.ballast.core.engine;

import dev.ballast.core.market.Freshness;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.rebalance.TripPolicy;
import dev.ballast.core.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Measures the losses that can stop trading: today's, and the fall from the peak of the recorded equity.
///
/// Deposits and withdrawals are taken out of both: the daily loss is 1 − E ÷ (E₀ + F) with the flows F since the day's
/// start, the drawdown is that of the index Π (Eₜ − Fₜ) ÷ Eₜ₋₁ over the recorded points. Neither is told while a
/// position has no price of the feed: a stored close is not a loss.
final class TripMeter {

    /// A day's first value may be as old as this: yesterday's last close.
    private static final Duration OLDEST_START = Duration.ofHours(26);

    private final DeskState state;
    private final Analyst analyst;

    TripMeter(DeskState state, Analyst analyst) {
        this.state = state;
        this.analyst = analyst;
    }

    List<TripReading> read(Instant now) {
        TripPolicy trips = state.policy.approval().trips();
        Result<Double> equity = equity(now);
        return List.of(
                new TripReading(
                        TripReading.Kind.DAILY_LOSS,
                        equity.flatMap(value -> dailyLoss(value, now)),
                        trips.dailyLoss(),
                        TradingState.REDUCE_ONLY),
                new TripReading(
                        TripReading.Kind.DRAWDOWN,
                        equity.flatMap(value -> drawdown(value, now)),
                        trips.drawdown(),
                        TradingState.HALTED));
    }

    private Result<Double> equity(Instant now) {
        Valuation valuation = analyst.market(now).value(state.book);
        Optional<String> unpriced = valuation.positions().stream()
                .filter(position -> position.freshness() != Freshness.LIVE && position.freshness() != Freshness.STALE)
                .map(position -> position.instrument() + " has no price of a feed")
                .findFirst();
        if (unpriced.isPresent()) {
            return Result.missing(unpriced.get());
        }
        return valuation.equity() > 0
                ? Result.finite(valuation.equity(), "The equity")
                : Result.missing("The book is empty");
    }

    private Result<Double> dailyLoss(double equity, Instant now) {
        Instant start = now.truncatedTo(ChronoUnit.DAYS);
        EquityPoint base = null;
        for (EquityPoint point : points()) {
            boolean before = !point.time().isAfter(start);
            boolean recent = !point.time().isBefore(start.minus(OLDEST_START));
            if (recent && (before || base == null) && !point.time().isAfter(now)) {
                base = point;
            }
        }
        if (base == null) {
            return Result.missing("No value of the book was recorded since yesterday");
        }
        double invested = base.equity() + new FlowSum(analyst.equity().flows(), base.time()).until(now);
        return invested > 0
                ? Result.finite(1 - equity / invested, "The daily loss")
                : Result.missing("The book was empty at the day's start");
    }

    private Result<Double> drawdown(double equity, Instant now) {
        var points = new ArrayList<>(points());
        points.removeIf(point -> point.time().isAfter(now) || !(point.equity() > 0));
        if (points.isEmpty()) {
            return Result.missing("No value of the book was recorded yet");
        }
        var flows = new FlowSum(analyst.equity().flows(), points.getFirst().time());
        double index = 1;
        double peak = 1;
        for (int i = 1; i <= points.size(); i++) {
            EquityPoint from = points.get(i - 1);
            Instant to = i < points.size() ? points.get(i).time() : now;
            double value = i < points.size() ? points.get(i).equity() : equity;
            index *= Math.max(0, value - flows.until(to)) / from.equity();
            peak = Math.max(peak, index);
        }
        return Result.finite(1 - index / peak, "The drawdown");
    }

    /// Days from stored closes up to the first minute that was recorded, then minutes.
    private List<EquityPoint> points() {
        EquityHistory history = analyst.equity();
        if (history.recorded().isEmpty()) {
            return history.daily();
        }
        Instant first = history.recorded().getFirst().time();
        var points = new ArrayList<EquityPoint>();
        history.daily().stream().filter(point -> point.time().isBefore(first)).forEach(points::add);
        points.addAll(history.recorded());
        return points;
    }

    /// Deposits less withdrawals, summed up from one time to the next while time goes forward. O(flows) in all.
    private static final class FlowSum {

        private final List<CashFlow> flows;
        private int next;

        /// @param flows oldest first
        FlowSum(List<CashFlow> flows, Instant from) {
            this.flows = flows;
            until(from);
        }

        /// Of those after the last time asked for, up to `to`.
        double until(Instant to) {
            double sum = 0;
            while (next < flows.size() && !flows.get(next).time().isAfter(to)) {
                sum += flows.get(next).cashEffect().doubleValue();
                next++;
            }
            return sum;
        }
    }
}
