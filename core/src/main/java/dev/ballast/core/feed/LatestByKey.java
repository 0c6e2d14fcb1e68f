package dev.ballast.core.feed;

import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/// Hands values from many threads to one, keeping only the newest per key: a slow reader falls behind in detail, never
/// in time, and memory stays at one value per key.
///
/// A slot is queued when its value turns from none to some, and the reader takes the value with the same atomic swap,
/// so the last value offered for a key is always either still in its slot, with the slot queued, or handed over.
/// Values of one key come in the order in which they were offered; keys come in the order in which they turned dirty.
/// Lock-free: [#offer] from any thread, [#drain] from one thread at a time.
public final class LatestByKey<K, V> {

    private final ConcurrentMap<K, Slot<K, V>> slots = new ConcurrentHashMap<>();
    private final Queue<Slot<K, V>> dirty = new ConcurrentLinkedQueue<>();
    private final LongAdder offered = new LongAdder();
    private final LongAdder conflated = new LongAdder();

    /// Puts `value` in the place of whatever waits under `key`.
    public void offer(K key, V value) {
        Slot<K, V> slot = slots.get(key);
        if (slot == null) {
            slot = slots.computeIfAbsent(key, Slot::new);
        }
        offered.increment();
        if (slot.waiting.getAndSet(value) == null) {
            dirty.add(slot);
        } else {
            conflated.increment();
        }
    }

    /// Hands every waiting value to `reader`, at most once per key known at the start, so that it ends even while
    /// others go on offering. Returns how many were handed over.
    public int drain(BiConsumer<? super K, ? super V> reader) {
        int most = slots.size();
        int taken = 0;
        while (taken < most) {
            Slot<K, V> slot = dirty.poll();
            if (slot == null) {
                break;
            }
            V value = slot.waiting.getAndSet(null);
            taken++;
            if (value != null) {
                reader.accept(slot.key, value);
            }
        }
        return taken;
    }

    /// Whether nothing waits, at the moment of asking.
    public boolean isEmpty() {
        return dirty.isEmpty();
    }

    /// Values offered so far.
    public long offered() {
        return offered.sum();
    }

    /// Values that a newer one replaced before they were read.
    public long conflated() {
        return conflated.sum();
    }

    private static final class Slot<K, V> {
        private final K key;
        private final AtomicReference<V> waiting = new AtomicReference<>();

        Slot(K key) {
            this.key = key;
        }
    }
}
