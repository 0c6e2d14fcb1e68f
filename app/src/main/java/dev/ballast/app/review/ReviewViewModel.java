package dev.ballast.app.review;

import dev.ballast.app.table.Sheet;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.outcome.DecisionOutcome;
import dev.ballast.core.outcome.OutcomeGroup;
import dev.ballast.core.outcome.OutcomeReport;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.rebalance.ProposalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the review room shows. FX thread only; the report is made on `background`, one at a time, when a decision, the
/// book or its history changes, and otherwise every few seconds, since prices move.
public final class ReviewViewModel {

    private static final Duration REFRESH = Duration.ofSeconds(5);
    private static final String SIMULATED = "SIMULATED";

    private final Executor background;
    private final Executor fx;
    private final ReviewSource source;

    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.VERDICT);
    private final ObjectProperty<@Nullable DecisionRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<ReviewState> state = new ReadOnlyObjectWrapper<>(ReviewState.LOADING);
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable OutcomeReport> report = new ReadOnlyObjectWrapper<>();
    private final ObservableList<DecisionRow> decisions = FXCollections.observableArrayList();
    private final ObservableList<OutcomeGroup> groups = FXCollections.observableArrayList();
    private final Map<String, DecisionRow> rows = new HashMap<>();

    private @Nullable Snapshot snapshot;
    private @Nullable Snapshot asked;
    private boolean running;

    /// @param background makes reports away from the FX thread
    /// @param fx runs what it is given on the FX thread, soon
    public ReviewViewModel(Executor background, Executor fx, ReviewSource source) {
        this.background = background;
        this.fx = fx;
        this.source = source;
        grouping.addListener(_ -> group());
    }

    /// Shows a snapshot; one that is not newer than the last is ignored.
    public void apply(Snapshot next) {
        Snapshot last = snapshot;
        if (last != null && next.sequence() <= last.sequence()) {
            return;
        }
        snapshot = next;
        if (!running && isDue(next)) {
            make(next);
        }
    }

    private boolean isDue(Snapshot next) {
        Snapshot before = asked;
        if (before == null) {
            return true;
        }
        Book book = before.book();
        Instant time = before.asOf();
        return book != next.book()
                || !closed(before).equals(closed(next))
                || Duration.between(time, next.asOf()).compareTo(REFRESH) >= 0;
    }

    /// Decisions and their versions.
    private static Map<ProposalId, Integer> closed(Snapshot of) {
        return of.proposals().stream()
                .filter(proposal -> proposal.state().isFinal())
                .collect(Collectors.toMap(proposal -> proposal.id(), proposal -> proposal.version()));
    }

    private void make(Snapshot from) {
        running = true;
        asked = from;
        background.execute(() -> {
            try {
                OutcomeReport made = source.report(from);
                fx.execute(() -> show(made));
            } catch (RuntimeException failure) {
                fx.execute(() -> fail(failure));
            }
        });
    }

    /// The last good report stays on screen where there is one.
    private void fail(RuntimeException failure) {
        running = false;
        reason.set("The decisions could not be followed: " + failure.getMessage());
        if (report.get() == null) {
            state.set(ReviewState.FAILED);
        } else {
            message.set(reason.get());
        }
    }

    private void show(OutcomeReport next) {
        running = false;
        report.set(next);
        var list = new ArrayList<DecisionRow>(next.decisions().size());
        for (DecisionOutcome outcome : next.decisions()) {
            DecisionRow row = rows.get(outcome.proposal().value());
            if (row == null) {
                row = new DecisionRow(outcome);
                rows.put(row.id(), row);
            } else {
                row.show(outcome);
            }
            list.add(row);
        }
        if (!decisions.equals(list)) {
            DecisionRow chosen = selected.get();
            decisions.setAll(list);
            selected.set(chosen != null && list.contains(chosen) ? chosen : list.isEmpty() ? null : list.getFirst());
        }
        group();
        state.set(list.isEmpty() ? ReviewState.EMPTY : ReviewState.READY);
    }

    private void group() {
        OutcomeReport now = report.get();
        List<OutcomeGroup> next = now == null ? List.of() : grouping.get().of(now);
        if (!groups.equals(next)) {
            groups.setAll(next);
        }
    }

    /// A sheet with where its prices come from, as every export says.
    Sheet stamped(Sheet sheet) {
        Snapshot current = snapshot;
        return current != null && current.isSimulated() ? sheet.with("Prices", SIMULATED) : sheet;
    }

    /// Shows one sentence, such as where a file went.
    void say(String text) {
        message.set(text);
    }

    public ObjectProperty<Grouping> groupingProperty() {
        return grouping;
    }

    /// Whose books are drawn.
    public ObjectProperty<@Nullable DecisionRow> selectedProperty() {
        return selected;
    }

    public ReadOnlyObjectProperty<ReviewState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why there is no report; empty where there is one.
    public ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable OutcomeReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// Newest first.
    public ObservableList<DecisionRow> decisions() {
        return decisions;
    }

    /// By the chosen grouping, most frequent first.
    public ObservableList<OutcomeGroup> groups() {
        return groups;
    }
}
