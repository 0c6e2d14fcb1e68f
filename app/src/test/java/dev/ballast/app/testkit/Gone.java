package dev.ballast.app.testkit;

import java.lang.ref.WeakReference;
import org.testfx.util.WaitForAsyncUtils;

/// Whether something was collected.
public final class Gone {

    private Gone() {}

    /// Collects garbage, letting the FX thread finish what it has queued, until `reference` is empty; false where
    /// something still holds it after fifty rounds.
    public static boolean soon(WeakReference<?> reference) {
        for (int round = 0; round < 50 && reference.get() != null; round++) {
            WaitForAsyncUtils.waitForFxEvents();
            System.gc();
        }
        return reference.get() == null;
    }
}
