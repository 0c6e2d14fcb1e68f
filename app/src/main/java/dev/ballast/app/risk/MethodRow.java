package dev.ballast.app.risk;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.report.BacktestCell;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.TailRisk;
import dev.ballast.core.risk.tail.VarBacktest;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One method of the tail table: made once, its figures change.
public final class MethodRow {

    /// Figures of one method.
    ///
    /// @param shortest at the first horizon of the report
    /// @param longest at the last one
    /// @param backtest of the one-day value at risk
    /// @param scale largest figure of the whole table, so that the dots of all rows share an axis
    public record Figures(
            Result<TailRisk> shortest, Result<TailRisk> longest, Result<VarBacktest> backtest, double scale) {}

    /// What the method is called and whether tiles and distribution show it.
    ///
    /// @param method which
    /// @param chosen by the trader
    /// @param warnings what limits the validity of its figures
    public record Name(TailMethod method, boolean chosen, List<String> warnings) {}

    private static final String WAITING = "Waiting for the first report";

    private final TailMethod method;
    private final ReadOnlyObjectWrapper<Name> name;
    private final ReadOnlyObjectWrapper<Figures> figures = new ReadOnlyObjectWrapper<>(
            new Figures(Result.missing(WAITING), Result.missing(WAITING), Result.missing(WAITING), 1));

    MethodRow(TailMethod method) {
        this.method = method;
        this.name = new ReadOnlyObjectWrapper<>(new Name(method, false, List.of()));
    }

    void choose(TailMethod chosen) {
        name.set(new Name(method, method == chosen, name.get().warnings()));
    }

    static List<MethodRow> all() {
        return List.of(TailMethod.values()).stream().map(MethodRow::new).toList();
    }

    void show(RiskReport report, double scale) {
        List<Integer> horizons = report.settings().horizons();
        var next = new Figures(
                report.tail(method, horizons.getFirst()),
                report.tail(method, horizons.getLast()),
                report.backtests().stream()
                        .filter(cell -> cell.method() == method)
                        .map(BacktestCell::backtest)
                        .findFirst()
                        .orElseGet(() -> Result.missing("No backtest was made of this method.")),
                scale);
        if (!next.equals(figures.get())) {
            figures.set(next);
        }
        List<String> warnings = Stream.of(next.shortest(), next.longest())
                .flatMap(result -> result.map(TailRisk::warnings).orElse(List.of()).stream())
                .distinct()
                .toList();
        name.set(new Name(method, name.get().chosen(), warnings));
    }

    /// Largest CVaR or VaR of a report, > 0.
    static double scale(RiskReport report) {
        double largest = report.tails().stream()
                .filter(cell -> cell.risk().isKnown())
                .mapToDouble(cell -> cell.risk().orElseThrow().conditionalValueAtRisk())
                .max()
                .orElse(1);
        return largest > 0 ? largest : 1;
    }

    public TailMethod method() {
        return method;
    }

    public ReadOnlyObjectProperty<Name> nameProperty() {
        return name.getReadOnlyProperty();
    }

    /// The name where there is little room.
    static String shortName(TailMethod method) {
        return switch (method) {
            case HISTORICAL -> "Historical";
            case PARAMETRIC_NORMAL -> "Normal";
            case CORNISH_FISHER -> "Cornish–Fisher";
            case FILTERED_HISTORICAL -> "Filtered hist.";
            case MONTE_CARLO_STUDENT_T -> "Monte Carlo t";
        };
    }

    public ReadOnlyObjectProperty<Figures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }
}
