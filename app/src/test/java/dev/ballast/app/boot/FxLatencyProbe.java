package dev.ballast.app.boot;

import dev.ballast.app.fx.FxThread;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;

/// Counts frames and asks the FX thread every 10 ms how long it lets others wait.
///
/// The next question does not wait for the last answer: a thread that stands still for a second is seen a hundred
/// times, as those who wait for it would see it.
final class FxLatencyProbe {

    private static final int EVERY_MILLIS = 10;

    /// What was seen; milliseconds.
    ///
    /// @param drain how long the FX thread still worked on what was queued when the time was over
    record Seen(double seconds, int frames, double median, double percentile99, double longest, double drain) {}

    private final AtomicInteger frames = new AtomicInteger();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frames.incrementAndGet();
        }
    };

    /// Watches for a while.
    Seen watch(int seconds) throws InterruptedException {
        int questions = seconds * 1000 / EVERY_MILLIS;
        var waited = new long[questions];
        var asked = new AtomicInteger();
        frames.set(0);
        FxThread.call(() -> {
            timer.start();
            return "";
        });
        long start = System.nanoTime();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            var _ = clock.scheduleAtFixedRate(
                    () -> ask(asked.getAndIncrement(), waited), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            var _ = clock.awaitTermination(seconds, TimeUnit.SECONDS);
            clock.shutdownNow();
        }
        double elapsed = (System.nanoTime() - start) / 1e9;
        int drawn = frames.get();
        long over = System.nanoTime();
        // Answered last: by then every question before it has been, too.
        FxThread.call(() -> {
            timer.stop();
            return "";
        });
        double drain = (System.nanoTime() - over) / 1e6;
        int answered = Math.min(asked.get(), questions);
        long[] sorted = Arrays.copyOf(waited, answered);
        Arrays.sort(sorted);
        return new Seen(
                elapsed,
                drawn,
                Harness.milliseconds(sorted, 0.5),
                Harness.milliseconds(sorted, 0.99),
                Harness.milliseconds(sorted, 1),
                drain);
    }

    private static void ask(int question, long[] waited) {
        if (question < waited.length) {
            long at = System.nanoTime();
            FxThread.later(() -> waited[question] = System.nanoTime() - at);
        }
    }
}
