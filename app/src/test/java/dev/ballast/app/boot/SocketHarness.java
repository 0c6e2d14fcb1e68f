package dev.ballast.app.boot;

import dev.ballast.app.control.UiKit;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.positions.PositionRow;
import dev.ballast.app.theme.Theme;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.EngineStats;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.exchange.LocalExchange;
import dev.ballast.core.feed.exchange.Tape;
import dev.ballast.core.feed.live.LiveFeed;
import dev.ballast.core.feed.live.LiveFeedSettings;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.store.WorkstationStore;
import dev.ballast.persistence.JooqWorkstationStore;
import dev.ballast.persistence.OpenMode;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/// Measures the way of a price from a real socket to the row on screen; started by name, see docs/performance.md.
///
/// A local exchange in the same program sends ticker messages over loopback; each price of an instrument is told from
/// the one before, so that a row's change gives away when its message left. Venue, feed, engine and window share the
/// processors.
public final class SocketHarness {

    private static final int INSTRUMENTS = Integer.getInteger("streaming.instruments", 100);
    private static final int MESSAGES_PER_SECOND = Integer.getInteger("streaming.messages", 5_000);
    private static final int SECONDS = Integer.getInteger("streaming.seconds", 10);
    private static final int WARM_UP_SECONDS = 15;
    private static final int TICKS = 50_000;
    private static final int MOST = 2_000_000;

    private final InstantSource clock = InstantSource.system();
    /// When each instrument's latest price left, by the middle price.
    private final Map<String, Map<Double, Long>> left = new ConcurrentHashMap<>();
    private final long[] latencies = new long[MOST];
    private int measured;

    private SocketHarness() {}

    /// Prints what was measured and ends.
    public static void main(String[] arguments) throws Exception {
        Harness.needNoDisplay();
        Path folder = Files.createTempDirectory("ballast-socket");
        try {
            new SocketHarness().measure(folder);
        } finally {
            Harness.delete(folder);
        }
        FxThread.stop();
    }

    private void measure(Path folder) throws InterruptedException {
        try (WorkstationStore store = JooqWorkstationStore.open(folder, OpenMode.CREATE)) {
            List<InstrumentId> instruments =
                    List.copyOf(new TreeMap<>(StreamingBook.fill(store, INSTRUMENTS, clock)).keySet());
            List<String> bases = instruments.stream().map(InstrumentId::base).toList();
            Duration every = Duration.ofNanos(1_000_000_000L / MESSAGES_PER_SECOND);
            Tape tape = Tape.walk(bases, TICKS, every, 3);
            FxThread.start();
            try (LocalExchange exchange = LocalExchange.coinbase(tape, 1, 0);
                    WorkstationEngine engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, clock)) {
                exchange.listen(this::leaves);
                Map<QuoteSource, URI> addresses = new LinkedHashMap<>();
                addresses.put(QuoteSource.COINBASE, exchange.address());
                ComposedDesk desk = Harness.desk(folder, store, engine);
                Stage stage = FxThread.call(() -> show(desk));
                try (LiveFeed feed = LiveFeed.over(LiveFeedSettings.of(addresses, instruments, 1, clock))) {
                    feed.start(engine);
                    Thread.sleep(Duration.ofSeconds(WARM_UP_SECONDS));
                    FxThread.call(this::restart);
                    long ticks = exchange.ticks();
                    Thread.sleep(Duration.ofSeconds(SECONDS));
                    print(exchange.ticks() - ticks, engine.snapshot().stats());
                }
                FxThread.call(() -> {
                    stage.hide();
                    return stage;
                });
            }
        }
    }

    private void leaves(Tape.Tick tick) {
        Map<Double, Long> prices = left.computeIfAbsent(tick.base() + "-USD", _ -> new ConcurrentHashMap<>());
        prices.put(0.5 * (tick.bid() + tick.ask()), System.nanoTime());
    }

    private Stage show(ComposedDesk desk) {
        var window = new DeskWindow(desk, UiKit.of(Theme.DARK));
        window.shell().show("positions");
        var stage = new Stage();
        Scene scene = window.shell().scene(980, 960);
        stage.setScene(scene);
        stage.show();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        if (scene.lookup("#positions-table") instanceof TableView<?> table) {
            for (Object item : table.getItems()) {
                if (item instanceof PositionRow row) {
                    row.priceProperty().subscribe(price -> shown(row, price.doubleValue()));
                }
            }
        }
        return stage;
    }

    private void shown(PositionRow row, double price) {
        Map<Double, Long> prices = left.get(row.instrument().symbol());
        Long at = prices == null ? null : prices.get(price);
        if (at != null && measured < MOST) {
            latencies[measured++] = System.nanoTime() - at;
        }
    }

    private Integer restart() {
        measured = 0;
        return 0;
    }

    private void print(long messages, EngineStats stats) {
        int count = measured;
        long[] sorted = Arrays.copyOf(latencies, count);
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%d instruments, %d messages a second sent, %d changes of rows; %d processors, load %.2f%n",
                INSTRUMENTS,
                messages / SECONDS,
                count,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.printf(
                Locale.ROOT,
                "socket to row, ms: median %.1f, p90 %.1f, p99 %.1f, max %.1f; engine p50 %.1f, p99 %.1f%n",
                Harness.milliseconds(sorted, 0.5),
                Harness.milliseconds(sorted, 0.9),
                Harness.milliseconds(sorted, 0.99),
                Harness.milliseconds(sorted, 1),
                stats.latencyMedian().toNanos() / 1e6,
                stats.latencyP99().toNanos() / 1e6);
    }
}
