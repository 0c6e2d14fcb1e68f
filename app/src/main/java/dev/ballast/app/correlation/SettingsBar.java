package dev.ballast.app.correlation;

import dev.ballast.app.control.Choice;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.statistics.CorrelationSettings;
import dev.ballast.core.statistics.MarketState;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Timeframe, estimator, decay, lookback, which returns and which instruments.
final class SettingsBar extends FlowPane {

    private final List<Choice<?>> choices;
    private final Subscription subscription;

    SettingsBar(CorrelationViewModel model) {
        super(18, 8);
        getStyleClass().add("settings-bar");
        setAlignment(Pos.CENTER_LEFT);
        var timeframe = new Choice<>(
                "correlation-timeframe",
                "Bars",
                List.of(Timeframe.values()),
                Timeframe::label,
                model.timeframeProperty(),
                model.timeframeProperty()::set);
        var estimator = new Choice<>(
                "correlation-estimator",
                "Estimator",
                List.of(CorrelationSettings.Estimator.values()),
                CorrelationSettings.Estimator::label,
                model.estimatorProperty(),
                model.estimatorProperty()::set);
        var lookback = new Choice<>(
                "correlation-lookback",
                "Lookback, returns",
                CorrelationViewModel.LOOKBACKS,
                String::valueOf,
                model.lookbackProperty().asObject(),
                model.lookbackProperty()::set);
        var state = new Choice<>(
                "correlation-state",
                "Market",
                List.of(MarketState.values()),
                MarketState::label,
                model.stateProperty(),
                model.stateProperty()::set);
        var scope = new Choice<>(
                "correlation-scope",
                "Instruments",
                List.of(Scope.values()),
                Scope::label,
                model.scopeProperty(),
                model.scopeProperty()::set);
        choices = List.of(timeframe, estimator, lookback, state, scope);
        var factory = new SpinnerValueFactory.DoubleSpinnerValueFactory(
                0.80, 0.99, model.decayProperty().get(), 0.01);
        factory.setConverter(new DecayConverter());
        var decay = new Spinner<Double>(factory);
        decay.setId("correlation-decay");
        decay.setEditable(true);
        decay.setPrefWidth(92);
        decay.setAccessibleText("Decay of the exponential weights");
        decay.disableProperty().bind(model.estimatorProperty().isNotEqualTo(CorrelationSettings.Estimator.EWMA));
        HBox busy = busy(model);
        getChildren().addAll(timeframe, estimator, named("λ", decay), lookback, state, scope, busy);
        subscription = Subscription.combine(
                factory.valueProperty().subscribe(value -> model.decayProperty().set(value)), () -> {
                    busy.visibleProperty().unbind();
                    decay.disableProperty().unbind();
                });
    }

    private static HBox busy(CorrelationViewModel model) {
        var text = new Label("estimating …");
        text.getStyleClass().add("room-muted");
        var cancel = new Button("Cancel");
        cancel.setId("correlation-cancel");
        cancel.getStyleClass().add("flat");
        cancel.setOnAction(_ -> model.cancel());
        var busy = new HBox(8, text, cancel);
        busy.setAlignment(Pos.CENTER_LEFT);
        busy.visibleProperty().bind(model.busyProperty());
        return busy;
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
        choices.forEach(Choice::close);
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
