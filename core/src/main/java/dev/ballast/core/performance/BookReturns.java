package dev.ballast.core.performance;

import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Time-weighted return of the book: the returns between valuations, linked (ACC-5).
///
/// Π (1 + r(t)) − 1, each r(t) free of the deposits and withdrawals of its period, as the Global Investment
/// Performance Standards ask for. A valuation holds what was booked before its time. What came before the first
/// valuation starts a period of its own at the first deposit, so that the first day counts too. O(points + flows).
/// Immutable.
public final class BookReturns {

    /// Below this share of the capital that was there, an average of it is an accident of the flows' times.
    private static final double THIN = 0.1;

    private final List<PeriodReturn> periods;

    private BookReturns(List<PeriodReturn> periods) {
        this.periods = List.copyOf(periods);
    }

    /// Returns between the points.
    ///
    /// A period in which day-weighting leaves less than a tenth of the capital (all of it withdrawn right at its
    /// start)
    /// is reckoned with deposits first; [PeriodReturn#timing] says so. Missing where there is nothing to measure,
    /// or
    /// where a valuation is no number or negative.
    ///
    /// @param points in any order
    /// @param flows in any order
    public static Result<BookReturns> of(List<EquityPoint> points, List<CashFlow> flows, FlowTiming timing) {
        List<EquityPoint> ordered =
                points.stream().sorted(Comparator.comparing(EquityPoint::time)).toList();
        for (EquityPoint point : ordered) {
            if (!(point.equity() >= 0 && Double.isFinite(point.equity()))) {
                return Result.missing(
                        "The book's value at " + point.time() + " is " + point.equity() + ": no return is defined.");
            }
        }
        if (ordered.isEmpty()) {
            return Result.missing("The book has no valuation yet.");
        }
        return periods(ordered, TimedFlow.of(flows), timing);
    }

    private static Result<BookReturns> periods(List<EquityPoint> points, List<TimedFlow> flows, FlowTiming timing) {
        var periods = new ArrayList<PeriodReturn>();
        EquityPoint first = points.getFirst();
        if (!flows.isEmpty() && flows.getFirst().time().isBefore(first.time())) {
            Instant inception = flows.getFirst().time();
            periods.add(period(inception, 0, first, flows, timing));
        }
        int next = firstFrom(flows, 0, first.time());
        for (int i = 1; i < points.size(); i++) {
            EquityPoint before = points.get(i - 1);
            EquityPoint after = points.get(i);
            if (!before.time().isBefore(after.time())) {
                return Result.missing("The book has two values at " + after.time() + ".");
            }
            int end = firstFrom(flows, next, after.time());
            periods.add(period(before.time(), before.equity(), after, flows.subList(next, end), timing));
            next = end;
        }
        if (periods.isEmpty()) {
            return Result.missing("The book has one valuation only: a return needs two.");
        }
        for (PeriodReturn period : periods) {
            if (!(period.value() >= -1 && Double.isFinite(period.value()))) {
                return Result.missing("No return from " + period.from() + " to " + period.to() + ": a gain of "
                        + period.gain() + " on a capital of " + period.capital() + ".");
            }
        }
        return Result.of(new BookReturns(periods));
    }

    private static int firstFrom(List<TimedFlow> flows, int start, Instant time) {
        int index = start;
        while (index < flows.size() && flows.get(index).time().isBefore(time)) {
            index++;
        }
        return index;
    }

    private static PeriodReturn period(
            Instant from, double before, EquityPoint after, List<TimedFlow> flows, FlowTiming timing) {
        List<TimedFlow> within = flows.stream()
                .filter(flow -> flow.time().isBefore(after.time()))
                .toList();
        double net = within.stream().mapToDouble(TimedFlow::amount).sum();
        double gain = after.equity() - before - net;
        double present = before
                + within.stream()
                        .mapToDouble(flow -> Math.max(0, flow.amount()))
                        .sum();
        double weighted = before;
        double length = seconds(from, after.time());
        for (TimedFlow flow : within) {
            weighted += flow.amount() * seconds(flow.time(), after.time()) / length;
        }
        boolean dayWeighted = timing == FlowTiming.DAY_WEIGHTED && weighted > THIN * present;
        FlowTiming used = within.isEmpty() || dayWeighted ? timing : FlowTiming.DEPOSITS_FIRST;
        double capital = used == FlowTiming.DAY_WEIGHTED ? weighted : present;
        double value = capital == 0 && gain == 0 ? 0 : gain / capital;
        return new PeriodReturn(from, after.time(), capital, gain, net, used, value);
    }

    private static double seconds(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return duration.getSeconds() + duration.getNano() * 1e-9;
    }

    /// Oldest first, at least one.
    public List<PeriodReturn> periods() {
        return periods;
    }

    /// The linked return over all periods, a fraction ≥ −1.
    public double total() {
        double growth = 1;
        for (PeriodReturn period : periods) {
            growth *= 1 + period.value();
        }
        return growth - 1;
    }

    /// Gain over all periods in the book's currency: what deposits and withdrawals do not explain.
    public double gain() {
        return periods.stream().mapToDouble(PeriodReturn::gain).sum();
    }

    /// The returns between midnights, UTC, linked from the periods within; what comes before the first midnight and
    /// after the last is left out.
    public List<DailyReturn> daily() {
        var daily = new ArrayList<DailyReturn>();
        @Nullable Instant start = null;
        double growth = 1;
        for (PeriodReturn period : periods) {
            if (start == null && isMidnight(period.from())) {
                start = period.from();
            }
            if (start == null) {
                continue;
            }
            growth *= 1 + period.value();
            if (isMidnight(period.to())) {
                daily.add(new DailyReturn(start, period.to(), growth - 1));
                start = period.to();
                growth = 1;
            }
        }
        return daily;
    }

    private static boolean isMidnight(Instant time) {
        return time.equals(time.truncatedTo(ChronoUnit.DAYS));
    }

    public Instant from() {
        return periods.getFirst().from();
    }

    public Instant to() {
        return periods.getLast().to();
    }
}
