package dev.ballast.app.optimizer;

import dev.ballast.app.format.Numbers;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// One limit: its name, a slider, and its value to type as a percentage.
final class LimitSetting extends HBox {

    private static final double STEP = 0.01;
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Slider slider;
    private final TextField value = new TextField();
    private final double end;
    private final ToDoubleFunction<Limits> read;
    private final DoubleConsumer write;
    private double now = Double.NaN;
    private boolean showing;

    /// @param end of the slider, a fraction
    LimitSetting(String id, String name, double end, ToDoubleFunction<Limits> read, DoubleConsumer write) {
        super(6);
        this.end = end;
        this.read = read;
        this.write = write;
        setAlignment(Pos.CENTER_LEFT);
        slider = new Slider(0, end, end);
        slider.setId("optimizer-" + id);
        slider.setAccessibleText(name);
        slider.setBlockIncrement(STEP);
        slider.setPrefWidth(96);
        slider.valueProperty().addListener((_, _, next) -> {
            if (!showing) {
                write.accept(Math.round(next.doubleValue() / STEP) * STEP);
            }
        });
        value.setId("optimizer-" + id + "-value");
        value.setAccessibleText(name + " in percent");
        value.getStyleClass().add("limit-field");
        value.setPrefWidth(62);
        value.setMinWidth(62);
        value.setOnAction(_ -> take());
        value.focusedProperty().subscribe(focused -> {
            if (focused) {
                value.selectAll();
            } else {
                tell();
            }
        });
        var title = new Label(name);
        title.getStyleClass().add("room-muted");
        title.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(title, slider, value);
    }

    private void take() {
        String text = value.getText().strip().toLowerCase(Locale.ROOT);
        try {
            double typed = text.isEmpty() || text.equals("free") ? end : Percents.parse(text);
            if (!(typed >= 0 && typed <= end)) {
                throw new IllegalArgumentException("between 0 and " + Numbers.percent(end, 0));
            }
            value.pseudoClassStateChanged(BAD, false);
            write.accept(typed);
        } catch (IllegalArgumentException refused) {
            value.pseudoClassStateChanged(BAD, true);
        }
    }

    void show(Limits limits) {
        double next = read.applyAsDouble(limits);
        if (next == now) {
            return;
        }
        now = next;
        showing = true;
        // A slider under the hand keeps its place: only the value is rounded.
        if (Math.abs(slider.getValue() - now) > STEP) {
            slider.setValue(now);
        }
        showing = false;
        tell();
    }

    private void tell() {
        value.pseudoClassStateChanged(BAD, false);
        // To a hundredth: more would not fit, and what is held in cash is no round figure.
        String text = now >= end ? "free" : Percents.plain(Math.round(now * 1e4) / 1e4) + " %";
        if (!text.equals(value.getText())) {
            value.setText(text);
        }
    }
}
