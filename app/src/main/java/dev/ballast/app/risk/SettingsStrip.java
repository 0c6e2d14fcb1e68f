package dev.ballast.app.risk;

import dev.ballast.app.control.Choice;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.report.RiskSample;
import dev.ballast.core.risk.tail.TailMethod;
import java.time.ZoneOffset;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Confidence and method, and what the figures were estimated from.
final class SettingsStrip extends HBox {

    private final Choice<Double> confidence;
    private final Choice<TailMethod> method;
    private final Label sample = new Label();
    private final Subscription subscription;

    SettingsStrip(RiskViewModel model) {
        super(16);
        getStyleClass().add("risk-settings");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        setMinHeight(USE_PREF_SIZE);
        confidence = new Choice<>(
                "risk-confidence",
                "Confidence",
                RiskViewModel.CONFIDENCES,
                TileStrip::confidence,
                model.confidenceProperty().asObject(),
                model.confidenceProperty()::set);
        method = new Choice<>(
                "risk-method",
                "Method",
                List.of(TailMethod.values()),
                MethodRow::shortName,
                model.methodProperty(),
                model.methodProperty()::set);
        var busy = new Label("computing …");
        busy.setId("risk-busy");
        busy.getStyleClass().add("room-muted");
        busy.setMinWidth(USE_PREF_SIZE);
        busy.visibleProperty().bind(model.busyProperty());
        sample.getStyleClass().add("room-muted");
        sample.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(confidence, method, busy, gap, sample);
        subscription = Subscription.combine(model.reportProperty().subscribe(this::show), () -> busy.visibleProperty()
                .unbind());
    }

    private void show(@Nullable RiskReport report) {
        String text = report == null ? "" : text(report.sample());
        if (!text.equals(sample.getText())) {
            sample.setText(text);
            sample.setTooltip(text.isEmpty() ? null : new Tooltip(text));
        }
    }

    private static String text(RiskSample sample) {
        if (sample.from().isEmpty() || sample.to().isEmpty()) {
            return "";
        }
        return Numbers.count(sample.observations()) + " daily returns of "
                + sample.instruments().size() + (sample.instruments().size() == 1 ? " asset, " : " assets, ")
                + Times.date(sample.from().get(), ZoneOffset.UTC) + " to "
                + Times.date(sample.to().get(), ZoneOffset.UTC);
    }

    void close() {
        subscription.unsubscribe();
        confidence.close();
        method.close();
    }
}
