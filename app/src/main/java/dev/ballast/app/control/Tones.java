package dev.ballast.app.control;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/// Puts a [Tone] on a node as exactly one pseudo-class.
public final class Tones {

    private static final Map<Tone, PseudoClass> CLASSES = classes();

    private Tones() {}

    public static void apply(Node node, Tone tone) {
        for (Tone each : Tone.values()) {
            node.pseudoClassStateChanged(Objects.requireNonNull(CLASSES.get(each)), each == tone);
        }
    }

    /// Good for a gain, bad for a loss, neutral for nothing or NaN.
    public static Tone ofChange(double change) {
        if (change > 0) {
            return Tone.GOOD;
        }
        return change < 0 ? Tone.BAD : Tone.NEUTRAL;
    }

    private static Map<Tone, PseudoClass> classes() {
        var classes = new EnumMap<Tone, PseudoClass>(Tone.class);
        for (Tone tone : Tone.values()) {
            classes.put(tone, PseudoClass.getPseudoClass(tone.pseudoClass()));
        }
        return classes;
    }
}
