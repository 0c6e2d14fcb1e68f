package dev.ballast.app.risk;

import dev.ballast.app.control.Tone;
import dev.ballast.app.format.Numbers;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.heat.Heat;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.limits.LimitStatus;
import dev.ballast.core.risk.report.Beta;
import dev.ballast.core.risk.report.RiskFigure;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.TailMeasure;
import dev.ballast.core.risk.series.Drawdown;
import dev.ballast.core.risk.tail.TailRisk;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The figures along the top: ten in a row, or five where the room is narrow.
final class TileStrip extends GridPane {

    private static final double NARROW = 1000;
    private static final int MANY = 10;
    private static final double ROUNDING = 1e-9;

    private final RiskViewModel model;
    private final RiskTile volatility;
    private final RiskTile shortRisk;
    private final RiskTile longRisk;
    private final RiskTile shortTail;
    private final RiskTile longTail;
    private final RiskTile drawdown;
    private final RiskTile ratio;
    private final RiskTile bets;
    private final RiskTile beta;
    private final RiskTile heat;
    private final List<RiskTile> tiles;
    private final Subscription subscription;
    private int columns;

    TileStrip(RiskViewModel model) {
        super(8, 8);
        this.model = model;
        setMinWidth(0);
        volatility = tile("volatility", "Volatility", new RiskFigure.Volatility());
        shortRisk = tail("var-short", TailMeasure.VALUE_AT_RISK, List::getFirst);
        longRisk = tail("var-long", TailMeasure.VALUE_AT_RISK, List::getLast);
        shortTail = tail("cvar-short", TailMeasure.CONDITIONAL_VALUE_AT_RISK, List::getFirst);
        longTail = tail("cvar-long", TailMeasure.CONDITIONAL_VALUE_AT_RISK, List::getLast);
        drawdown = tile("drawdown", "Drawdown", new RiskFigure.DrawdownDepth());
        ratio = tile("diversification", "Diversification", new RiskFigure.Spread());
        bets = tile("bets", "Effective bets", new RiskFigure.Spread());
        beta = tile("beta", "Beta", new RiskFigure.BenchmarkBeta());
        heat = tile("heat", "Heat", new RiskFigure.OpenRisk());
        tiles = List.of(volatility, shortRisk, longRisk, shortTail, longTail, drawdown, ratio, bets, beta, heat);
        arrange(MANY);
        widthProperty().addListener((_, _, width) -> arrange(width.doubleValue() < NARROW ? MANY / 2 : MANY));
        subscription = Subscription.combine(
                model.reportProperty().subscribe(_ -> show()),
                model.methodProperty().subscribe(_ -> show()),
                model.equityProperty().subscribe(_ -> show()));
    }

    private RiskTile tile(String id, String name, RiskFigure figure) {
        return new RiskTile("risk-tile-" + id, name, () -> model.explain(figure));
    }

    private interface Pick {
        Integer of(List<Integer> horizons);
    }

    private RiskTile tail(String id, TailMeasure measure, Pick horizon) {
        return new RiskTile("risk-tile-" + id, measure.label(), () -> {
            RiskReport report = model.reportProperty().get();
            if (report != null) {
                int days = horizon.of(report.settings().horizons());
                model.explain(new RiskFigure.Tail(model.methodProperty().get(), days, measure));
            }
        });
    }

    private void arrange(int wanted) {
        if (wanted == columns) {
            return;
        }
        columns = wanted;
        getChildren().clear();
        getColumnConstraints().clear();
        for (int i = 0; i < columns; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            getColumnConstraints().add(column);
        }
        for (int i = 0; i < tiles.size(); i++) {
            add(tiles.get(i), i % columns, i / columns);
        }
    }

    private void show() {
        RiskReport report = model.reportProperty().get();
        if (report == null) {
            return;
        }
        Optional<LimitReading> limit = limit(report, LimitKind.ANNUAL_VOLATILITY);
        volatility.show(
                report.annualVolatility(),
                Numbers::percent,
                _ -> limit.map(TileStrip::words).orElse("a year"),
                limit.map(TileStrip::tone).orElse(Tone.NEUTRAL),
                "annual, standard deviation of the daily returns at today's weights");
        List<Integer> horizons = report.settings().horizons();
        tail(shortRisk, report, horizons.getFirst(), TailMeasure.VALUE_AT_RISK, TailRisk::valueAtRisk);
        tail(longRisk, report, horizons.getLast(), TailMeasure.VALUE_AT_RISK, TailRisk::valueAtRisk);
        tail(
                shortTail,
                report,
                horizons.getFirst(),
                TailMeasure.CONDITIONAL_VALUE_AT_RISK,
                TailRisk::conditionalValueAtRisk);
        tail(
                longTail,
                report,
                horizons.getLast(),
                TailMeasure.CONDITIONAL_VALUE_AT_RISK,
                TailRisk::conditionalValueAtRisk);
        showSpread(report);
    }

