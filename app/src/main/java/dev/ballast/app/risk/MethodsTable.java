package dev.ballast.app.risk;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.report.RiskFigure;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.TailMeasure;
import dev.ballast.core.risk.tail.LikelihoodRatio;
import dev.ballast.core.risk.tail.TailMethod;
import dev.ballast.core.risk.tail.TailRisk;
import dev.ballast.core.risk.tail.VarBacktest;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// VaR and CVaR by method side by side, with the backtest of each. A click on a figure opens its trail, a click on a
/// name chooses the method of the tiles and the distribution.
final class MethodsTable extends TableView<MethodRow> {

    private static final int ROWS = TailMethod.values().length;
    private static final double HEAD = 30;
    private static final double LONG_HEADING = 72;

    private final RiskViewModel model;
    private final TableColumn<MethodRow, MethodRow.Name> name;
    private final TableColumn<MethodRow, ?> shortRisk;
    private final TableColumn<MethodRow, ?> shortTail;
    private final TableColumn<MethodRow, ?> longRisk;
    private final TableColumn<MethodRow, ?> longTail;
    private final TableColumn<MethodRow, MethodRow.Figures> bars;
    private final Subscription subscription;

    MethodsTable(RiskViewModel model) {
        this.model = model;
        Columns.dense(this, "risk-methods", "VaR and CVaR by method", "", model);
        name = SaidColumns.text("method", "Method", 124, MethodRow::nameProperty, MethodsTable::name);
        shortRisk = figure("var-short", "VaR 1 d", MethodRow.Figures::shortest, TailRisk::valueAtRisk);
        shortTail = figure("cvar-short", "CVaR 1 d", MethodRow.Figures::shortest, TailRisk::conditionalValueAtRisk);
        longRisk = figure("var-long", "VaR 10 d", MethodRow.Figures::longest, TailRisk::valueAtRisk);
        longTail = figure("cvar-long", "CVaR 10 d", MethodRow.Figures::longest, TailRisk::conditionalValueAtRisk);
        bars = FigureColumns.drawn("bars", "VaR, CVaR", 66, MethodRow::figuresProperty, TailBars::new, TailBars::show);
        longTail.setPrefWidth(LONG_HEADING);
        FigureColumns.writeAs(name, "Method", row -> row.method().label());
        TableColumn<MethodRow, MethodRow.Figures> hits = SaidColumns.hint(
                SaidColumns.number(
                        "exceedances", "Exceeded", 74, MethodRow::figuresProperty, MethodsTable::exceedances),
                "Days on which the loss was above the one-day VaR, and how many a right model expects");
        TableColumn<MethodRow, MethodRow.Figures> kupiec = SaidColumns.hint(
                SaidColumns.number(
                        "kupiec",
                        "Kupiec",
                        52,
                        MethodRow::figuresProperty,
                        row -> pValue(row, test -> Result.of(test.proportionOfFailures()))),
                "Kupiec 1995, p-value: probability of so many exceedances, or more unlikely numbers, were the model right");
        TableColumn<MethodRow, MethodRow.Figures> clusters = SaidColumns.hint(
                SaidColumns.number(
                        "christoffersen",
                        "Christoff.",
                        64,
                        MethodRow::figuresProperty,
                        row -> pValue(row, VarBacktest::conditionalCoverage)),
                "Christoffersen 1998, p-value of conditional coverage: right number of exceedances, and not in clusters");
        TableColumn<MethodRow, MethodRow.Figures> verdict =
                SaidColumns.text("verdict", "Backtest", 80, MethodRow::figuresProperty, MethodsTable::verdict);
        getColumns()
                .setAll(List.of(name, shortRisk, shortTail, longRisk, longTail, bars, hits, kupiec, clusters, verdict));
        setItems(FXCollections.observableArrayList(model.methods()));
        getSelectionModel().setCellSelectionEnabled(true);
        double height = HEAD + ROWS * FigureColumns.ROW + 3;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        Ask.on(this, this::explain);
        subscription = model.reportProperty().subscribe(this::rename);
    }

    private static Said name(MethodRow.Name name) {
        String warnings = name.warnings().isEmpty() ? "" : "\n* " + String.join("\n* ", name.warnings());
        return new Said(
                (name.chosen() ? "• " : "")
                        + MethodRow.shortName(name.method())
                        + (name.warnings().isEmpty() ? "" : " *"),
                name.method().label() + "\nClick: show this method in tiles and distribution" + warnings,
                name.chosen() ? Said.Look.CHOSEN : Said.Look.PLAIN);
    }

    private TableColumn<MethodRow, ?> figure(
            String id,
            String heading,
            Function<MethodRow.Figures, Result<TailRisk>> cell,
            ToDoubleFunction<TailRisk> figure) {
        return SaidColumns.number(
                id, heading, 64, MethodRow::figuresProperty, (MethodRow.Figures figures) -> switch (cell.apply(
                        figures)) {
                    case Result.Missing<TailRisk>(String reason) -> Said.missing(reason);
                    case Result.Known<TailRisk>(TailRisk risk) ->
                        new Said(
                                Numbers.percent(figure.applyAsDouble(risk), 2),
                                tip(risk),
                                Said.Look.PLAIN,
                                figure.applyAsDouble(risk));
                });
    }

