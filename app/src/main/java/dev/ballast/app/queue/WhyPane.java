package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.TriggerReading;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// The readings that fired: value against threshold, and the sentence behind each.
final class WhyPane extends GridPane {

    WhyPane() {
        getStyleClass().add("why-pane");
        var bar = new ColumnConstraints(120);
        var reason = new ColumnConstraints();
        reason.setHgrow(Priority.ALWAYS);
        var figures = new ColumnConstraints();
        figures.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(new ColumnConstraints(), new ColumnConstraints(), bar, figures, reason);
        setAccessibleText("Why this was proposed");
    }

    /// @param explained the long form: how the trigger is read and what approving does
    void show(Proposal proposal, Detail explained) {
        getChildren().clear();
        int row = 0;
        for (TriggerReading reading : proposal.triggers()) {
            var kind = new Label(reading.kind().label());
            kind.getStyleClass().add("room-figure");
            var subject = new Label(reading.subject());
            var figures = new Label(reading.threshold() > 0 ? EmptyQueue.points(reading) : "");
            figures.getStyleClass().add("room-figure");
            var reason = new Label(reading.reason());
            reason.getStyleClass().add("room-muted");
            reason.setWrapText(true);
            double share = reading.threshold() > 0 ? reading.value() / reading.threshold() : 0;
            addRow(row++, kind, subject, new ShareBar(share), figures, reason);
            if (explained == Detail.LONG) {
                line(row++, reading.kind().rule());
            }
        }
        if (explained == Detail.LONG) {
            line(
                    row++,
                    "Targets: " + proposal.method().label() + ". Approving places "
                            + proposal.enabledLegs().size()
                            + " orders, sales first. Each leg may still be traded while its price is within "
                            + Numbers.percent(proposal.priceGuard()) + " of the price shown as then. Prices, limits and"
                            + " cash are checked again at that moment.");
        }
    }

    /// How much is shown.
    enum Detail {
        SHORT,
        LONG
    }

    private void line(int row, String text) {
        var label = new Label(text);
        label.getStyleClass().add("why-long");
        label.setWrapText(true);
        add(label, 0, row, 5, 1);
    }
}
