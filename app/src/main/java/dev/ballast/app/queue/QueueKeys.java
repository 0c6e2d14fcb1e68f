package dev.ballast.app.queue;

import dev.ballast.core.rebalance.Recalculation;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys of the room. Letters act wherever the focus is but in a field.
final class QueueKeys {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    private final QueueViewModel model;
    private final Hands hands;

    /// What keys do that the view-model knows nothing of.
    interface Hands {

        /// Gives the keys back to the room.
        void takeFocus();

        void focusFigures();

        void nextDetail();

        void copyOrders();

        void exportOrders();
    }

    QueueKeys(QueueViewModel model, Hands hands) {
        this.model = model;
        this.hands = hands;
    }

    void pressed(KeyEvent event) {
        if (model.trail().isOpen()) {
            return;
        }
        if (!isTyping(event) && shortcut(event)) {
            event.consume();
            return;
        }
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (hand(event) || (!isTyping(event) && !isAsking() && (letter(event) || move(event)))) {
            event.consume();
        }
    }

    private boolean shortcut(KeyEvent event) {
        if (COPY.match(event)) {
            hands.copyOrders();
        } else if (EXPORT.match(event)) {
            hands.exportOrders();
        } else {
            return false;
        }
        return true;
    }

    /// Escape and Enter belong to what the hand is on.
    private boolean hand(KeyEvent event) {
        ApprovalPhase phase = model.phaseProperty().get();
        if (event.getCode() == KeyCode.ESCAPE) {
            model.cancel();
            hands.takeFocus();
            return true;
        }
        if (event.getCode() == KeyCode.ENTER && phase == ApprovalPhase.ARMED) {
            model.confirm();
            return true;
        }
        return false;
    }

    private boolean isAsking() {
        ApprovalPhase phase = model.phaseProperty().get();
        return phase == ApprovalPhase.REJECTING || phase == ApprovalPhase.CANCELLING;
    }

    private boolean letter(KeyEvent event) {
        switch (event.getCode()) {
            case J -> model.next();
            case K -> model.previous();
            case A -> model.approve();
            case R -> model.startReject();
            case E -> model.legs().startResize();
            case L -> model.legs().startLots();
            case C -> model.recalculate(event.isShiftDown() ? Recalculation.FROM_SCRATCH : Recalculation.KEEP_EDITS);
            case S -> model.toggleScenarios();
            case O -> model.sortBy(model.orderProperty().get().next());
            case X -> model.switchRoute();
            case D -> hands.nextDetail();
            case F -> hands.focusFigures();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Arrows walk the list where the focus is in it, else the legs; Space switches a leg unless it presses a button.
    private boolean move(KeyEvent event) {
        boolean inList = event.getTarget() instanceof ListView<?>;
        boolean inFigures = event.getTarget() instanceof TableView<?> table && "queue-figures".equals(table.getId());
        if (inFigures) {
            return false;
        }
        switch (event.getCode()) {
            case DOWN -> step(inList, 1);
            case UP -> step(inList, -1);
            case SPACE -> {
                if (event.getTarget() instanceof ButtonBase) {
                    return false;
                }
                model.legs().toggle();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(boolean inList, int by) {
        if (!inList) {
            model.legs().move(by);
        } else if (by > 0) {
            model.next();
        } else {
            model.previous();
        }
    }

    /// `?`, `+` and `−` lie on another key in every layout: the character counts, not the key.
    void typed(KeyEvent event) {
        if (isTyping(event) || model.trail().isOpen() || isAsking()) {
            return;
        }
        switch (event.getCharacter()) {
            case "?" -> model.toggleExplained();
            case "+" -> model.legs().moreBest(1);
            case "-" -> model.legs().moreBest(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static boolean isTyping(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl || event.getTarget() instanceof ComboBoxBase<?>;
    }
}
