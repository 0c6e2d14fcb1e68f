package dev.ballast.app.optimizer;

import dev.ballast.app.control.Choice;
import dev.ballast.core.optimization.method.CovarianceMethod;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.util.Subscription;

/// What holds for all assets, under the trader's hands: least and most weight, turnover, cash; and how risk and returns
/// are estimated.
final class LimitsBar extends FlowPane {

    private final OptimizerViewModel model;
    private final Choice<CovarianceMethod> estimator;
    private final Choice<Setup.Expected> expected;
    private final List<LimitSetting> settings;
    private final Subscription subscription;

    LimitsBar(OptimizerViewModel model) {
        super(16, 6);
        this.model = model;
        getStyleClass().add("optimizer-limits");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(USE_PREF_SIZE);
        estimator = new Choice<>(
                "optimizer-covariance",
                "Covariance",
                OptimizerViewModel.ESTIMATORS,
                method -> switch (method.kind()) {
                    case SAMPLE -> "Sample";
                    case EWMA -> "EWMA";
                    case LEDOIT_WOLF_CONSTANT_VARIANCE, LEDOIT_WOLF_SINGLE_FACTOR, LEDOIT_WOLF_CONSTANT_CORRELATION ->
                        "Ledoit-Wolf";
                    case ORACLE_APPROXIMATION -> "Oracle";
                    case SEMICOVARIANCE -> "Semi";
                },
                model.setupProperty().map(Setup::covariance),
                chosen -> model.change("covariance", model.setupProperty().get().with(chosen)));
        expected = new Choice<>(
                "optimizer-returns",
                "Returns",
                List.of(Setup.Expected.values()),
                Setup.Expected::label,
                model.setupProperty().map(Setup::returns),
                chosen -> model.change(
                        "expected returns", model.setupProperty().get().with(chosen)));
        settings = List.of(
                new LimitSetting(
                        "least",
                        "Least weight",
                        0.5,
                        limits -> limits.least(),
                        value -> change("least weight", model.limits().withLeast(value))),
                new LimitSetting(
                        "most",
                        "Most weight",
                        1,
                        limits -> limits.most(),
                        value -> change("most weight", model.limits().withMost(value))),
                new LimitSetting(
                        "turnover",
                        "Turnover",
                        Limits.FREE,
                        limits -> limits.turnover(),
                        value -> change("turnover", model.limits().withTurnover(value))),
                new LimitSetting(
                        "cash",
                        "Cash",
                        1,
                        this::cash,
                        value -> change("cash", model.limits().withCash(value))));
        var free = new Button("No limits");
        free.setId("optimizer-free");
        free.setOnAction(_ -> change("all limits", Limits.NONE));
        free.setMinWidth(USE_PREF_SIZE);
        var band = new ToggleButton("Resample");
        band.setId("optimizer-band");
        band.setMinWidth(USE_PREF_SIZE);
        band.setTooltip(new Tooltip("How far the weights hang on the luck of the sample: " + Sensitivity.DRAWS
                + " other samples of the same length (Michaud)"));
        band.selectedProperty().bindBidirectional(model.bandedProperty());
        settings.forEach(each -> getChildren().add(each));
        getChildren().addAll(estimator, expected, band, free);
        subscription = Subscription.combine(
                model.setupProperty().subscribe(_ -> show()),
                model.answerProperty().subscribe(_ -> show()),
                () -> band.selectedProperty().unbindBidirectional(model.bandedProperty()));
    }

    private double cash(Limits limits) {
        return Double.isNaN(limits.cash()) ? model.cashNow() : limits.cash();
    }

    private void show() {
        settings.forEach(each -> each.show(model.limits()));
    }

    private void change(String what, Limits limits) {
        model.change(what, limits);
    }

    void close() {
        subscription.unsubscribe();
        estimator.close();
        expected.close();
    }
}
