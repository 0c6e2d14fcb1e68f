package dev.ballast.app.boot;

import dev.ballast.app.control.UiKit;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.optimizer.OptimizerAnswer;
import dev.ballast.app.optimizer.OptimizerView;
import dev.ballast.app.optimizer.OptimizerViewModel;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.theme.Theme;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.store.WorkstationStore;
import dev.ballast.persistence.JooqWorkstationStore;
import dev.ballast.persistence.OpenMode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.stage.Stage;

/// Measures the optimiser under a slider that moves; started by name, see docs/performance.md.
///
/// Every move waits until its own answer is drawn, and its time is told in parts:
///
/// - work: from the move to frontier and weights in the rows, and then the pulse that draws them, from its first stage
///   to the end of its layout; by the clock, so with every wait for a processor that others hold;
/// - processor: what of it the FX thread and the solving thread computed, which other programs do not change;
/// - pulse: from the rows to the beginning of that pulse, up to 17 ms on a window at 60 Hz, in which nothing is done.
public final class OptimizerHarness {

    private static final int ASSETS = Integer.getInteger("optimizer.assets", 50);
    private static final int DAYS = 366;
    private static final int WARM_UP = Integer.getInteger("optimizer.warmup", 200);
    private static final int MOVES = Integer.getInteger("optimizer.moves", 400);
    private static final int WIDTH = 980;
    private static final int HEIGHT = 960;
    private static final long PATIENCE_MILLIS = 120;
    private static final long LONGEST_SECONDS = 20;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long FRAME_NANOS = 16_000_000;

    /// Nanoseconds of one move.
    ///
    /// @param answer from the move to the rows
    /// @param frame of the pulse that draws them
    /// @param whole from the move to the end of that pulse
    /// @param screen processor time of the FX thread
    /// @param solver processor time of the thread that solves
    private record Times(long answer, long frame, long whole, long screen, long solver) {

        long work() {
            return answer + frame;
        }

        long pulse() {
            return whole - work();
        }

        long processor() {
            return screen + solver;
        }
    }

    /// Solves, and keeps how long the processor took.
    private static final class Solver implements Executor {

        private final Executor thread;
        private final AtomicLong spent = new AtomicLong();

        Solver(Executor thread) {
            this.thread = thread;
        }

        @Override
        public void execute(Runnable task) {
            thread.execute(() -> {
                long start = THREADS.getCurrentThreadCpuTime();
                task.run();
                spent.addAndGet(THREADS.getCurrentThreadCpuTime() - start);
            });
        }
    }

    private OptimizerHarness() {}

