package dev.ballast.app.shell;

import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// Something the trader can do from anywhere: listed in the command palette, and at F1 where it has a key.
///
/// @param id stable name
/// @param title what it does, verb first
/// @param group heading in the list of shortcuts
/// @param key its shortcut, or null
/// @param run what happens
public record Action(
        String id, String title, String group, @Nullable KeyCombination key, Runnable run) {

    public static Action of(String id, String title, String group, Runnable run) {
        return new Action(id, title, group, null, run);
    }

    /// The shortcut as the trader reads it; empty where there is none.
    public String keyText() {
        return key == null ? "" : key.getDisplayText();
    }
}
