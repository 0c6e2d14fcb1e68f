package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Proposal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A small card: cause and urgency, what is traded, time left or outcome.
final class QueueCell extends ListCell<QueueRow> {

    private static final long HURRY_SECONDS = 120;
    /// Length of a date and time without its seconds.
    private static final int MINUTES = 16;
    /// Where month and day begin.
    private static final int YEAR = 5;
    private static final PseudoClass HURRY = PseudoClass.getPseudoClass("hurry");

    private final Label cause = label("queue-cell-title");
    private final Label mark = label("queue-mark");
    private final Label trades = label("room-muted");
    private final Label time = label("queue-cell-time");
    private final Label worth = label("room-subtle");
    private final VBox box;
    private final ZoneId zone;
    private Subscription subscription = () -> {};

    QueueCell(ZoneId zone, Consumer<QueueRow> choose) {
        setOnMousePressed(_ -> {
            QueueRow row = getItem();
            if (row != null) {
                choose.accept(row);
            }
        });
        this.zone = zone;
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var second = new Region();
        HBox.setHgrow(second, Priority.ALWAYS);
        var head = new HBox(8, cause, gap, mark);
        head.setAlignment(Pos.CENTER_LEFT);
        var foot = new HBox(8, trades, second, time);
        foot.setAlignment(Pos.CENTER_LEFT);
        box = new VBox(2, head, foot, worth);
        trades.setMinWidth(0);
        worth.setMinWidth(0);
        time.setMinWidth(Region.USE_PREF_SIZE);
        mark.setMinWidth(Region.USE_PREF_SIZE);
        setPrefWidth(0);
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    protected void updateItem(@Nullable QueueRow row, boolean empty) {
        super.updateItem(row, empty);
        subscription.unsubscribe();
        subscription = () -> {};
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(box);
        subscription = Subscription.combine(
                row.proposalProperty().subscribe(_ -> show(row)),
                row.secondsLeftProperty().subscribe(_ -> showTime(row)));
    }

    private void show(QueueRow row) {
        Proposal proposal = row.proposal();
        cause.setText(Labels.cause(proposal));
        Marks.set(mark, proposal);
        trades.setText(traded(row));
        worth.setText(worth(row));
        showTime(row);
        setAccessibleText(cause.getText() + ", " + mark.getText() + ", " + trades.getText() + ", " + time.getText());
    }

    private static String traded(QueueRow row) {
        int legs = row.proposal().enabledLegs().size();
        return (legs == 1 ? "1 leg" : legs + " legs") + side(row, Side.SELL) + side(row, Side.BUY);
    }

    /// A side that nothing is traded on takes no room.
    private static String side(QueueRow row, Side side) {
        double value = row.value(side);
        return value == 0 ? "" : (side == Side.SELL ? "  ↓ " : "  ↑ ") + Numbers.compact(value);
    }

    /// What it is worth and what tail loss it takes away for its cost, the other two orders of the list.
    private static String worth(QueueRow row) {
        return "net " + signed(row.net()) + "  tail " + Numbers.decimal(row.tailPerCost(), 1) + " per USD";
    }

    private static String signed(double value) {
        return Double.isNaN(value) ? Numbers.UNKNOWN : (value > 0 ? "+" : "") + Numbers.compact(value);
    }

    private String decidedAt(Proposal proposal) {
        Decision last = proposal.decision();
        return Times.dateTime(last == null ? proposal.raisedAt() : last.time(), zone)
                .substring(YEAR, MINUTES);
    }

    private void showTime(QueueRow row) {
        long left = row.secondsLeftProperty().get();
        if (row.isOpen()) {
            time.setText(Times.countdown(Duration.ofSeconds(left)) + " left");
        } else {
            time.setText(decidedAt(row.proposal()));
        }
        time.pseudoClassStateChanged(HURRY, row.isOpen() && left <= HURRY_SECONDS);
    }
}
