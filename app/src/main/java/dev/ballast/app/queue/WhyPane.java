package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.TriggerReading;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// The readings that fired: value against threshold, the threshold before anything adapted it, and the sentence behind
/// each.
final class WhyPane extends GridPane {

    WhyPane() {
        getStyleClass().add("why-pane");
        setId("queue-why-pane");
        var reason = new ColumnConstraints(60, 200, Double.MAX_VALUE);
        reason.setHgrow(Priority.ALWAYS);
        var figures = fixed();
        figures.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(fixed(), fixed(), new ColumnConstraints(90), figures, fixed(), reason);
        setAccessibleText("Why this was proposed");
    }

    private static ColumnConstraints fixed() {
        var column = new ColumnConstraints();
        column.setMinWidth(USE_PREF_SIZE);
        return column;
    }

    /// @param explained the long form: how the trigger is read and what approving does
    void show(Proposal proposal, Detail explained) {
        getChildren().clear();
        int row = 0;
        for (TriggerReading reading : proposal.triggers()) {
            boolean counted = reading.threshold() > 0;
            Label kind = Parts.label("room-figure", reading.kind().label());
            var subject = new Label(TriggerReading.PORTFOLIO.equals(reading.subject()) ? "" : reading.subject());
            Label figures = Parts.label("room-figure", counted ? EmptyQueue.points(reading) : "");
            Label base = Parts.label("room-subtle", base(reading));
            base.setTooltip(
                    reading.context().adaptation().isEmpty()
                            ? null
                            : Parts.wrapped(reading.context().adaptation()));
            Label reason = Parts.label("room-muted");
            Parts.oneLine(reason, reading.reason());
            var bar = new ShareBar(counted ? reading.value() / reading.threshold() : 0);
            bar.setVisible(counted);
            addRow(row++, kind, subject, bar, figures, base);
            reason.setWrapText(true);
            reason.setMinHeight(USE_PREF_SIZE);
            add(reason, 0, row++, 6, 1);
            if (explained == Detail.LONG) {
                line(row++, meaning(reading));
            }
        }
        if (explained == Detail.LONG) {
            line(
                    row++,
                    "Targets: " + proposal.plan().aim() + tilts(proposal) + ". Approving places "
                            + proposal.enabledLegs().size()
                            + " orders, sales first. Each leg may still be traded while its price is within "
                            + Numbers.percent(proposal.priceGuard()) + " of the price shown as then. Prices, limits and"
                            + " cash are checked again at that moment.");
        }
    }

    /// By what each target was multiplied, where they are tilted.
    private static String tilts(Proposal proposal) {
        String all = proposal.plan().tilts().entrySet().stream()
                .map(tilt -> tilt.getKey() + " ×" + Numbers.decimal(tilt.getValue(), 2))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : " (" + all + ")";
    }

    /// `base 10.0`: only where something adapted it.
    private static String base(TriggerReading reading) {
        double base = reading.context().baseThreshold();
        boolean same = !(Math.abs(base - reading.threshold()) > 1e-9);
        return same || reading.threshold() <= 0
                ? ""
                : "base " + reading.kind().unit().figure(base);
    }

    /// How much is shown.
    enum Detail {
        SHORT,
        LONG
    }

    private static String meaning(TriggerReading reading) {
        String adapted = reading.context().adaptation();
        return reading.kind().rule() + (adapted.isEmpty() ? "" : " " + adapted);
    }

    private void line(int row, String text) {
        Label label = Parts.label("why-long", text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        add(label, 0, row, 6, 1);
    }
}
