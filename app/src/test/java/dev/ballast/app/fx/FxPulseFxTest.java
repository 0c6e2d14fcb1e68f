package dev.ballast.app.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class FxPulseFxTest {

    @BeforeAll
    static void start() {
        FxThread.start();
    }

    @Test
    void runsItsStagesInOrderAndThenGoesIdle() throws Exception {
        FxPulse pulse = FxThread.call(FxPulse::new);
        List<Phase> order = new ArrayList<>();
        var done = new CountDownLatch(1);
        FxThread.call(() -> {
            for (Phase phase : List.of(Phase.PAINT, Phase.SNAPSHOT, Phase.QUOTES, Phase.EVENTS)) {
                pulse.add(phase, () -> order.add(phase));
            }
            pulse.add(Phase.PAINT, done::countDown);
            return pulse;
        });

        pulse.request();

        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !pulse.isAwake());
        assertThat(FxThread.call(() -> List.copyOf(order)))
                .containsExactly(Phase.EVENTS, Phase.QUOTES, Phase.SNAPSHOT, Phase.PAINT);
        assertThat(FxThread.call(() -> pulse.frameTimes().frames())).isEqualTo(1);
    }

    @Test
    void tenThousandRequestsWhileTheThreadIsBusyAreOneFrame() throws Exception {
        FxPulse pulse = FxThread.call(FxPulse::new);
        var frames = new AtomicInteger();
        var asked = new CountDownLatch(1);
        FxThread.call(() -> pulse.add(Phase.QUOTES, frames::incrementAndGet));
        var busy = new CountDownLatch(1);
        FxThread.later(() -> {
            busy.countDown();
            awaitQuietly(asked);
        });
        assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();

        for (int request = 0; request < 10_000; request++) {
            pulse.request();
        }
        asked.countDown();

        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> frames.get() > 0 && !pulse.isAwake());
        assertThat(frames).hasValue(1);
    }

    @Test
    void wakesAgainAfterItWasIdle() throws Exception {
        FxPulse pulse = FxThread.call(FxPulse::new);
        var frames = new AtomicInteger();
        FxThread.call(() -> pulse.add(Phase.QUOTES, frames::incrementAndGet));
        for (int round = 1; round <= 5; round++) {
            int expected = round;
            pulse.request();
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> frames.get() == expected && !pulse.isAwake());
        }

        assertThat(frames).hasValue(5);
    }

    @Test
    void aStageThatFailsLeavesTheOthersTheirFrame() {
        FxPulse pulse = FxThread.call(FxPulse::new);
        var ran = new AtomicInteger();

        FxThread.call(() -> {
            pulse.add(Phase.EVENTS, () -> {
                throw new IllegalArgumentException("on purpose, part of a test");
            });
            pulse.add(Phase.SNAPSHOT, ran::incrementAndGet);
            pulse.flush();
            return pulse;
        });

        assertThat(ran).hasValue(1);
    }

    @Test
    void paintsAskedForTwiceRunOnceAndClosedStagesNoMore() {
        FxPulse pulse = FxThread.call(FxPulse::new);
        var painted = new AtomicInteger();
        var staged = new AtomicInteger();
        Runnable paint = painted::incrementAndGet;

        FxThread.call(() -> {
            Registration registration = pulse.add(Phase.EVENTS, staged::incrementAndGet);
            pulse.paintOnce(paint);
            pulse.paintOnce(paint);
            pulse.flush();
            registration.close();
            registration.close();
            pulse.flush();
            return pulse;
        });

        assertThat(painted).hasValue(1);
        assertThat(staged).hasValue(1);
    }

    @Test
    void flushBelongsToTheFxThread() {
        FxPulse pulse = FxThread.call(FxPulse::new);

        assertThatIllegalStateException().isThrownBy(pulse::flush).withMessageContaining("FX thread");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
