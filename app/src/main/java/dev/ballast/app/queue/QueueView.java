package dev.ballast.app.queue;

import dev.ballast.app.explain.TrailPane;
import dev.ballast.app.table.RoomSheet;
import dev.ballast.app.table.Sheet;
import dev.ballast.app.table.TableExport;
import java.time.ZoneId;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The approval queue on screen: the list on the left, the chosen card large on the right; the trail of a figure over
/// it.
///
/// Keys: J and K move, arrows and Space the legs, E resizes, A approves (twice, or A then Enter), R rejects, C
/// recalculates, S shows all scenarios, ? explains, Escape takes back. All are in [QueueKeys].
public final class QueueView extends StackPane implements AutoCloseable {

    private static final double WIDE = 1400;
    private static final double LIST_WIDE = 320;
    private static final double LIST_NARROW = 248;

    private final QueueViewModel model;
    private final QueueList list;
    private final ProposalPane card;
    private final EmptyQueue empty;
    private final TrailPane trail;
    private final Subscription subscription;

    /// @param zone in which times are shown
    public QueueView(QueueViewModel model, ZoneId zone) {
        this.model = model;
        list = new QueueList(model, zone, this::requestFocus);
        card = new ProposalPane(model, zone, this::exportOrders);
        empty = new EmptyQueue(model);
        trail = new TrailPane(model.trail());
        getStyleClass().addAll("room", "queue");
        getStylesheets().add(RoomSheet.address("queue.css"));
        var room = new BorderPane(new StackPane(empty, card));
        room.setLeft(list);
        room.setMinSize(0, 0);
        StackPane.setAlignment(trail, Pos.CENTER_RIGHT);
        getChildren().addAll(room, trail);
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleText("Approval queue");
        var keys = new QueueKeys(model, new Hands());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onEscape);
        addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        addEventFilter(KeyEvent.KEY_TYPED, keys::typed);
        // A click on a part that takes no focus itself still brings the keys here.
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> {
            if (!model.trail().isOpen()) {
                requestFocus();
            }
        });
        widthProperty().subscribe(width -> arrange(width.doubleValue()));
        subscription = model.cardProperty().subscribe(this::showCard);
    }

    private void arrange(double width) {
        double list = width >= WIDE ? LIST_WIDE : LIST_NARROW;
        this.list.setMinWidth(list);
        this.list.setPrefWidth(list);
        this.list.setMaxWidth(list);
        trail.setMaxWidth(Math.clamp(width * 0.42, 420, 620));
    }

    private void showCard(@Nullable ProposalCard shown) {
        card.setVisible(shown != null);
        empty.setVisible(shown == null);
    }

    /// Escape closes the trail wherever in the room the focus is.
    private void onEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.trail().isOpen()) {
            model.trail().close();
            event.consume();
        }
    }

    private Optional<Sheet> orders() {
        ProposalCard shown = model.cardProperty().get();
        return shown == null || shown.proposal().enabledLegs().isEmpty()
                ? Optional.empty()
                : Optional.of(OrderSheet.of(shown, model.origin()));
    }

    private void exportOrders() {
        orders().ifPresent(sheet ->
                TableExport.save(getScene() == null ? null : getScene().getWindow(), sheet, "orders", model::tell));
    }

    /// What keys do to this view.
    private final class Hands implements QueueKeys.Hands {

        @Override
        public void takeFocus() {
            requestFocus();
        }

        @Override
        public void focusFigures() {
            card.focusFigures();
        }

        @Override
        public void nextDetail() {
            card.nextTurn();
        }

        @Override
        public void copyOrders() {
            orders().ifPresent(sheet -> {
                TableExport.copy(sheet);
                model.tell(
                        sheet.lines().size() == 1
                                ? "1 order copied"
                                : sheet.lines().size() + " orders copied");
            });
        }

        @Override
        public void exportOrders() {
            QueueView.this.exportOrders();
        }
    }

    /// Lets go of the view-model.
    @Override
    public void close() {
        subscription.unsubscribe();
        list.close();
        card.close();
        empty.close();
        trail.close();
    }
}
