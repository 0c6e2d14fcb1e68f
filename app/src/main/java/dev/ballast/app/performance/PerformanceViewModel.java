package dev.ballast.app.performance;

import dev.ballast.app.table.Sheet;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.performance.BenchmarkChoice;
import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.performance.PerformanceWindow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the performance room shows. FX thread only; the report is made on `background`, one at a time, when window,
/// benchmark or ledger change, and otherwise every few seconds, since prices move.
public final class PerformanceViewModel {

    private static final Duration REFRESH = Duration.ofSeconds(5);

    private final Executor background;
    private final Executor fx;
    private final PerformanceSource source;

    private final ObjectProperty<PerformanceWindow> window = new SimpleObjectProperty<>(PerformanceWindow.DAYS_30);
    private final ObjectProperty<BenchmarkChoice> benchmark =
            new SimpleObjectProperty<>(new BenchmarkChoice.EqualWeight());
    private final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.ASSET);
    private final ReadOnlyObjectWrapper<PerformanceState> state = new ReadOnlyObjectWrapper<>(PerformanceState.LOADING);
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable PerformanceReport> report = new ReadOnlyObjectWrapper<>();
    private final ObservableList<BenchmarkChoice> benchmarks =
            FXCollections.observableArrayList(new BenchmarkChoice.EqualWeight());

    private @Nullable Snapshot snapshot;
    private @Nullable Snapshot asked;
    private boolean running;
    private boolean again;

    /// @param background makes reports away from the FX thread
    /// @param fx runs what it is given on the FX thread, soon
    public PerformanceViewModel(Executor background, Executor fx, PerformanceSource source) {
        this.background = background;
        this.fx = fx;
        this.source = source;
        window.addListener(_ -> ask());
        benchmark.addListener(_ -> ask());
    }

    /// Shows a snapshot; one that is not newer than the last is ignored.
    public void apply(Snapshot next) {
        Snapshot last = snapshot;
        if (last != null && next.sequence() <= last.sequence()) {
            return;
        }
        snapshot = next;
        if (last == null || !last.history().keySet().equals(next.history().keySet())) {
            offerBenchmarks(next);
        }
        if (next.ledger().isEmpty()) {
            state.set(PerformanceState.EMPTY);
        } else if (!running && isDue(next)) {
            make(next);
        }
    }

    private void offerBenchmarks(Snapshot next) {
        List<BenchmarkChoice> offered = Stream.concat(
                        Stream.<BenchmarkChoice>of(new BenchmarkChoice.EqualWeight()),
                        next.history().keySet().stream().sorted().map(BenchmarkChoice.Single::new))
                .toList();
        benchmarks.setAll(offered);
    }

    private boolean isDue(Snapshot next) {
        Snapshot before = asked;
        return before == null
                || before.book() != next.book()
                || Duration.between(before.asOf(), next.asOf()).compareTo(REFRESH) >= 0;
    }

    private void ask() {
        Snapshot current = snapshot;
        if (running) {
            again = true;
        } else if (current != null && !current.ledger().isEmpty()) {
            make(current);
        }
    }

    private void make(Snapshot from) {
        running = true;
        again = false;
        asked = from;
        PerformanceWindow over = window.get();
        BenchmarkChoice against = benchmark.get();
        background.execute(() -> {
            try {
                PerformanceReport made = source.report(from, over, against);
                fx.execute(() -> show(made));
            } catch (RuntimeException failure) {
                fx.execute(() -> fail(failure));
            }
        });
    }

    private void show(PerformanceReport next) {
        running = false;
        report.set(next);
        state.set(PerformanceState.READY);
        if (again) {
            ask();
        }
    }

    /// The last good report stays on screen where there is one.
    private void fail(RuntimeException failure) {
        running = false;
        reason.set("The performance could not be measured: " + failure.getMessage());
        if (report.get() == null) {
            state.set(PerformanceState.FAILED);
        } else {
            message.set(reason.get());
        }
    }

    /// A sheet with where its prices come from, as every export says.
    Sheet stamped(Sheet sheet) {
        Snapshot current = snapshot;
        return current != null && current.isSimulated() ? sheet.with("Prices", "SIMULATED") : sheet;
    }

    /// Shows one sentence, such as where a file went.
    void say(String text) {
        message.set(text);
    }

    /// The window of curve, comparison and attribution.
    public ObjectProperty<PerformanceWindow> windowProperty() {
        return window;
    }

    public ObjectProperty<BenchmarkChoice> benchmarkProperty() {
        return benchmark;
    }

    /// What can be compared with.
    ObservableList<BenchmarkChoice> benchmarks() {
        return benchmarks;
    }

    public ObjectProperty<Split> splitProperty() {
        return split;
    }

    public ReadOnlyObjectProperty<PerformanceState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why there is no report; empty where there is one.
    public ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable PerformanceReport> reportProperty() {
        return report.getReadOnlyProperty();
    }
}
