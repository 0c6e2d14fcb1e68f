package dev.ballast.app.positions;

import dev.ballast.app.fx.Flash;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A weight as a bar behind its number; the full width is the book's largest weight.
final class WeightCell extends FigureCell {

    private final ObservableDoubleValue fullBar;
    private final Region bar = new Region();
    private final Pane track = new Pane();
    private double weight = Double.NaN;

    /// @param fullBar weight at which the bar is as wide as the cell
    WeightCell(PositionField field, Flash flash, ObservableDoubleValue fullBar) {
        super(field, flash);
        this.fullBar = fullBar;
        bar.getStyleClass().add("weight-bar");
        bar.setManaged(false);
        // Takes no room of its own; a graphic that is not managed would not be shown at all.
        track.getChildren().add(bar);
        setGraphic(track);
        setGraphicTextGap(0);
        setContentDisplay(ContentDisplay.LEFT);
        getStyleClass().add("weight-cell");
    }

    @Override
    protected void updateItem(@Nullable Object value, boolean empty) {
        super.updateItem(value, empty);
        double now = empty || value == null ? Double.NaN : PositionCells.number(value);
        if (Double.compare(now, weight) != 0) {
            weight = now;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double part = Double.isNaN(weight) ? 0 : Math.clamp(weight / fullBar.get(), 0, 1);
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        bar.setVisible(part > 0);
        bar.resizeRelocate(
                snappedLeftInset() - track.getLayoutX(),
                getHeight() - 5 - track.getLayoutY(),
                Math.max(1, room * part),
                2);
    }
}
