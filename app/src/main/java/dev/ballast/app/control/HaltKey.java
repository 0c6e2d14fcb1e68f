package dev.ballast.app.control;

import java.util.Locale;
import javafx.scene.input.KeyCombination;

/// The key that halts trading, and the one that leads out of it again; named alike wherever they are told.
public final class HaltKey {

    private HaltKey() {}

    /// On macOS Cmd+H hides the program before it hears of the key, so Shift goes with it there.
    public static KeyCombination combination() {
        return combination(System.getProperty("os.name", ""));
    }

    static KeyCombination combination(String system) {
        return KeyCombination.valueOf(isMac(system) ? "Shortcut+Shift+H" : "Shortcut+H");
    }

    /// As the trader reads it: `Ctrl+H`.
    public static String halts() {
        return halts(System.getProperty("os.name", ""));
    }

    static String halts(String system) {
        return isMac(system) ? "Cmd+Shift+H" : "Ctrl+H";
    }

    /// The key of the command palette, where trading is resumed: there is no key that resumes by itself.
    public static String palette() {
        return isMac(System.getProperty("os.name", "")) ? "Cmd+K" : "Ctrl+K";
    }

    private static boolean isMac(String system) {
        return system.toLowerCase(Locale.ROOT).startsWith("mac");
    }
}
