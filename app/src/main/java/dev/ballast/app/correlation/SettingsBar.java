package dev.ballast.app.correlation;

import dev.ballast.app.control.Choice;
import dev.ballast.core.statistics.CorrelationSettings;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Estimator, decay, lookback and scope.
final class SettingsBar extends HBox {

    private final Choice<CorrelationSettings.Estimator> estimator;
    private final Choice<Integer> lookback;
    private final Choice<Scope> scope;
    private final Subscription subscription;

    SettingsBar(CorrelationViewModel model) {
        super(18);
        getStyleClass().add("settings-bar");
        setAlignment(Pos.CENTER_LEFT);
        estimator = new Choice<>(
                "correlation-estimator",
                "Estimator",
                List.of(CorrelationSettings.Estimator.values()),
                estimate -> estimate == CorrelationSettings.Estimator.SAMPLE ? "Sample" : "EWMA",
                model.estimatorProperty(),
                model.estimatorProperty()::set);
        lookback = new Choice<>(
                "correlation-lookback",
                "Lookback, days",
                CorrelationViewModel.LOOKBACKS,
                String::valueOf,
                model.lookbackProperty().asObject(),
                model.lookbackProperty()::set);
        scope = new Choice<>(
                "correlation-scope",
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

    void close() {
        subscription.unsubscribe();
        estimator.close();
        lookback.close();
        scope.close();
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
