package dev.ballast.app.explain;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.Sheet;
import dev.ballast.core.result.ExplainedTable;
import dev.ballast.core.result.ExplainedValue;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import java.util.stream.IntStream;

/// Values of a trail as the trader reads them, and as a spreadsheet takes them.
public final class ValueText {

    private static final int FRACTION_DECIMALS = 4;
    private static final String PRICES = "Prices";

    private ValueText() {}

    /// `1.6500 %`, `−0.00123`, `2024-03-01`: digits enough to recompute by hand.
    public static String of(ExplainedValue value) {
        return switch (value) {
            case ExplainedValue.Fraction(double fraction) -> Numbers.percent(fraction, FRACTION_DECIMALS);
            case ExplainedValue.Plain(double number) ->
                Double.isFinite(number) ? value.text().replace('-', '−') : Numbers.UNKNOWN;
            case ExplainedValue.Amount(double amount, String currency) -> Numbers.money(amount) + " " + currency;
            case ExplainedValue.Count(long count) -> Numbers.count(count);
            case ExplainedValue.Moment _, ExplainedValue.Words _ -> value.text();
        };
    }

    /// All digits for a file: fractions stay fractions.
    static String exact(ExplainedValue value) {
        return switch (value) {
            case ExplainedValue.Fraction(double fraction) -> Double.toString(fraction);
            case ExplainedValue.Plain(double number) -> Double.toString(number);
            case ExplainedValue.Amount(double amount, String _) -> Double.toString(amount);
            case ExplainedValue.Count(long count) -> Long.toString(count);
            case ExplainedValue.Moment _, ExplainedValue.Words _ -> value.text();
        };
    }

    static boolean isNumber(ExplainedValue value) {
        return switch (value) {
            case ExplainedValue.Moment _, ExplainedValue.Words _ -> false;
            case ExplainedValue.Fraction _, ExplainedValue.Plain _, ExplainedValue.Amount _, ExplainedValue.Count _ ->
                true;
        };
    }

    /// A whole table for the clipboard or a file.
    ///
    /// @param origin of the prices, a column of its own; empty for none
    public static Sheet sheet(ExplainedTable table, String origin) {
        var sheet = new Sheet(
                table.columns(),
                IntStream.range(0, table.rows())
                        .mapToObj(row ->
                                table.row(row).stream().map(ValueText::exact).toList())
                        .toList());
        return origin.isEmpty() ? sheet : sheet.with(PRICES, origin);
    }

    /// One level of a trail as text: what stands on screen without the rows of its tables.
    ///
    /// @param origin of the prices; empty for nothing to say
    public static String text(Explanation explanation, String origin) {
        var text = new StringBuilder();
        line(text, explanation.title(), of(explanation.value()));
        line(text, "Formula", explanation.formula());
        line(text, "Convention", explanation.convention());
        line(text, "Source", explanation.source());
        line(text, PRICES, origin);
        for (Input input : explanation.inputs()) {
            switch (input) {
                case Input.Figure(String name, ExplainedValue value, var _) -> line(text, "- " + name, of(value));
                case Input.Table(String name, ExplainedTable table) ->
                    line(text, "- " + name, Numbers.count(table.rows()) + " rows");
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.isBlank()) {
            text.append(name).append(": ").append(value).append('\n');
        }
    }
}
