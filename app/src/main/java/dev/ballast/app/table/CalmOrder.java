package dev.ballast.app.table;

import javafx.scene.Node;
import javafx.scene.control.TableView;

/// When a table sorted by a moving column may sort again: not while the mouse is over it, nor while it has the focus
/// and the trader walks through it by key, so that nothing jumps away from under a hand.
public final class CalmOrder {

    private static final long PAUSE_NANOSECONDS = 2_000_000_000L;

    private final TableView<?> table;
    private long last;

    public CalmOrder(TableView<?> table) {
        this.table = table;
    }

    /// Whether the order may follow the values now; at most every two seconds.
    ///
    /// @param nanoTime a clock in nanoseconds that never steps back
    public boolean isDue(long nanoTime) {
        if (table.isHover() || isWithin(table) || nanoTime - last < PAUSE_NANOSECONDS) {
            return false;
        }
        last = nanoTime;
        return true;
    }

    private static boolean isWithin(Node node) {
        return node.isFocusWithin();
    }
}
