package dev.ballast.app.positions;

import dev.ballast.core.market.Freshness;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// The symbol, with an icon and a tooltip while its price cannot be trusted.
final class SymbolCell extends TableCell<PositionRow, Object> {

    private final FontIcon icon = new FontIcon();
    private final Tooltip reason = new Tooltip();
    private Subscription following = Subscription.EMPTY;

    SymbolCell() {
        getStyleClass().addAll("text-cell", "symbol-cell");
        icon.getStyleClass().add("freshness-icon");
    }

    @Override
    protected void updateItem(@Nullable Object value, boolean empty) {
        super.updateItem(value, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        TableRow<PositionRow> tableRow = getTableRow();
        PositionRow row = tableRow == null ? null : tableRow.getItem();
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
            return;
        }
        setText(row.symbol());
        following = row.freshnessProperty().subscribe(this::show);
    }

    private void show(Freshness freshness) {
        switch (freshness) {
            case LIVE -> {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            case STALE -> icon.setIconCode(Material2AL.ACCESS_TIME);
            case DEAD -> icon.setIconCode(Material2AL.HOURGLASS_EMPTY);
            case MISSING -> icon.setIconCode(Material2MZ.REPORT_PROBLEM);
        }
        reason.setText(explain(freshness));
        setGraphic(icon);
        setTooltip(reason);
        setAccessibleText(getText() + ", " + reason.getText());
    }

    static String explain(Freshness freshness) {
        return switch (freshness) {
            case LIVE -> "Live price";
            case STALE -> "Stale: the price is older than the freshness limit. Proposals on it cannot be approved.";
            case DEAD -> "Dead: the price is far too old, or a stored close. Its age stands in the last column.";
            case MISSING -> "No price: value and gains are not known and are left out of every total.";
        };
    }
}
