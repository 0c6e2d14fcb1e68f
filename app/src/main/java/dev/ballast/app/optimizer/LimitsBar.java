package dev.ballast.app.optimizer;

import dev.ballast.app.control.Choice;
import dev.ballast.app.format.Numbers;
import dev.ballast.core.market.Category;
import dev.ballast.core.optimization.method.CovarianceMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/// The limits under the trader's hands: least and most weight, turnover, categories, and the estimator of risk.
final class LimitsBar extends FlowPane {

    private static final double STEP = 0.01;

    private final OptimizerViewModel model;
    private final Choice<CovarianceMethod> estimator;
    private final List<Setting> settings = new ArrayList<>();
    private List<Category> categories = List.of();
    private final Subscription subscription;

    LimitsBar(OptimizerViewModel model) {
        super(18, 6);
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
                model.covarianceProperty(),
                model.covarianceProperty()::set);
        add("least", "Least weight", 0.5, Limits::least, value -> change(now().withLeast(value)));
        add("most", "Most weight", 1, Limits::most, value -> change(now().withMost(value)));
        add("turnover", "Turnover", Limits.FREE, Limits::turnover, value -> change(now().withTurnover(value)));
        var free = new Button("No limits");
        free.setId("optimizer-free");
        free.setOnAction(_ -> change(Limits.NONE));
        free.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(estimator, free);
        subscription = Subscription.combine(
                model.limitsProperty().subscribe(limits -> settings.forEach(each -> each.show(limits))),
                model.answerProperty().subscribe(_ -> offer(model.categories())));
    }

    private Limits now() {
        return model.limitsProperty().get();
    }

    private void change(Limits limits) {
        model.limitsProperty().set(limits);
    }

    /// A slider per category, made when the categories of the book are known.
    private void offer(List<Category> present) {
        if (present.isEmpty() || present.equals(categories)) {
            return;
        }
        categories = present;
        List<Setting> old = settings.subList(3, settings.size());
        old.forEach(each -> getChildren().remove(each.box));
        old.clear();
        for (Category category : present) {
            add(
                    "cap-" + category.name().toLowerCase(Locale.ROOT),
                    category.label(),
                    1,
                    limits -> limits.caps().getOrDefault(category, 1.0),
                    value -> change(now().withCap(category, value)));
        }
    }

    private void add(String id, String name, double end, ToDoubleFunction<Limits> read, DoubleConsumer write) {
        var setting = new Setting(id, name, end, read, write);
        settings.add(setting);
        getChildren().add(Math.min(settings.size() - 1, getChildren().size()), setting.box);
        setting.show(now());
    }

    /// One limit: name, slider, value.
    private static final class Setting {

        private final Slider slider;
        private final Label value = new Label();
        private final HBox box;
        private final double end;
        private final ToDoubleFunction<Limits> read;
        private boolean showing;

        Setting(String id, String name, double end, ToDoubleFunction<Limits> read, DoubleConsumer write) {
            this.end = end;
            this.read = read;
            slider = new Slider(0, end, end);
            slider.setId("optimizer-" + id);
            slider.setAccessibleText(name);
            slider.setBlockIncrement(STEP);
            slider.setPrefWidth(110);
            var title = new Label(name);
            title.getStyleClass().add("room-muted");
            title.setMinWidth(USE_PREF_SIZE);
            value.setMinWidth(52);
            value.setId("optimizer-" + id + "-value");
            box = new HBox(6, title, slider, value);
            box.setAlignment(Pos.CENTER_LEFT);
            slider.valueProperty().addListener((_, _, next) -> {
                if (!showing) {
                    write.accept(Math.round(next.doubleValue() / STEP) * STEP);
                }
            });
        }

        void show(Limits limits) {
            double now = read.applyAsDouble(limits);
            showing = true;
            // A slider under the hand keeps its place: only the value is rounded.
            if (Math.abs(slider.getValue() - now) > STEP) {
                slider.setValue(now);
            }
            showing = false;
            value.setText(now >= end && end >= 1 ? "free" : Numbers.percent(now, 0));
        }
    }

    void close() {
        subscription.unsubscribe();
        estimator.close();
    }
}
