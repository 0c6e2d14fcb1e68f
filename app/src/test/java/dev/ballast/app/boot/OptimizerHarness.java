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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.stage.Stage;

/// Measures the optimiser under a slider that moves; started by name, see docs/performance.md.
///
/// Every move waits until its own answer is drawn. Answer: from the move to frontier and weights in the rows, all on
/// the FX thread that is not solving. Frame: the pulse that draws them, from its first stage to the end of its layout.
/// Both together are the work of a move; the wait for the next pulse, up to 16 ms on an idle window, is shown apart.
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
    private record Times(long answer, long frame, long whole, long processor) {

        long work() {
            return answer + frame;
        }
    }

    private OptimizerHarness() {}

    /// Prints a table and ends.
    public static void main(String[] arguments) throws Exception {
        if (System.getenv("DISPLAY") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        FxThread.start();
        Snapshot snapshot = snapshot();
        System.out.println("| method | answer p50 / p99 / max, ms | frame, ms | both, ms | over 16 ms"
                + " | with the wait for the pulse, ms | processor of the FX thread, ms |");
        System.out.println("|---|---|---|---|---|---|---|");
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
            StreamingHarness.delete(folder);
        }
    }

    private static void measure(Snapshot snapshot, OptimizationMethod method) throws Exception {
        try (ExecutorService background = Executors.newFixedThreadPool(2)) {
            var model = new OptimizerViewModel(
                    new FakeWorkstation(snapshot),
                    background,
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
                shown.move(model, move);
            }
            var times = new ArrayList<Times>();
            for (int move = 0; move < MOVES; move++) {
                times.add(shown.move(model, move));
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
                "| %s | %s | %s | %s | %d of %d | %s | %s |%n",
                name,
                quantiles(times, Times::answer),
                quantiles(times, Times::frame),
                quantiles(times, Times::work),
                times.stream().filter(each -> each.work() > FRAME_NANOS).count(),
                times.size(),
                quantiles(times, Times::whole),
                quantiles(times, Times::processor));
    }

    private static String quantiles(List<Times> times, ToLongFunction<Times> of) {
        double[] sorted = times.stream()
                .mapToLong(of)
                .sorted()
                .mapToDouble(nanos -> nanos / 1e6)
                .toArray();
        return String.format(
                Locale.ROOT, "%.1f / %.1f / %.1f", quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 1));
    }

    private static double quantile(double[] sorted, double fraction) {
        return sorted[Math.max(0, (int) Math.ceil(fraction * sorted.length) - 1)];
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

        Times move(OptimizerViewModel model, int number) throws Exception {
            var done = new CompletableFuture<Times>();
            FxThread.run(() -> new Move(this, model, done).start(0.05 + 0.01 * (number % 40)));
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
        private final CompletableFuture<Times> done;
        private final Runnable afterLayout = this::afterLayout;
        private long start;
        private long worked;
        private long answered;
        private long pulse;
        private boolean painted;

        Move(Shown shown, OptimizerViewModel model, CompletableFuture<Times> done) {
            this.shown = shown;
            this.model = model;
            this.done = done;
        }

        void start(double value) {
            model.answerProperty().addListener(this);
            shown.stage().getScene().addPostLayoutPulseListener(afterLayout);
            start();
            start = System.nanoTime();
            worked = THREADS.getCurrentThreadCpuTime();
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
                        answered - start, end - pulse, end - start, THREADS.getCurrentThreadCpuTime() - worked));
            }
        }
    }
}
