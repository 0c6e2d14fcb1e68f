package dev.ballast.core.feed.history;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A wish to stop, that also ends every wait at once. Thread-safe.
public final class Cancellation implements Backfill.Waiting {

    private final CountDownLatch wished = new CountDownLatch(1);

    public void cancel() {
        wished.countDown();
    }

    @Override
    public boolean isCancelled() {
        return wished.getCount() == 0;
    }

    @Override
    public boolean await(Duration wait) throws InterruptedException {
        return !wished.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }
}
