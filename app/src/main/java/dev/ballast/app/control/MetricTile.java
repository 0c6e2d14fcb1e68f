package dev.ballast.app.control;

import dev.ballast.app.format.Numbers;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One figure: a title, the number large, what it changed by, and room for a sparkline at the right.
public final class MetricTile extends HBox {

    private final Label title = new Label();
    private final Label value = new Label(Numbers.UNKNOWN);
    private final Label detail = new Label();

    public MetricTile(String title) {
        getStyleClass().add("bal-metric");
        this.title.setText(title);
        this.title.getStyleClass().add("bal-metric-title");
        value.getStyleClass().add("bal-metric-value");
        value.setMinWidth(USE_PREF_SIZE);
        detail.getStyleClass().add("bal-metric-detail");
        var texts = new VBox(this.title, value, detail);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        getChildren().add(texts);
        setAlignment(Pos.CENTER_LEFT);
        setMaxWidth(Double.MAX_VALUE);
        setFocusTraversable(false);
    }

    /// The number, already formatted.
    public void setValue(String text) {
        if (!text.equals(value.getText())) {
            value.setText(text);
            setAccessibleText(title.getText() + " " + text);
        }
        value.setTooltip(null);
    }

    /// No number; the reason shows on hovering.
    public void setUnknown(String reason) {
        value.setText(Numbers.UNKNOWN);
        value.setTooltip(new Tooltip(reason));
        setAccessibleText(title.getText() + " unknown: " + reason);
    }

    /// Tints the number itself: for a profit or a limit.
    public void setTone(Tone tone) {
        Tones.apply(value, tone);
    }

    /// The small line below.
    public void setDetail(String text, Tone tone) {
        if (!text.equals(detail.getText())) {
            detail.setText(text);
        }
        Tones.apply(detail, tone);
    }

    /// Something small at the right, such as a [Sparkline].
    public void setGraphic(Node graphic) {
        getChildren().setAll(getChildren().getFirst(), graphic);
    }
}
