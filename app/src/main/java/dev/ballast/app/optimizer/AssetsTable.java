package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.optimizer.Columns.Said;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Weights by asset: now, proposed, and between which the methods disagree. A box not ticked, or `L` on a row, keeps an
/// asset from being traded.
final class AssetsTable extends TableView<AssetRow> {

    private final OptimizerViewModel model;

    AssetsTable(OptimizerViewModel model) {
        this.model = model;
        Columns.dense(this, "optimizer-assets", "Weights by asset");
        TableColumn<AssetRow, AssetRow.Figures> trade =
                Columns.text("trade", "Trade", 52, AssetRow::figuresProperty, row -> Said.of(row.symbol()));
        getColumns()
                .setAll(List.of(
                        Columns.text("asset", "Asset", 96, AssetRow::figuresProperty, AssetsTable::asset),
                        Columns.drawn(
                                "bars",
                                "Now, proposed; band: all methods",
                                170,
                                AssetRow::figuresProperty,
                                WeightBars::new,
                                WeightBars::show),
                        weight("now", "Now", AssetRow.Figures::current),
                        weight("proposed", "Proposed", AssetRow.Figures::proposed),
                        Columns.number("change", "Change", 64, AssetRow::figuresProperty, AssetsTable::change),
                        weight("mean", "Mean", AssetRow.Figures::mean),
                        Columns.number("spread", "Least to most", 96, AssetRow::figuresProperty, AssetsTable::spread),
                        Columns.number("limits", "Limits", 96, AssetRow::figuresProperty, AssetsTable::limits),
                        trade));
        setItems(model.assets());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            AssetRow row = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.L && row != null) {
                toggle(row);
                event.consume();
            }
        });
        trade.setCellFactory(_ -> new TradeCell());
    }

    private void toggle(AssetRow row) {
        model.limitsProperty().set(model.limitsProperty().get().toggleLock(row.symbol()));
    }

    private static Said asset(AssetRow.Figures row) {
        return new Said(
                row.symbol(),
                row.category().label() + (row.binding().isEmpty() ? "" : "\nHeld by its " + row.binding()),
                false);
    }

    private static TableColumn<AssetRow, AssetRow.Figures> weight(
            String id, String heading, ToDoubleFunction<AssetRow.Figures> value) {
        return Columns.number(
                id, heading, 62, AssetRow::figuresProperty, row -> Said.of(percent(value.applyAsDouble(row))));
    }

    private static Said change(AssetRow.Figures row) {
        return Said.of(Double.isFinite(row.change()) ? Numbers.signedPercent(row.change(), 1) : Numbers.UNKNOWN);
    }

    private static Said spread(AssetRow.Figures row) {
        return Said.of(Double.isFinite(row.low()) ? percent(row.low()) + " – " + percent(row.high()) : Numbers.UNKNOWN);
    }

    private static Said limits(AssetRow.Figures row) {
        String mark = row.binding().isEmpty() ? "" : "! ";
        return new Said(
                mark + percent(row.least()) + " – " + percent(row.most()),
                row.binding().isEmpty() ? "" : "Binding: " + row.binding(),
                !row.binding().isEmpty());
    }

    private static String percent(double value) {
        return Double.isFinite(value) ? Numbers.percent(value, 1) : Numbers.UNKNOWN;
    }

    /// Whether an asset may be traded, as a box to tick.
    private final class TradeCell extends TableCell<AssetRow, AssetRow.Figures> {

        private final CheckBox box = new CheckBox();

        TradeCell() {
            box.setOnAction(_ -> {
                AssetRow row = getTableRow().getItem();
                if (row != null) {
                    toggle(row);
                }
            });
        }

        @Override
        protected void updateItem(AssetRow.@Nullable Figures item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
            } else {
                box.setSelected(!item.locked());
                box.setId("optimizer-trade-" + item.symbol());
                box.setAccessibleText("Trade " + item.symbol());
                setGraphic(box);
            }
        }
    }
}
