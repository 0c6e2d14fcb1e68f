package dev.ballast.app.risk;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.limits.LimitSide;
import dev.ballast.core.risk.limits.LimitStatus;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Every limit: what was measured, the limit in this regime, how much of it is used and what that means.
final class LimitsTable extends TableView<LimitRow> {

    private final TableColumn<LimitRow, LimitReading> base = SaidColumns.hint(
            SaidColumns.number("base", "Base × factor", 100, LimitRow::readingProperty, LimitsTable::base),
            "The limit in an ordinary market and what the regime makes of it");

    LimitsTable(RiskViewModel model) {
        Columns.dense(this, "risk-limits", "Limits", "No limits yet", model);
        getColumns()
                .setAll(List.of(
                        SaidColumns.text("limit", "Limit", 150, LimitRow::readingProperty, LimitsTable::name),
                        SaidColumns.number("value", "Value", 62, LimitRow::readingProperty, LimitsTable::value),
                        SaidColumns.hint(
                                SaidColumns.number(
                                        "effective", "Limit now", 72, LimitRow::readingProperty, LimitsTable::limit),
                                "The limit in the present regime"),
                        base,
                        FigureColumns.drawn("use", "Used", 58, LimitRow::readingProperty, UseBar::new, UseBar::show),
                        SaidColumns.text("status", "Status", 82, LimitRow::readingProperty, LimitsTable::status)));
        setItems(model.limits());
        Ask.on(this, (row, _) -> model.explain(row.figure()));
    }

    /// What the limit was made from, which its trail says too: left out where there is little room.
    TableColumn<LimitRow, ?> base() {
        return base;
    }

    private static Said name(LimitReading reading) {
        if (reading.subject().equals(LimitReading.PORTFOLIO)) {
            return new Said(reading.kind().label(), reading.kind().label() + "\n" + reading.measure(), Said.Look.PLAIN);
        }
        String text = reading.kind().label() + " " + reading.subject();
        return new Said(
                reading.kind() == LimitKind.PAIR_CORRELATION ? pair(reading.subject()) : text,
                text + "\n" + reading.measure(),
                Said.Look.PLAIN);
    }

    /// `Pair ETH / BTC`: both names whole; what they are quoted in says nothing here, and the tooltip has it.
    static String pair(String subject) {
        return "Pair " + subject.replaceAll("-(USDT|USDC|USD|EUR)\\b", "");
    }

    private static Said value(LimitReading reading) {
        return switch (reading.value()) {
            case Result.Missing<Double>(String reason) -> Said.missing(reason);
            case Result.Known<Double>(Double known) ->
                new Said(figure(reading.kind(), known), reading.measure(), Said.Look.PLAIN, known);
        };
    }

    private static Said limit(LimitReading reading) {
        String sign = reading.kind().side() == LimitSide.CEILING ? "≤ " : "≥ ";
        return Said.of(sign + figure(reading.kind(), reading.effective()), reading.effective());
    }

    private static Said base(LimitReading reading) {
        String sign = reading.kind().side() == LimitSide.CEILING ? " × " : " ÷ ";
        return new Said(
                figure(reading.kind(), reading.base()) + sign + Numbers.decimal(reading.factor(), 1),
                "base" + sign + "factor of the regime " + Numbers.decimal(reading.factor(), 2),
                Said.Look.QUIET);
    }

    private static Said status(LimitReading reading) {
        String used = reading.used()
                .map(share -> Numbers.percent(share, 0) + " of the limit used")
                .orElse("");
        String offenders = reading.offenders().isEmpty() ? "" : "\nstart with " + reading.offenders();
        return switch (reading.status()) {
            case OK -> new Said("✓ ok", used, Said.Look.PLAIN);
            case WARNING -> new Said("! warning", used + offenders, Said.Look.WARN);
            case BREACH -> new Said("× breach", used + offenders, Said.Look.BAD);
            case UNKNOWN -> new Said("? unknown", reading.value().reason(), Said.Look.WARN);
        };
    }

    private static String figure(LimitKind kind, double value) {
        return kind == LimitKind.PAIR_CORRELATION ? Numbers.decimal(value, 2) : Numbers.percent(value);
    }

    /// `2 breached, 1 near, 9 kept`, in words.
    static String summary(List<LimitReading> readings) {
        long breached = count(readings, LimitStatus.BREACH);
        long near = count(readings, LimitStatus.WARNING);
        long unknown = count(readings, LimitStatus.UNKNOWN);
        return breached + " breached, " + near + " near" + (unknown == 0 ? "" : ", " + unknown + " unknown");
    }

    private static long count(List<LimitReading> readings, LimitStatus status) {
        return readings.stream().filter(reading -> reading.status() == status).count();
    }

    void close() {
        setItems(FXCollections.emptyObservableList());
    }
}
