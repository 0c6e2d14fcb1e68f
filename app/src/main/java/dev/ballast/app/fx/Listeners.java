package dev.ballast.app.fx;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Actions in the order of their registration; the same action registered twice is two entries.
final class Listeners {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    Registration add(Runnable action) {
        var entry = new Entry(action);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    void forEach(Consumer<Runnable> consumer) {
        for (Entry entry : entries) {
            consumer.accept(entry.action);
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /// Compared by identity, on purpose not a record.
    private static final class Entry {
        private final Runnable action;

        Entry(Runnable action) {
            this.action = action;
        }
    }
}
