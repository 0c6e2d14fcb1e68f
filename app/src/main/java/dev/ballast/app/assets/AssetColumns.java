package dev.ballast.app.assets;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.FigureColumns;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import dev.ballast.core.market.discovery.QualityScore;
import dev.ballast.core.performance.RunningPerformance;
import dev.ballast.core.rebalance.tilt.AssetTilt;
import dev.ballast.core.result.Result;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Columns of the assets' table; each is sorted by its figure, and rows without it stand as the smallest.
final class AssetColumns {

    private static final PseudoClass STOPPED = PseudoClass.getPseudoClass("outside");

    private AssetColumns() {}

    static List<TableColumn<AssetRow, ?>> create() {
        TableColumn<AssetRow, AssetRow> parts = FigureColumns.drawn(
                "parts",
                "Data, liquidity, calm, age",
                150,
                row -> new ReadOnlyObjectWrapper<>(row).getReadOnlyProperty(),
                ScoreBars::new,
                ScoreBars::show);
        return List.of(
                FigureColumns.text("symbol", "Asset", 100, row -> row.id().symbol()),
                FigureColumns.text("category", "Category", 90, row -> row.instrument()
                        .category()
                        .label()),
                FigureColumns.text(
                        "tier",
                        "Tier",
                        74,
                        row -> AssetRow.name(row.instrument().tier())),
                FigureColumns.text(
                        "given",
                        "By the rule",
                        84,
                        row -> AssetRow.name(row.rule().tier())),
                number(
                        "rank",
                        "Rank",
                        54,
                        row -> row.rank().isPresent()
                                ? Result.of((double) row.rank().getAsInt())
                                : none(),
                        rank -> String.valueOf((int) rank)),
                number(
                        "score",
                        "Score",
                        60,
                        row -> row.score().map(QualityScore::total),
                        score -> String.format(Locale.ROOT, "%.2f", score)),
                parts,
                number("volume", "Volume/d", 84, row -> row.score().map(QualityScore::dailyVolume), Numbers::compact),
                number("month", "30 d", 70, AssetRow::month, AssetColumns::percent),
                number("year", "365 d", 78, AssetRow::year, AssetColumns::percent),
                tilted("running", "Against all", 84, TiltWords::running, AssetColumns::evidence),
                tilted("weight", "Weight ×", 90, TiltWords::cell, weight -> weight.tilt()
                        .map(AssetTilt::multiplier)),
                number("gain", "Gain in book", 96, AssetRow::gain, gain -> Numbers.signedMoney(gain)),
                FigureColumns.text("source", "Price from", 84, AssetRow::source),
                listing(),
                FigureColumns.text("spans", "Stored bars", 205, AssetRow::spans));
    }

    private static TableColumn<AssetRow, String> listing() {
        TableColumn<AssetRow, String> column = FigureColumns.text("listing", "Listed", 245, AssetRow::listing);
        column.setCellFactory(_ -> new TableCell<>() {
            private final Tooltip whole = new Tooltip();

            @Override
            protected void updateItem(@Nullable String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
                whole.setText(item);
                setTooltip(empty || item == null || item.isEmpty() ? null : whole);
                AssetRow row = getTableRow() == null ? null : getTableRow().getItem();
                boolean stopped = !empty && row != null && row.standing() != AssetRow.Standing.ESTIMATED;
                pseudoClassStateChanged(STOPPED, stopped);
            }
        });
        return column;
    }

    private static String percent(double value) {
        return Numbers.signedPercent(value, 1);
    }

    private static Result<Double> evidence(AssetWeight weight) {
        return weight.tilt().flatMap(AssetTilt::performance).map(RunningPerformance::evidence);
    }

    /// A column about the tilt of a weight: sorted by its figure, the reason in its tooltip.
    private static TableColumn<AssetRow, AssetWeight> tilted(
            String id,
            String name,
            double width,
            Function<AssetWeight, String> shown,
            Function<AssetWeight, Result<Double>> figure) {
        TableColumn<AssetRow, AssetWeight> column = SaidColumns.number(
                id,
                name,
                width,
                row -> new ReadOnlyObjectWrapper<>(row.weight()).getReadOnlyProperty(),
                weight -> new Said(shown.apply(weight), TiltWords.why(weight), Said.Look.PLAIN));
        // A figure that is cut is another figure: text columns give way in a narrow window.
        column.setMinWidth(width);
        column.setSortable(true);
        column.setComparator(
                Comparator.comparingDouble(weight -> figure.apply(weight).orElse(Double.NEGATIVE_INFINITY)));
        FigureColumns.writeAs(column, name, row -> shown.apply(row.weight()));
        return column;
    }

    private static Result<Double> none() {
        return Result.missing("not in the table of ranks");
    }

    private static TableColumn<AssetRow, Double> number(
            String id,
            String name,
            double width,
            Function<AssetRow, Result<Double>> value,
            DoubleFunction<String> shown) {
        return FigureColumns.number(id, name, width, row -> value.apply(row).orElse(Double.NaN), shown, 6);
    }
}
