package dev.ballast.app.fx;

import java.util.IdentityHashMap;
import java.util.function.LongSupplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/// Up and down flashes of cells through the pseudo-classes `:flash-up` and `:flash-down`.
///
/// One map driven by the pulse, where a `Timeline` per cell would mean hundreds of animations. The colour itself is CSS
/// (`-bal-up-soft`, `-bal-down-soft`). FX thread only.
public final class Flash {

    private static final PseudoClass UP = PseudoClass.getPseudoClass("flash-up");
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("flash-down");
    private static final long SHOWN_NANOSECONDS = 350_000_000L;

    private final IdentityHashMap<Node, Long> ends = new IdentityHashMap<>();
    private final FxPulse pulse;
    private final LongSupplier nanoTime;

    public Flash(FxPulse pulse) {
        this(pulse, System::nanoTime);
    }

    /// With a given clock.
    ///
    /// @param nanoTime a clock in nanoseconds that never steps back
    Flash(FxPulse pulse, LongSupplier nanoTime) {
        this.pulse = pulse;
        this.nanoTime = nanoTime;
        pulse.add(Phase.PAINT, this::expire);
    }

    /// Shows the direction of a change: up for a positive one, down for a negative one, nothing for zero or NaN.
    public void show(Node cell, double change) {
        if (change == 0 || Double.isNaN(change)) {
            return;
        }
        cell.pseudoClassStateChanged(UP, change > 0);
        cell.pseudoClassStateChanged(DOWN, change < 0);
        ends.put(cell, nanoTime.getAsLong() + SHOWN_NANOSECONDS);
        pulse.request();
    }

    /// Ends the flash at once: for a cell that now shows another row.
    public void clear(Node cell) {
        if (ends.remove(cell) != null) {
            reset(cell);
        }
    }

    private void expire() {
        if (ends.isEmpty()) {
            return;
        }
        long now = nanoTime.getAsLong();
        ends.entrySet().removeIf(entry -> {
            boolean over = entry.getValue() - now <= 0;
            if (over) {
                reset(entry.getKey());
            }
            return over;
        });
        if (!ends.isEmpty()) {
            pulse.request();
        }
    }

    private static void reset(Node cell) {
        cell.pseudoClassStateChanged(UP, false);
        cell.pseudoClassStateChanged(DOWN, false);
    }
}