    private static String tip(TailRisk risk) {
        var text = new StringBuilder(risk.convention())
                .append("\n")
                .append(risk.observations())
                .append(" returns");
        risk.standardError().ifPresent(error -> text.append(", standard error of the VaR ± ")
                .append(Numbers.percent(error, 2)));
        risk.warnings().forEach(warning -> text.append("\n* ").append(warning));
        return text.toString();
    }

    private static Said exceedances(MethodRow.Figures figures) {
        return switch (figures.backtest()) {
            case Result.Missing<VarBacktest>(String reason) -> Said.missing(reason);
            case Result.Known<VarBacktest>(VarBacktest test) ->
                new Said(
                        test.exceedances() + " / " + Numbers.decimal(test.expectedExceedances(), 1),
                        "Exceeded on " + test.exceedances() + " of " + test.forecasts() + " days, "
                                + Numbers.decimal(test.expectedExceedances(), 1) + " expected\n" + test.convention(),
                        Said.Look.PLAIN);
        };
    }

    private static Said pValue(MethodRow.Figures figures, Function<VarBacktest, Result<LikelihoodRatio>> test) {
        Result<LikelihoodRatio> ratio =
                switch (figures.backtest()) {
                    case Result.Missing<VarBacktest>(String reason) -> Result.missing(reason);
                    case Result.Known<VarBacktest>(VarBacktest known) -> test.apply(known);
                };
        return switch (ratio) {
            case Result.Missing<LikelihoodRatio>(String reason) -> Said.missing(reason);
            case Result.Known<LikelihoodRatio>(LikelihoodRatio known) ->
                new Said(
                        known.pValue() < 0.001 ? "< 0.001" : Numbers.decimal(known.pValue(), 3),
                        "Likelihood ratio " + Numbers.decimal(known.statistic(), 3) + ", χ²(" + known.degreesOfFreedom()
                                + ")",
                        known.pValue() < BacktestVerdict.LEVEL ? Said.Look.WARN : Said.Look.PLAIN,
                        known.pValue());
        };
    }

    private static Said verdict(MethodRow.Figures figures) {
        BacktestVerdict verdict = BacktestVerdict.of(figures.backtest());
        return switch (verdict) {
            case NOT_REJECTED -> new Said(verdict.label(), "Neither test rejects the method at 5 %", Said.Look.PLAIN);
            case UNDERSTATED ->
                new Said(verdict.label(), "More exceedances than a right model has: losses are larger", Said.Look.BAD);
            case OVERSTATED ->
                new Said(verdict.label(), "Fewer exceedances than a right model has: too cautious", Said.Look.WARN);
            case CLUSTERED ->
                new Said(verdict.label(), "Exceedances follow one another: slow to see a storm", Said.Look.WARN);
            case UNKNOWN -> new Said(verdict.label(), figures.backtest().reason(), Said.Look.QUIET);
        };
    }

    /// The bars, which repeat the figures and are left out where there is little room.
    TableColumn<MethodRow, ?> bars() {
        return bars;
    }

    private void rename(@Nullable RiskReport report) {
        if (report == null) {
            return;
        }
        List<Integer> horizons = report.settings().horizons();
        shortRisk.setText("VaR " + horizons.getFirst() + " d");
        shortTail.setText("CVaR " + horizons.getFirst() + " d");
        longRisk.setText("VaR " + horizons.getLast() + " d");
        longTail.setText("CVaR " + horizons.getLast() + " d");
    }

    private void explain(MethodRow row, TableColumn<MethodRow, ?> column) {
        RiskReport report = model.reportProperty().get();
        if (report == null) {
            return;
        }
        if (column == name) {
            model.methodProperty().set(row.method());
            return;
        }
        int first = report.settings().horizons().getFirst();
        int last = report.settings().horizons().getLast();
        RiskFigure figure;
        if (column == shortRisk) {
            figure = new RiskFigure.Tail(row.method(), first, TailMeasure.VALUE_AT_RISK);
        } else if (column == shortTail) {
            figure = new RiskFigure.Tail(row.method(), first, TailMeasure.CONDITIONAL_VALUE_AT_RISK);
        } else if (column == longRisk) {
            figure = new RiskFigure.Tail(row.method(), last, TailMeasure.VALUE_AT_RISK);
        } else if (column == longTail) {
            figure = new RiskFigure.Tail(row.method(), last, TailMeasure.CONDITIONAL_VALUE_AT_RISK);
        } else if (column == bars) {
            figure = new RiskFigure.Tail(row.method(), first, TailMeasure.VALUE_AT_RISK);
        } else {
            figure = new RiskFigure.Backtest(row.method());
        }
        model.explain(figure);
    }

    void close() {
        subscription.unsubscribe();
        setItems(FXCollections.emptyObservableList());
    }
}
