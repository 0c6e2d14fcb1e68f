package dev.ballast.app.quality;

import dev.ballast.app.bars.BarSource;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.Workstation;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.quality.DataMark;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// Findings about stored bars, and what the trader decides about them. FX thread only; checks run on `background`.
public final class QualityViewModel {

    private final Workstation engine;
    private final BarSource source;
    private final Executor background;
    private final Executor fx;
    private final ObjectProperty<Timeframe> timeframe = new SimpleObjectProperty<>(Timeframe.D1);
    private final ObservableList<FindingRow> rows = FXCollections.observableArrayList();
    private final FilteredList<FindingRow> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("Checking …");
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    /// What takes each decision of this session back, the newest on top.
    private final Deque<Command> undo = new ArrayDeque<>();

    private @Nullable Snapshot snapshot;
    private QualityScan scan = QualityScan.NONE;
    private volatile long asked;

    /// @param source stored bars as they are, with what was excluded
    /// @param background checks away from the FX thread
    /// @param fx runs what it is given on the FX thread, soon
    public QualityViewModel(Workstation engine, BarSource source, Executor background, Executor fx) {
        this.engine = engine;
        this.source = source;
        this.background = background;
        this.fx = fx;
        timeframe.addListener(_ -> check());
        filter.addListener((_, _, text) -> shown.setPredicate(row -> row.matches(text)));
    }

    /// Shows a snapshot; checks anew only where bars, instruments or decisions changed.
    public void apply(Snapshot next) {
        Snapshot last = snapshot;
        snapshot = next;
        if (last == null
                || !last.history().equals(next.history())
                || !last.instruments().equals(next.instruments())
                || !last.market().equals(next.market())) {
            check();
        }
    }

    private void check() {
        Snapshot current = snapshot;
        if (current == null) {
            return;
        }
        Set<InstrumentId> instruments = current.instruments().keySet();
        Timeframe looked = timeframe.get();
        long number = asked + 1;
        asked = number;
        background.execute(() -> {
            if (number == asked) {
                QualityScan found =
                        QualityScan.of(instruments, looked, current.market().marks(), source);
                fx.execute(() -> accept(number, found));
            }
        });
    }

    private void accept(long number, QualityScan found) {
        if (number != asked) {
            return;
        }
        scan = found;
        rows.setAll(found.rows());
        long grave = found.rows().stream()
                .filter(row -> row.mark().isEmpty() && !row.effect().equals("to know"))
                .count();
        summary.set(
                found.checked() == 0
                        ? "No " + timeframe.get().label()
                                + " bars are stored. A live feed brings those of coins; or fetch them with: ballast"
                                + " backfill, or import files with: ballast import history"
                        : found.checked() + " series of " + timeframe.get().label() + " bars: "
                                + found.rows().size() + (found.rows().size() == 1 ? " finding, " : " findings, ")
                                + grave + " to decide");
    }

    /// Excludes the bars of a finding from every estimate, or says that they are true.
    void decide(FindingRow row, DataMark.Verdict verdict) {
        DataMark mark = row.mark(verdict);
        submit(new Command.MarkData(mark), new Command.UnmarkData(mark));
    }

    /// Takes the decision about a finding back.
    void takeBack(FindingRow row) {
        row.mark().ifPresent(mark -> submit(new Command.UnmarkData(mark), new Command.MarkData(mark)));
    }

    /// Takes the newest decision of this session back.
    void undo() {
        Command back = undo.poll();
        undoable.set(!undo.isEmpty());
        if (back != null) {
            submit(back, _ -> {});
        }
    }

    private void submit(Command command, Command reverse) {
        submit(command, outcome -> {
            // A refused decision changed nothing that could be taken back.
            if (outcome instanceof Outcome.Done) {
                undo.push(reverse);
                undoable.set(true);
            }
        });
    }

    private void submit(Command command, Consumer<Outcome> then) {
        CompletableFuture<Void> told = engine.submit(command)
                .thenAccept(outcome -> fx.execute(() -> {
                    message.set(text(outcome));
                    then.accept(outcome);
                }));
        told.exceptionally(failure -> {
            fx.execute(() -> message.set("Failed: " + failure.getMessage()));
            return null;
        });
    }

    private static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(String said, long sequence) -> said;
            case Outcome.Refused refused -> "Refused: " + refused.message();
        };
    }

    /// The stored bars of an instrument in the timeframe on show; none where there are none.
    @Nullable
    PriceHistory history(InstrumentId instrument) {
        return scan.histories().get(instrument);
    }

    ObservableList<FindingRow> shown() {
        return shown;
    }

    public ObjectProperty<Timeframe> timeframeProperty() {
        return timeframe;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /// What became of the last decision.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    void say(String sentence) {
        message.set(sentence);
    }

    /// How many series were checked and what was found, or how to get bars.
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }
}
