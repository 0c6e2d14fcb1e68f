package dev.ballast.app.fx;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One frame clock for the whole window that runs only while there is something to show.
///
/// Producers on any thread put their data where a stage finds it and call [#request]; however many calls come, at most
/// one wake-up is queued on the FX thread and each frame runs every stage once, in [Phase] order. A frame that nobody
/// asked for stops the clock, so an idle window costs nothing.
///
/// [#request] is safe from any thread; the rest belongs to the FX thread.
public final class FxPulse {

    private static final Logger LOG = LoggerFactory.getLogger(FxPulse.class);

    private final Map<Phase, Listeners> stages = new EnumMap<>(Phase.class);
    private final AtomicBoolean dirty = new AtomicBoolean();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final FrameTimes frameTimes = new FrameTimes();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame();
        }
    };
    private Set<Runnable> paints = new LinkedHashSet<>();

    public FxPulse() {
        for (Phase phase : Phase.values()) {
            stages.put(phase, new Listeners());
        }
    }

    /// Runs `stage` in every frame until the registration is closed.
    public Registration add(Phase phase, Runnable stage) {
        return listeners(phase).add(stage);
    }

    /// Asks for a frame.
    public void request() {
        if (!dirty.getAndSet(true) && awake.compareAndSet(false, true)) {
            Platform.runLater(timer::start);
        }
    }

    /// Runs `paint` once, at the end of the next frame, however often it is asked for before.
    public void paintOnce(Runnable paint) {
        paints.add(paint);
        request();
    }

    /// Runs a frame now: for pictures of scenes that are not on screen.
    public void flush() {
        FxThread.check();
        dirty.set(false);
        runStages();
    }

    /// Whether the clock is running; false once nothing is dirty.
    public boolean isAwake() {
        return awake.get();
    }

    /// Work done per frame since the start.
    public FrameTimes frameTimes() {
        return frameTimes;
    }

    private void frame() {
        if (dirty.getAndSet(false)) {
            runStages();
            return;
        }
        timer.stop();
        awake.set(false);
        // A request between the two lines above saw the clock awake and queued nothing.
        if (dirty.get() && awake.compareAndSet(false, true)) {
            timer.start();
        }
    }

    private void runStages() {
        long start = System.nanoTime();
        for (Phase phase : Phase.values()) {
            listeners(phase).forEach(FxPulse::guarded);
        }
        Set<Runnable> due = paints;
        paints = new LinkedHashSet<>();
        for (Runnable paint : due) {
            guarded(paint);
        }
        frameTimes.record(System.nanoTime() - start);
    }

    private Listeners listeners(Phase phase) {
        return Objects.requireNonNull(stages.get(phase));
    }

    /// A stage that fails must not take the others' frame with it.
    private static void guarded(Runnable stage) {
        try {
            stage.run();
        } catch (RuntimeException failure) {
            LOG.error("A stage of the pulse failed", failure);
        }
    }
}
