package dev.ballast.core.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// What waits for a listener in its order, up to a bound: one that never comes back must not fill the memory. Beyond
/// the bound, which no listener that runs ever sees, what comes is dropped. Many threads may offer, one takes.
///
/// @param <T> what waits
public final class BoundedQueue<T> {

    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final int most;

    /// @param most that wait at a time, ≥ 1
    public BoundedQueue(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be >= 1, was " + most);
        }
        this.most = most;
    }

    public void offer(T item) {
        if (size.incrementAndGet() <= most) {
            waiting.add(item);
        } else {
            size.decrementAndGet();
        }
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// What waits, oldest first; it waits no more.
    public List<T> take() {
        var taken = new ArrayList<T>();
        for (T item = waiting.poll(); item != null; item = waiting.poll()) {
            size.decrementAndGet();
            taken.add(item);
        }
        return taken;
    }
}
