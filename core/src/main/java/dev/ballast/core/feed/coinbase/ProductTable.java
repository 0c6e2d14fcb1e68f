package dev.ballast.core.feed.coinbase;

import dev.ballast.core.market.InstrumentId;
import org.jspecify.annotations.Nullable;

/// The instruments of product names, found by characters in place, so that no text is made to look one up. Bounded, so
/// that a venue gone mad cannot fill the memory. Not thread-safe.
final class ProductTable {

    private static final int SLOTS = 1 << 14;
    private static final int MOST = 5_000;

    private final @Nullable InstrumentId[] slots = new InstrumentId[SLOTS];
    private int size;

    /// The instrument named `text[from]` to `text[to - 1]`, or null where none is remembered.
    @Nullable
    InstrumentId find(char[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        for (int slot = slotOf(hash); slots[slot] != null; slot = (slot + 1) & (SLOTS - 1)) {
            InstrumentId candidate = slots[slot];
            if (isNamed(candidate, text, from, to)) {
                return candidate;
            }
        }
        return null;
    }

    void remember(InstrumentId instrument) {
        if (size == MOST) {
            return;
        }
        int slot = slotOf(instrument.symbol().hashCode());
        while (slots[slot] != null) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        slots[slot] = instrument;
        size++;
    }

    private static int slotOf(int hash) {
        return (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }

    private static boolean isNamed(@Nullable InstrumentId candidate, char[] text, int from, int to) {
        if (candidate == null || candidate.symbol().length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (candidate.symbol().charAt(i - from) != text[i]) {
                return false;
            }
        }
        return true;
    }
}
