package dev.ballast.app.positions;

import dev.ballast.app.fx.Flash;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A cell of one field: writes its text, marks the sign, flashes when its own row's price moves.
class FigureCell extends TableCell<PositionRow, Object> {

    private static final PseudoClass POSITIVE = PseudoClass.getPseudoClass("positive");
    private static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");
    private static final PseudoClass OUTSIDE = PseudoClass.getPseudoClass("outside");

    private final PositionField field;
    private final Flash flash;
    private @Nullable PositionRow shownRow;
    private double shownPrice = Double.NaN;

    FigureCell(PositionField field, Flash flash) {
        this.field = field;
        this.flash = flash;
        getStyleClass().add(field.kind() == PositionField.Kind.TEXT ? "text-cell" : "number-cell");
    }

    @Override
    protected void updateItem(@Nullable Object value, boolean empty) {
        super.updateItem(value, empty);
        TableRow<PositionRow> tableRow = getTableRow();
        PositionRow row = tableRow == null ? null : tableRow.getItem();
        if (empty || value == null || row == null) {
            clear();
            return;
        }
        String text = PositionCells.text(field.kind(), row, value);
        if (!text.equals(getText())) {
            setText(text);
        }
        boolean day = field == PositionField.DAY_CHANGE || field == PositionField.DAY_GAIN;
        explain(day && Double.isNaN(PositionCells.number(value)) ? row.dayReason() : "");
        mark(row, PositionCells.number(value));
        if (field.kind() == PositionField.Kind.LIVE_PRICE) {
            flash(row, PositionCells.number(value));
        }
    }

    /// Shows nothing.
    void clear() {
        setText(null);
        setTooltip(null);
        pseudoClassStateChanged(POSITIVE, false);
        pseudoClassStateChanged(NEGATIVE, false);
        pseudoClassStateChanged(OUTSIDE, false);
        flash.clear(this);
        shownRow = null;
        shownPrice = Double.NaN;
    }

    /// Most cells never need a tooltip: it is made for the first reason.
    private void explain(String reason) {
        if (reason.isEmpty()) {
            setTooltip(null);
        } else if (getTooltip() == null) {
            setTooltip(new Tooltip(reason));
        } else {
            getTooltip().setText(reason);
        }
    }

    private void mark(PositionRow row, double number) {
        switch (field.kind()) {
            case SIGNED_MONEY, CHANGE -> {
                pseudoClassStateChanged(POSITIVE, number > 0);
                pseudoClassStateChanged(NEGATIVE, number < 0);
            }
            case DRIFT ->
                pseudoClassStateChanged(
                        OUTSIDE, Math.abs(number) > row.bandProperty().get());
            case TEXT, QUANTITY, PRICE, LIVE_PRICE, MONEY, PERCENT, WEIGHT, AGE -> {}
        }
    }

    private void flash(PositionRow row, double price) {
        if (row.equals(shownRow)) {
            // The row's own move, as the arrow beside the price: a cell may see several prices at once.
            flash.show(this, price == shownPrice ? 0 : row.lastMove());
        } else {
            flash.clear(this);
            shownRow = row;
        }
        shownPrice = price;
    }
}