    private void showSpread(RiskReport report) {
        drawdown.show(
                report.drawdown(),
                (Drawdown fall) -> Numbers.percent(-fall.current()),
                fall -> "worst " + Numbers.percent(-fall.maximum()),
                Tone.NEUTRAL,
                "below the peak of the past at today's weights, rebalanced daily");
        ratio.show(
                report.diversification().ratio(),
                known -> Numbers.decimal(known, 2),
                _ -> "ratio, 1 is none",
                Tone.NEUTRAL,
                "weighted average of the assets' volatilities ÷ the portfolio's volatility");
        bets.show(
                report.diversification().effectiveBets(),
                known -> Numbers.decimal(known, 1),
                _ -> "of " + report.sample().instruments().size() + " assets",
                Tone.NEUTRAL,
                "number of independent sources of risk that would spread it as evenly");
        beta.show(
                report.beta(),
                (Beta known) -> Numbers.decimal(known.beta(), 2),
                known -> "to " + known.benchmark(),
                Tone.NEUTRAL,
                "change of the portfolio per change of the benchmark, least squares");
        Optional<LimitReading> limit = limit(report, LimitKind.HEAT);
        heat.show(
                report.heat(),
                (Heat known) -> Numbers.percent(known.total()),
                _ -> limit.map(TileStrip::words).orElse("of equity"),
                limit.map(TileStrip::tone).orElse(Tone.NEUTRAL),
                "loss if every stop is reached at once, of equity");
    }

    private void tail(
            RiskTile tile, RiskReport report, int days, TailMeasure measure, ToDoubleFunction<TailRisk> figure) {
        String level = confidence(report.settings().confidence());
        tile.name(measure.label() + number(report.settings().confidence()) + " " + days + " d");
        Result<TailRisk> risk = report.tail(model.methodProperty().get(), days);
        tile.show(
                risk,
                known -> Numbers.percent(figure.applyAsDouble(known), 2),
                known -> money(
                        figure.applyAsDouble(known) * model.equityProperty().get()),
                Tone.NEUTRAL,
                sentence(measure, level, days) + "; "
                        + model.methodProperty().get().label());
    }

    private static String sentence(TailMeasure measure, String level, int days) {
        String time = days == 1 ? "one day" : days + " days";
        return switch (measure) {
            case VALUE_AT_RISK -> "loss that is not exceeded over " + time + " with a probability of " + level;
            case CONDITIONAL_VALUE_AT_RISK -> "mean loss over " + time + " in the cases beyond the VaR " + level;
        };
    }

    /// `95 %`, `97.5 %`.
    static String confidence(double level) {
        return number(level) + " %";
    }

    /// `95`, `97.5`: as it is set in `VaR95`.
    private static String number(double level) {
        double percent = level * 100;
        return Numbers.decimal(percent, Math.abs(percent - Math.rint(percent)) < ROUNDING ? 0 : 1);
    }

    private static String money(double amount) {
        return Double.isFinite(amount) ? Numbers.decimal(amount, 0) + " USD" : Numbers.UNKNOWN;
    }

    private static Optional<LimitReading> limit(RiskReport report, LimitKind kind) {
        return report.limits().stream()
                .filter(reading -> reading.kind() == kind)
                .findFirst();
    }

    private static String words(LimitReading reading) {
        String limit = Numbers.percent(reading.effective());
        return switch (reading.status()) {
            case OK -> "✓ limit " + limit;
            case WARNING -> "! near " + limit;
            case BREACH -> "× over " + limit;
            case UNKNOWN -> "limit " + limit;
        };
    }

    static Tone tone(LimitReading reading) {
        return tone(reading.status());
    }

    static Tone tone(@Nullable LimitStatus status) {
        return switch (status) {
            case BREACH -> Tone.BAD;
            case WARNING -> Tone.WARN;
            case OK, UNKNOWN -> Tone.NEUTRAL;
            case null -> Tone.NEUTRAL;
        };
    }

    void close() {
        subscription.unsubscribe();
    }
}
