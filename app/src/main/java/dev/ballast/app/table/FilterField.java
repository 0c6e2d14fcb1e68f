package dev.ballast.app.table;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The field that narrows a room's table: Ctrl/Cmd-F anywhere in the room goes to it, Esc empties it. FX thread only.
public final class FilterField extends TextField {

    private static final KeyCombination FOCUS = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    /// Makes an empty field.
    ///
    /// @param what can be filtered by, for the prompt: `symbol, category`
    /// @param meaning for screen readers
    public FilterField(String id, String what, String meaning) {
        setId(id);
        filterBy(what);
        setAccessibleText(meaning);
    }

    /// Says anew what can be filtered by.
    public void filterBy(String what) {
        setPromptText("Filter: " + what + " …  (Ctrl-F)");
    }

    /// Takes its two keys from all of a room.
    public void serve(Node room) {
        room.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        if (FOCUS.match(event)) {
            requestFocus();
            selectAll();
        } else if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
            clear();
        } else {
            return;
        }
        event.consume();
    }
}
