package dev.ballast.app.correlation;

import dev.ballast.core.statistics.CorrelationSettings;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Estimator, decay, lookback and scope.
final class SettingsBar extends HBox {

    private final Subscription subscription;

    SettingsBar(CorrelationViewModel model) {
        super(18);
        getStyleClass().add("settings-bar");
        setAlignment(Pos.CENTER_LEFT);
        HBox estimator = choice(
                "Estimator",
                List.of(CorrelationSettings.Estimator.values()),
                estimate -> estimate == CorrelationSettings.Estimator.SAMPLE ? "Sample" : "EWMA",
                model.estimatorProperty(),
                model.estimatorProperty()::set);
        HBox lookback = choice(
                "Lookback, days",
                CorrelationViewModel.LOOKBACKS,
                String::valueOf,
                model.lookbackProperty().asObject(),
                model.lookbackProperty()::set);
        HBox scope = choice(
                "Instruments",
                List.of(Scope.values()),
                Scope::label,
                model.scopeProperty(),
                model.scopeProperty()::set);
        var factory = new SpinnerValueFactory.DoubleSpinnerValueFactory(
                0.80, 0.99, model.decayProperty().get(), 0.01);
        factory.setConverter(new DecayConverter());
        var decay = new Spinner<Double>(factory);
        decay.setId("correlation-decay");
        decay.setEditable(true);
        decay.setPrefWidth(92);
        decay.setAccessibleText("Decay of the exponential weights");
        decay.disableProperty().bind(model.estimatorProperty().isNotEqualTo(CorrelationSettings.Estimator.EWMA));
        var busy = new Label("estimating …");
        busy.getStyleClass().add("room-muted");
        busy.visibleProperty().bind(model.busyProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(estimator, named("λ", decay), lookback, scope, gap, busy);
        subscription = Subscription.combine(
                factory.valueProperty().subscribe(value -> model.decayProperty().set(value)), () -> {
                    busy.visibleProperty().unbind();
                    decay.disableProperty().unbind();
                });
    }

    private static HBox named(String name, Region control) {
        var label = new Label(name);
        label.getStyleClass().add("room-muted");
        var box = new HBox(8, label, control);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static <T> HBox choice(
            String name, List<T> options, Function<T, String> label, ObservableValue<T> value, Consumer<T> choose) {
        var group = new ToggleGroup();
        var buttons = new HBox();
        for (int i = 0; i < options.size(); i++) {
            T option = options.get(i);
            var button = new ToggleButton(label.apply(option));
            button.setToggleGroup(group);
            button.getStyleClass().add(i == 0 ? "left-pill" : i == options.size() - 1 ? "right-pill" : "center-pill");
            button.setAccessibleText(name + " " + label.apply(option));
            button.setSelected(option.equals(value.getValue()));
            button.setOnAction(_ -> {
                button.setSelected(true);
                choose.accept(option);
            });
            buttons.getChildren().add(button);
        }
        return named(name, buttons);
    }

    void close() {
        subscription.unsubscribe();
    }

    /// `0.94`, the same in every locale.
    private static final class DecayConverter extends StringConverter<Double> {

        @Override
        public String toString(@Nullable Double value) {
            return value == null ? "" : String.format(Locale.ROOT, "%.2f", value);
        }

        @Override
        public Double fromString(String text) {
            try {
                return Math.clamp(Double.parseDouble(text.strip().replace(',', '.')), 0.80, 0.99);
            } catch (NumberFormatException unreadable) {
                return CorrelationSettings.DEFAULT.decay();
            }
        }
    }
}
