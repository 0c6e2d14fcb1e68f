package dev.ballast.app.table;

import java.util.function.LongSupplier;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;

/// When a table sorted by a moving column may sort again: not while the mouse is over it and not while the trader walks
/// through it by key, so that nothing jumps away from under a hand.
public final class CalmOrder {

    private static final long PAUSE_NANOSECONDS = 2_000_000_000L;

    private final TableView<?> table;
    private final LongSupplier nanoTime;
    private long busyUntil;

    public CalmOrder(TableView<?> table) {
        this(table, System::nanoTime);
    }

    /// @param nanoTime a clock in nanoseconds that never steps back
    CalmOrder(TableView<?> table, LongSupplier nanoTime) {
        this.table = table;
        this.nanoTime = nanoTime;
        busyUntil = nanoTime.getAsLong();
        table.addEventFilter(KeyEvent.KEY_PRESSED, _ -> busyUntil = nanoTime.getAsLong() + PAUSE_NANOSECONDS);
    }

    /// Whether the order may follow the values now; at most every two seconds.
    public boolean isDue() {
        long now = nanoTime.getAsLong();
        if (table.isHover() || busyUntil - now > 0) {
            return false;
        }
        busyUntil = now + PAUSE_NANOSECONDS;
        return true;
    }
}
