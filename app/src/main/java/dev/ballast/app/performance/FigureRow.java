package dev.ballast.app.performance;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.Said;
import dev.ballast.core.performance.BookPerformance;
import dev.ballast.core.performance.MoneyWeighted;
import dev.ballast.core.performance.PerformanceFigures;
import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.performance.PerformanceWindow;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.series.Drawdown;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// One figure in every window.
///
/// @param name of the figure
/// @param meaning how it is reckoned, for the tooltip
/// @param cells one for each window
record FigureRow(String name, String meaning, Map<PerformanceWindow, Said> cells) {

    /// Daily returns below which an annual figure is written small.
    private static final int FEW = 20;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    FigureRow {
        cells = Map.copyOf(cells);
    }

    Said in(PerformanceWindow window) {
        return Objects.requireNonNull(cells.get(window), "window");
    }

    static List<FigureRow> of(PerformanceReport report) {
        var rows = new ArrayList<FigureRow>();
        rows.add(book(
                report,
                "Return, time-weighted",
                "What 1 in the book grew by, without deposits and withdrawals, over the whole window",
                book -> percent(book.timeWeighted())));
        rows.add(book(
                report,
                "Gain",
                "Change of equity that deposits and withdrawals do not explain, in dollars",
                book -> Said.money(book.gain())));
        rows.add(book(
                report,
                "Return, money-weighted",
                "What the money in the book earned, with its deposits and withdrawals when they came; the tooltip has the"
                        + " annual rate (XIRR)",
                book -> moneyWeighted(book.moneyWeighted())));
        rows.add(annual(
                report,
                "Volatility, annual",
                "Standard deviation of the daily returns × √365",
                figures -> Said.of(Numbers.percent(figures.annualVolatility()), figures.annualVolatility())));
        rows.add(annual(
                report,
                "Sharpe ratio",
                "Annual mean return ÷ annual volatility, above a rate of 0",
                figures -> Said.of(figures.sharpe(), value -> Numbers.signed(value, 2))));
        rows.add(annual(
                report,
                "Sortino ratio",
                "Annual mean return ÷ annual downside deviation below 0",
                figures -> Said.of(figures.sortinoZero(), value -> Numbers.signed(value, 2))));
        rows.add(annual(
                report,
                "Calmar ratio",
                "Compound annual growth ÷ deepest drawdown",
                figures -> Said.of(figures.calmar(), value -> Numbers.signed(value, 2))));
        rows.add(figure(
                report,
                "Deepest drawdown",
                "Largest fall from a peak of the daily values; its dates are in the tooltip",
                figures -> drawdown(figures.drawdown())));
        rows.add(figure(
                report,
                "Longest drawdown",
                "Days from a peak to the return to it, or to today",
                figures -> figures.drawdown()
                        .longest()
                        .map(spell -> Said.of(spell.duration().toDays() + " d").because(dates(spell)))
                        .orElse(Said.of("0 d"))));
        rows.add(book(
                report,
                "Invested",
                "Share of equity that was not cash, mean over time",
                book -> Said.of(book.utilisation(), Numbers::percent)));
        rows.add(book(
                report,
                "Turnover",
                "The lesser of purchases and sales ÷ mean equity, over the window",
                book -> Said.of(book.turnover(), Numbers::percent)));
        rows.add(book(
                report,
                "Deposits less withdrawals",
                "In dollars",
                book -> Said.of(Numbers.signedMoney(book.netFlow()), book.netFlow())));
        return rows;
    }

    private static FigureRow book(
            PerformanceReport report, String name, String meaning, Function<BookPerformance, Said> say) {
        var cells = new EnumMap<PerformanceWindow, Said>(PerformanceWindow.class);
        for (PerformanceWindow window : PerformanceWindow.values()) {
            cells.put(
                    window,
                    switch (report.over(window)) {
                        case Result.Known<BookPerformance>(BookPerformance book) -> say.apply(book);
                        case Result.Missing<BookPerformance>(String reason) -> Said.missing(reason);
                    });
        }
        return new FigureRow(name, meaning, cells);
    }

    private static FigureRow figure(
            PerformanceReport report, String name, String meaning, Function<PerformanceFigures, Said> say) {
        return book(report, name, meaning, book -> switch (book.figures()) {
            case Result.Known<PerformanceFigures>(PerformanceFigures figures) -> say.apply(figures);
            case Result.Missing<PerformanceFigures>(String reason) -> Said.missing(reason);
        });
    }

    /// A figure brought to a year: of few returns it is hardly more than chance, and written so.
    private static FigureRow annual(
            PerformanceReport report, String name, String meaning, Function<PerformanceFigures, Said> say) {
        return figure(report, name, meaning, figures -> {
            Said said = say.apply(figures);
            String count = Numbers.count(figures.observations()) + " daily returns";
            return said.look() == Said.Look.QUIET
                    ? said
                    : figures.observations() < FEW
                            ? said.quiet().because("Of only " + count + ": mostly chance")
                            : said.because("Of " + count);
        });
    }

    private static Said percent(double value) {
        return Said.change(Numbers.signedPercent(value, 2), value);
    }

    private static Said moneyWeighted(Result<MoneyWeighted> result) {
        return switch (result) {
            case Result.Known<MoneyWeighted>(MoneyWeighted known) ->
                new Said(
                        Numbers.signedPercent(known.period(), 2),
                        switch (known.annual()) {
                            case Result.Known<Double>(Double annual) ->
                                "Annual rate " + Numbers.signedPercent(annual, 1);
                            case Result.Missing<Double>(String reason) -> reason;
                        },
                        Said.Look.ofSign(known.period()),
                        known.period());
            case Result.Missing<MoneyWeighted>(String reason) -> Said.missing(reason);
        };
    }

    private static Said drawdown(Drawdown drawdown) {
        return new Said(
                Numbers.percent(drawdown.maximum()),
                drawdown.deepest().map(FigureRow::dates).orElse("No fall"),
                Said.Look.PLAIN,
                drawdown.maximum());
    }

    private static String dates(Drawdown.Spell spell) {
        return "Peak " + DAY.format(spell.peak()) + ", lowest " + DAY.format(spell.trough())
                + spell.recovery().map(back -> ", back " + DAY.format(back)).orElse(", not yet back");
    }
}
