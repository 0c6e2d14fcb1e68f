package dev.ballast.app.testkit;

import dev.ballast.app.fx.FxThread;
import java.lang.ref.WeakReference;

/// Whether something can be collected.
public final class Garbage {

    private static final int ROUNDS = 30;

    private Garbage() {}

    /// Collects until the reference is empty, at most thirty times; the FX thread gets its turn between.
    public static boolean isCollected(WeakReference<?> reference) {
        for (int round = 0; round < ROUNDS && reference.get() != null; round++) {
            System.gc();
            FxThread.call(() -> "");
        }
        return reference.get() == null;
    }
}
