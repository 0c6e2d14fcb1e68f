package dev.ballast.app.boot;

import com.sun.management.OperatingSystemMXBean;
import dev.ballast.app.boot.FxLatencyProbe.Seen;
import dev.ballast.app.control.UiKit;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.theme.Theme;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.EngineStats;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.PriceFeed;
import dev.ballast.core.feed.simulation.SimulatedFeed;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.store.WorkstationStore;
import dev.ballast.persistence.JooqWorkstationStore;
import dev.ballast.persistence.OpenMode;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Measures the window under a stream of quotes; started by name, see docs/performance.md.
///
/// Three runs of the same length: the window at rest, the window under the stream, and a table that hops to the FX
/// thread with every quote, as a comparison.
public final class StreamingHarness {

    private static final int INSTRUMENTS = Integer.getInteger("streaming.instruments", 500);
    private static final int QUOTES_PER_SECOND = Integer.getInteger("streaming.quotes", 20_000);
    private static final int SECONDS = Integer.getInteger("streaming.seconds", 10);
    private static final int WARM_UP_SECONDS = 10;
    private static final long SEED = 7;

    private record Row(String run, Seen seen, double processor, long quotes, long snapshots, String engine) {}

    private final InstantSource clock = InstantSource.system();
    private final FxLatencyProbe probe = new FxLatencyProbe();
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final List<Row> rows = new ArrayList<>();
    private final List<String> heap = new ArrayList<>();

    private StreamingHarness() {}

    /// Prints a table and ends.
    public static void main(String[] arguments) throws Exception {
        Harness.needNoDisplay();
        Path folder = Files.createTempDirectory("ballast-streaming");
        try {
            new StreamingHarness().measure(folder);
        } finally {
            Harness.delete(folder);
        }
        FxThread.stop();
    }

    private void measure(Path folder) throws InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%d instruments, %d quotes a second, %d s each; %d processors, load %.2f, heap limit %d MB, %s%n",
                INSTRUMENTS,
                QUOTES_PER_SECOND,
                SECONDS,
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.version());
        try (WorkstationStore store = JooqWorkstationStore.open(folder, OpenMode.CREATE)) {
            Map<InstrumentId, Double> closes = StreamingBook.fill(store, INSTRUMENTS, clock);
            FxThread.start();
            withWindow(folder, store, closes);
            naive(store, closes);
        }
        print();
    }

    private void withWindow(Path folder, WorkstationStore store, Map<InstrumentId, Double> closes)
            throws InterruptedException {
        WorkstationEngine engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, clock);
        PriceFeed feed = feed(engine.snapshot().instruments().values(), closes);
        ComposedDesk desk = Harness.desk(folder, store, engine);
        Shown shown = FxThread.call(() -> Shown.of(desk));
        try {
            probe.watch(2);
            run("idle window", engine);
            feed.start(engine);
            probe.watch(WARM_UP_SECONDS);
            heap("start");
            run("streaming", engine);
            heap("middle");
            run("streaming, again", engine);
            heap("end");
        } finally {
            feed.close();
            FxThread.call(shown::close);
            engine.close();
        }
    }

    private void naive(WorkstationStore store, Map<InstrumentId, Double> closes) throws InterruptedException {
        try (WorkstationEngine engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, clock);
                PriceFeed feed = feed(engine.snapshot().instruments().values(), closes)) {
            NaiveTable table = FxThread.call(() -> {
                var made = new NaiveTable(engine.snapshot().valuation());
                var stage = new Stage();
                stage.setScene(new Scene(made, Shown.WIDTH, Shown.HEIGHT));
                UiKit.of(Theme.DARK).themes().install(stage.getScene());
                stage.show();
                return made;
            });
            probe.watch(2);
            feed.start(table);
            probe.watch(WARM_UP_SECONDS);
            long before = table.received();
            long processor = system.getProcessCpuTime();
            Seen seen = probe.watch(SECONDS);
            rows.add(new Row(
                    "one runLater per quote",
                    seen,
                    share(processor, seen),
                    Math.round((table.received() - before) / seen.seconds()),
                    0,
                    ""));
        }
    }

    private void run(String name, WorkstationEngine engine) throws InterruptedException {
        EngineStats before = engine.snapshot().stats();
        long processor = system.getProcessCpuTime();
        Seen seen = probe.watch(SECONDS);
        double share = share(processor, seen);
        EngineStats after = engine.snapshot().stats();
        rows.add(new Row(
                name,
                seen,
                share,
                Math.round((after.quotesReceived() - before.quotesReceived()) / seen.seconds()),
                after.snapshots() - before.snapshots(),
                String.format(
                        Locale.ROOT,
                        "%.1f / %.1f ms",
                        after.latencyMedian().toNanos() / 1e6,
                        after.latencyP99().toNanos() / 1e6)));
    }

    /// Processor time of the whole program in percent of one core.
    private double share(long before, Seen seen) {
        return 100 * (system.getProcessCpuTime() - before) / (1e9 * (seen.seconds() + seen.drain() / 1000));
    }

    private void heap(String when) {
        System.gc();
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        heap.add(String.format(Locale.ROOT, "%s %.1f MB", when, used / 1e6));
    }

    private PriceFeed feed(Collection<Instrument> instruments, Map<InstrumentId, Double> closes) {
        List<Instrument> ordered = instruments.stream()
                .sorted(Comparator.comparing(Instrument::id))
                .toList();
        return SimulatedFeed.of(ordered, closes, QUOTES_PER_SECOND, SEED, clock);
    }

    private void print() {
        System.out.println("| run | frames | FX latency p50 / p99 / max, ms | backlog at the end, ms"
                + " | processor, one core = 100 | quotes/s | snapshots | engine p50 / p99 |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (Row row : rows) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.1f / %.1f / %.1f | %.0f | %.0f | %,d | %d | %s |%n",
                    row.run(),
                    row.seen().frames(),
                    row.seen().median(),
                    row.seen().percentile99(),
                    row.seen().longest(),
                    row.seen().drain(),
                    row.processor(),
                    row.quotes(),
                    row.snapshots(),
                    row.engine());
        }
        System.out.println("Heap after a collection while streaming: " + String.join(", ", heap));
        System.out.printf(Locale.ROOT, "Load at the end: %.2f%n", system.getSystemLoadAverage());
    }

    /// The real window in a stage, on the positions. The headless screen is 1000 pixels wide and high.
    private record Shown(DeskWindow window, Stage stage) {

        private static final int WIDTH = 980;
        private static final int HEIGHT = 960;

        static Shown of(ComposedDesk desk) {
            var window = new DeskWindow(desk, UiKit.of(Theme.DARK));
            window.shell().show("positions");
            var stage = new Stage();
            stage.setScene(window.shell().scene(WIDTH, HEIGHT));
            stage.show();
            return new Shown(window, stage);
        }

        Shown close() {
            stage.hide();
            window.close();
            return this;
        }
    }
}