    /// Prints a table and ends.
    public static void main(String[] arguments) throws Exception {
        Harness.needNoDisplay();
        FxThread.start();
        Snapshot snapshot = snapshot();
        System.out.println("| method | work p50 / p99 / max, ms | over 16 ms | of it answer, ms | of it frame, ms"
                + " | processor, ms | over 16 ms | of it FX thread, ms | pulse, ms |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (OptimizationMethod method : List.of(
                OptimizationMethod.MINIMUM_VARIANCE,
                OptimizationMethod.MAXIMUM_SHARPE,
                OptimizationMethod.TARGET_VOLATILITY,
                OptimizationMethod.MINIMUM_CVAR)) {
            measure(snapshot, method);
        }
        FxThread.stop();
    }

    private static Snapshot snapshot() throws IOException {
        InstantSource clock = InstantSource.system();
        Path folder = Files.createTempDirectory("ballast-optimizer");
        try (WorkstationStore store = JooqWorkstationStore.open(folder, OpenMode.CREATE)) {
            StreamingBook.fill(store, ASSETS, DAYS, clock);
            try (WorkstationEngine engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, clock)) {
                return engine.snapshot();
            }
        } finally {
            Harness.delete(folder);
        }
    }

    private static void measure(Snapshot snapshot, OptimizationMethod method) throws Exception {
        try (ExecutorService hand = Executors.newSingleThreadExecutor();
                ExecutorService background = Executors.newFixedThreadPool(2)) {
            var solver = new Solver(hand);
            var model = new OptimizerViewModel(
                    new FakeWorkstation(snapshot),
                    solver,
                    CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS, background),
                    FxThread::run);
            var ready = new CountDownLatch(1);
            Shown shown = FxThread.call(() -> Shown.of(model));
            FxThread.call(() -> {
                model.methodProperty().set(method);
                model.answerProperty().addListener((_, _, next) -> {
                    if (next != null && isComplete(next)) {
                        ready.countDown();
                    }
                });
                model.apply(snapshot);
                return "";
            });
            if (!ready.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no first answer");
            }
            for (int move = 0; move < WARM_UP; move++) {
                shown.move(model, solver, move);
            }
            var times = new ArrayList<Times>();
            for (int move = 0; move < MOVES; move++) {
                times.add(shown.move(model, solver, move));
            }
            print(method.label(), times);
            FxThread.call(shown::close);
        }
    }

    private static boolean isComplete(OptimizerAnswer answer) {
        return answer.votes() == OptimizerAnswer.Votes.ALL;
    }

    private static void print(String name, List<Times> times) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                name,
                quantiles(times, Times::work),
                late(times, Times::work),
                quantiles(times, Times::answer),
                quantiles(times, Times::frame),
                quantiles(times, Times::processor),
                late(times, Times::processor),
                quantiles(times, Times::screen),
                quantiles(times, Times::pulse));
    }

    private static String late(List<Times> times, ToLongFunction<Times> of) {
        return times.stream().filter(each -> of.applyAsLong(each) > FRAME_NANOS).count() + " of " + times.size();
    }

    private static String quantiles(List<Times> times, ToLongFunction<Times> of) {
        long[] sorted = times.stream().mapToLong(of).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f / %.1f",
                Harness.milliseconds(sorted, 0.5),
                Harness.milliseconds(sorted, 0.99),
                Harness.milliseconds(sorted, 1));
    }

    /// The room in a stage. The headless screen is 1000 pixels wide and high.
    private record Shown(OptimizerView view, Stage stage, UiKit kit) {

        static Shown of(OptimizerViewModel model) {
            UiKit kit = UiKit.of(Theme.DARK);
            var view = new OptimizerView(model, kit.themes(), kit.pulse(), () -> {});
            var scene = new Scene(view, WIDTH, HEIGHT);
            kit.themes().install(scene);
            var stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return new Shown(view, stage, kit);
        }

        Times move(OptimizerViewModel model, Solver solver, int number) throws Exception {
            var done = new CompletableFuture<Times>();
            FxThread.run(() -> new Move(this, model, solver, done).start(0.05 + 0.01 * (number % 40)));
            return done.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        }

        Shown close() {
            stage.hide();
            view.close();
            return this;
        }
    }

    /// One move of the slider and the frame that shows its answer. FX thread only.
    private static final class Move extends AnimationTimer implements ChangeListener<OptimizerAnswer> {

        private final Shown shown;
        private final OptimizerViewModel model;
        private final Solver solver;
        private final CompletableFuture<Times> done;
        private final Runnable afterLayout = this::afterLayout;
        private long start;
        private long worked;
        private long solved;
        private long answered;
        private long pulse;
        private boolean painted;

        Move(Shown shown, OptimizerViewModel model, Solver solver, CompletableFuture<Times> done) {
            this.shown = shown;
            this.model = model;
            this.solver = solver;
            this.done = done;
        }

        void start(double value) {
            model.answerProperty().addListener(this);
            shown.stage().getScene().addPostLayoutPulseListener(afterLayout);
            start();
            start = System.nanoTime();
            worked = THREADS.getCurrentThreadCpuTime();
            solved = solver.spent.get();
            ((Slider) shown.view().lookup("#optimizer-most")).setValue(value);
        }

        @Override
        public void changed(
                ObservableValue<? extends OptimizerAnswer> value, OptimizerAnswer before, OptimizerAnswer now) {
            if (answered == 0) {
                answered = System.nanoTime();
                // Asked for last, so that the chart has painted when it runs.
                shown.kit().pulse().paintOnce(() -> painted = true);
            }
        }

        @Override
        public void handle(long now) {
            pulse = System.nanoTime();
        }

        private void afterLayout() {
            if (painted) {
                long end = System.nanoTime();
                stop();
                model.answerProperty().removeListener(this);
                shown.stage().getScene().removePostLayoutPulseListener(afterLayout);
                done.complete(new Times(
                        answered - start,
                        end - pulse,
                        end - start,
                        THREADS.getCurrentThreadCpuTime() - worked,
                        solver.spent.get() - solved));
            }
        }
    }
}
