package dev.ballast.app.queue;

import dev.ballast.app.fx.FxThread;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The approval queue on screen: the list on the left, the chosen card large on the right.
///
/// Keys: J and K move, A approves (twice, or A then Enter), R rejects, ? explains, Escape takes back.
public final class QueueView extends BorderPane implements AutoCloseable {

    private static final double LIST_WIDTH = 340;

    private final QueueViewModel model;
    private final ZoneId zone;
    private final ProposalPane card;
    private final EmptyQueue empty;
    private final List<Subscription> subscriptions = new ArrayList<>();

    /// @param zone in which times are shown
    public QueueView(QueueViewModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
        this.card = new ProposalPane(model, zone);
        this.empty = new EmptyQueue(model);
        getStyleClass().addAll("room", "queue");
        getStylesheets()
                .add(Objects.requireNonNull(QueueView.class.getResource("/dev/ballast/assets/css/queue.css"))
                        .toExternalForm());
        setLeft(lists());
        setCenter(new StackPane(empty, card));
        setFocusTraversable(true);
        setAccessibleText("Approval queue");
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKeyPressed);
        addEventFilter(KeyEvent.KEY_TYPED, this::onKeyTyped);
        // A click on a part that takes no focus itself still brings the keys here.
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        subscriptions.add(model.cardProperty().subscribe(this::showCard));
    }

    private void showCard(@Nullable ProposalCard shown) {
        card.setVisible(shown != null);
        empty.setVisible(shown == null);
    }

    private VBox lists() {
        Label waiting = title("Waiting", model.open());
        Label decided = title("Decided", model.decided());
        ListView<QueueRow> open = list(model.open(), "queue-open", "Proposals that wait");
        ListView<QueueRow> closed = list(model.decided(), "queue-decided", "Decided proposals");
        open.setPlaceholder(placeholder("Nothing waits for you"));
        closed.setPlaceholder(placeholder("Nothing was decided yet"));
        VBox.setVgrow(open, Priority.ALWAYS);
        VBox.setVgrow(closed, Priority.ALWAYS);
        var box = new VBox(waiting, open, decided, closed);
        box.getStyleClass().add("queue-lists");
        box.setPrefWidth(LIST_WIDTH);
        box.setMinWidth(LIST_WIDTH * 0.7);
        return box;
    }

    private static Label placeholder(String text) {
        var label = new Label(text);
        label.getStyleClass().add("room-muted");
        return label;
    }

    private Label title(String text, ObservableList<QueueRow> rows) {
        var label = new Label();
        label.getStyleClass().add("room-section");
        ListChangeListener<QueueRow> count = _ -> label.setText(text + "  " + rows.size());
        rows.addListener(count);
        subscriptions.add(() -> rows.removeListener(count));
        label.setText(text + "  " + rows.size());
        return label;
    }

    private ListView<QueueRow> list(ObservableList<QueueRow> rows, String id, String name) {
        var list = new ListView<QueueRow>();
        list.setId(id);
        list.setAccessibleText(name);
        list.setItems(rows);
        list.setCellFactory(_ -> new QueueCell(zone, model::select));
        list.setMinHeight(120);
        Runnable follow = () -> follow(list);
        subscriptions.add(model.selectedProperty().subscribe(_ -> follow.run()));
        // The list moves its own selection when its items change: put it back once it has.
        ListChangeListener<QueueRow> moved = _ -> FxThread.later(follow);
        rows.addListener(moved);
        subscriptions.add(() -> {
            rows.removeListener(moved);
            list.setItems(FXCollections.emptyObservableList());
        });
        return list;
    }

    /// Selection goes from the view-model to the list, never back: else a card that leaves would put the next one under
    /// the hand. Clicks and keys go to the view-model.
    private void follow(ListView<QueueRow> list) {
        QueueRow row = model.selectedProperty().get();
        int index = row == null ? -1 : list.getItems().indexOf(row);
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(index);
        }
    }

    private void onKeyPressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        ApprovalPhase phase = model.phaseProperty().get();
        if (event.getCode() == KeyCode.ESCAPE && (phase == ApprovalPhase.ARMED || phase == ApprovalPhase.REJECTING)) {
            model.cancel();
            requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && phase == ApprovalPhase.ARMED) {
            model.confirm();
            event.consume();
        } else if (event.getTarget() instanceof ListView<?> && event.getCode().isNavigationKey()) {
            walk(event.getCode());
            event.consume();
        } else if (!isTyping(event) && act(event.getCode(), phase)) {
            event.consume();
        }
    }

    private void walk(KeyCode code) {
        if (code == KeyCode.DOWN) {
            model.next();
        } else if (code == KeyCode.UP) {
            model.previous();
        }
    }

    private boolean act(KeyCode code, ApprovalPhase phase) {
        if (phase == ApprovalPhase.REJECTING) {
            return false;
        }
        switch (code) {
            case J -> model.next();
            case K -> model.previous();
            case A -> model.approve();
            case R -> model.startReject();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// `?` lies on another key in every layout: the character counts, not the key.
    private void onKeyTyped(KeyEvent event) {
        if ("?".equals(event.getCharacter()) && !isTyping(event)) {
            model.toggleExplained();
            event.consume();
        }
    }

    private static boolean isTyping(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl || event.getTarget() instanceof ComboBoxBase<?>;
    }

    /// Lets go of the view-model.
    @Override
    public void close() {
        subscriptions.forEach(Subscription::unsubscribe);
        subscriptions.clear();
        card.close();
        empty.close();
    }
}
