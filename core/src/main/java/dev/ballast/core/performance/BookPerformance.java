package dev.ballast.core.performance;

import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// How the book did over a window (ACC-5). Fractions, and money in the book's currency.
///
/// @param window what was asked for
/// @param from start of the time really covered, see [BookSlice]
/// @param to its end: the last valuation
/// @param timeWeighted return without deposits and withdrawals, over the whole time, not annual
/// @param moneyWeighted rate at which the flows grew, see [MoneyWeighted]
/// @param gain change of equity that flows do not explain
/// @param netFlow deposits less withdrawals
/// @param figures of the daily returns between midnights, UTC; missing with fewer than two whole days
/// @param purchases value of the purchases, before fees
/// @param sales value of the sales, before fees
/// @param averageEquity mean over time
/// @param turnover the lesser of purchases and sales ÷ average equity, over the window, not annual: the definition of
///     the SEC's form N-1A, item 13
/// @param utilisation share of equity that was invested, mean over time
public record BookPerformance(
        PerformanceWindow window,
        Instant from,
        Instant to,
        double timeWeighted,
        Result<MoneyWeighted> moneyWeighted,
        double gain,
        double netFlow,
        Result<PerformanceFigures> figures,
        double purchases,
        double sales,
        double averageEquity,
        Result<Double> turnover,
        Result<Double> utilisation) {

    private static final int FEWEST_DAYS = 2;

    /// The book's performance; missing where it has no return, see [BookReturns]. O(points + entries).
    ///
    /// @param points valuations, best those recomputed from the ledger for each midnight, and the present one
    /// @param ledger all entries
    /// @param periodsPerYear days a year of the daily figures: 365 where the book trades every day
    /// @param riskFree annual rate
    public static Result<BookPerformance> of(
            PerformanceWindow window,
            List<EquityPoint> points,
            Collection<? extends LedgerEntry> ledger,
            int periodsPerYear,
            double riskFree) {
        if (points.isEmpty()) {
            return Result.missing("The book has no valuation yet.");
        }
        BookSlice slice = BookSlice.of(window, points, ledger);
        return BookReturns.of(slice.points(), slice.flows(), FlowTiming.DAY_WEIGHTED)
                .map(returns -> of(window, slice, returns, periodsPerYear, riskFree));
    }

    private static BookPerformance of(
            PerformanceWindow window, BookSlice slice, BookReturns returns, int periodsPerYear, double riskFree) {
        double purchases = traded(slice.fills(), Side.BUY);
        double sales = traded(slice.fills(), Side.SELL);
        double seconds = 0;
        double equity = 0;
        double used = 0;
        List<EquityPoint> points = slice.points();
        for (int i = 0; i < returns.periods().size(); i++) {
            PeriodReturn period = returns.periods().get(i);
            EquityPoint after = points.get(points.size() - returns.periods().size() + i);
            double length = Duration.between(period.from(), period.to()).toMillis();
            double invested = after.equity() > 0 ? 1 - after.cash() / after.equity() : 0;
            seconds += length;
            equity += length * period.capital();
            used += length * invested;
        }
        double average = equity / seconds;
        return new BookPerformance(
                window,
                returns.from(),
                returns.to(),
                returns.total(),
                MoneyWeighted.of(flows(slice, returns)),
                returns.gain(),
                returns.periods().stream().mapToDouble(PeriodReturn::netFlow).sum(),
                figures(returns, periodsPerYear, riskFree),
                purchases,
                sales,
                average,
                average > 0
                        ? Result.of(Math.min(purchases, sales) / average)
                        : Result.missing("No turnover: the book was empty."),
                Result.finite(used / seconds, "The capital utilisation"));
    }

    private static double traded(List<Fill> fills, Side side) {
        return fills.stream()
                .filter(fill -> fill.side() == side)
                .mapToDouble(fill -> fill.value().doubleValue())
                .sum();
    }

    /// As an investor in the book sees them: what goes in is negative, what could be taken out at the end positive.
    private static List<TimedFlow> flows(BookSlice slice, BookReturns returns) {
        var flows = new ArrayList<TimedFlow>();
        EquityPoint first = slice.points().getFirst();
        if (first.time().equals(returns.from())) {
            flows.add(new TimedFlow(first.time(), -first.equity()));
        }
        TimedFlow.of(slice.flows()).forEach(flow -> flows.add(new TimedFlow(flow.time(), -flow.amount())));
        flows.add(new TimedFlow(returns.to(), slice.points().getLast().equity()));
        return flows;
    }

    private static Result<PerformanceFigures> figures(BookReturns returns, int periodsPerYear, double riskFree) {
        List<DailyReturn> daily = returns.daily();
        if (daily.size() < FEWEST_DAYS) {
            return Result.missing("Volatility and what follows from it need " + FEWEST_DAYS + " whole days, there are "
                    + daily.size() + ".");
        }
        var times = new ArrayList<Instant>();
        times.add(daily.getFirst().from());
        daily.forEach(each -> times.add(each.to()));
        return Result.of(PerformanceFigures.of(
                times, daily.stream().mapToDouble(DailyReturn::value).toArray(), periodsPerYear, riskFree));
    }
}
