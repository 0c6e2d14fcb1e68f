package dev.ballast.app.journal;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The audit trail, newest first. [#apply] is called on the FX thread, once a pulse, while the room shows; older pages
/// come from the store on a background thread.
public final class JournalViewModel {

    /// Entries fetched at a time.
    static final int PAGE = 500;

    private final JournalPages pages;
    private final Executor background;
    private final Executor screen;
    private final List<JournalRow> loaded = new ArrayList<>();
    private final ObservableList<JournalRow> rows = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<JournalGroup> group = new SimpleObjectProperty<>(JournalGroup.ALL);
    private final ObjectProperty<@Nullable JournalRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<JournalState> state = new ReadOnlyObjectWrapper<>(JournalState.LOADING);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper loadedCount = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyStringWrapper origin = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<TrailCheck> trail = new ReadOnlyObjectWrapper<>(TrailCheck.NONE);

    private long applied;
    private @Nullable List<JournalEntry> lastSeen;

    /// A room without entries.
    ///
    /// @param pages where older entries come from
    /// @param background runs the loading
    /// @param screen hands the result back to the FX thread
    public JournalViewModel(JournalPages pages, Executor background, Executor screen) {
        this.pages = pages;
        this.background = background;
        this.screen = screen;
        filter.addListener((_, _, _) -> refilter());
        group.addListener((_, _, _) -> refilter());
    }

    /// Takes over the entries of `snapshot` that are new here.
    public void apply(Snapshot snapshot) {
        if (snapshot.sequence() <= applied) {
            return;
        }
        applied = snapshot.sequence();
        origin.set(snapshot.feed().kind() == FeedStatus.Kind.SIMULATED ? "SIMULATED" : "");
        if (snapshot.journal() != lastSeen) {
            lastSeen = snapshot.journal();
            merge(snapshot.journal());
        }
        showState();
    }

    private void merge(List<JournalEntry> newest) {
        long known = loaded.isEmpty() ? 0 : loaded.getFirst().sequence();
        List<JournalRow> fresh = newest.stream()
                .filter(entry -> entry.sequence() > known)
                .map(JournalRow::new)
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        // More was written between two looks than a snapshot carries: begin anew rather than show a trail with a hole.
        boolean hole = !loaded.isEmpty() && fresh.getLast().sequence() > known + 1;
        if (hole) {
            loaded.clear();
            rows.clear();
            trail.set(TrailCheck.NONE);
        }
        var stretch = new ArrayList<JournalEntry>();
        loaded.stream().limit(1).map(JournalRow::entry).forEach(stretch::add);
        fresh.reversed().stream().map(JournalRow::entry).forEach(stretch::add);
        trail.set(trail.get().and(TrailCheck.of(stretch)));
        loaded.addAll(0, fresh);
        noteLoaded();
        rows.addAll(0, fitting(fresh));
    }

    /// Fetches the page before the oldest entry here; does nothing while one is on its way or all is here.
    public void loadOlder() {
        if (loading.get() || complete.get() || loaded.isEmpty()) {
            return;
        }
        JournalEntry last = loaded.getLast().entry();
        long oldest = last.sequence();
        loading.set(true);
        failure.set("");
        background.execute(() -> {
            try {
                List<JournalEntry> page = pages.before(oldest, PAGE);
                var stretch = new ArrayList<JournalEntry>(page.reversed());
                stretch.add(last);
                TrailCheck check = TrailCheck.of(stretch);
                screen.execute(() -> addOlder(oldest, page, check));
            } catch (RuntimeException problem) {
                screen.execute(() -> fail(problem));
            }
        });
    }

    private void fail(RuntimeException problem) {
        loading.set(false);
        failure.set("Older entries could not be read: " + problem.getMessage());
    }

    private void addOlder(long oldest, List<JournalEntry> page, TrailCheck check) {
        loading.set(false);
        // The trail was begun anew while the page was on its way.
        if (loaded.isEmpty() || loaded.getLast().sequence() != oldest) {
            return;
        }
        List<JournalRow> older = page.stream().map(JournalRow::new).toList();
        loaded.addAll(older);
        trail.set(trail.get().and(check));
        rows.addAll(fitting(older));
        noteLoaded();
        complete.set(complete.get() || older.isEmpty());
        showState();
    }

    private void noteLoaded() {
        loadedCount.set(loaded.size());
        complete.set(loaded.getLast().sequence() == 1);
    }

    private void refilter() {
        rows.setAll(fitting(loaded));
        showState();
    }

    private List<JournalRow> fitting(List<JournalRow> candidates) {
        String words = filter.get().strip().toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(row -> row.matches(group.get(), words))
                .toList();
    }

    private void showState() {
        if (applied == 0) {
            return;
        }
        if (loaded.isEmpty()) {
            state.set(JournalState.EMPTY);
        } else {
            state.set(rows.isEmpty() ? JournalState.NOTHING_FITS : JournalState.READY);
        }
    }

    /// Whether the chosen entry's hash fits its content and the entry before it, as far as that one is loaded.
    public ChainCheck check(JournalRow row) {
        if (!row.isIntact()) {
            return ChainCheck.CHANGED;
        }
        if (row.sequence() == 1) {
            return row.previousHash().equals(JournalEntry.GENESIS) ? ChainCheck.INTACT : ChainCheck.BROKEN;
        }
        int index = loaded.indexOf(row);
        if (index < 0 || index + 1 >= loaded.size()) {
            return ChainCheck.PREVIOUS_NOT_LOADED;
        }
        JournalRow before = loaded.get(index + 1);
        boolean chained =
                before.sequence() == row.sequence() - 1 && before.hash().equals(row.previousHash());
        return chained ? ChainCheck.INTACT : ChainCheck.BROKEN;
    }

    /// What following the chain through all loaded entries has found.
    ReadOnlyObjectProperty<TrailCheck> trail() {
        return trail.getReadOnlyProperty();
    }

    /// The rows that fit the filter, newest first.
    public ObservableList<JournalRow> rows() {
        return rows;
    }

    /// Words that an entry must contain, in any of its parts.
    public StringProperty filter() {
        return filter;
    }

    public ObjectProperty<JournalGroup> group() {
        return group;
    }

    public ObjectProperty<@Nullable JournalRow> selected() {
        return selected;
    }

    public ReadOnlyObjectProperty<JournalState> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether a page is on its way.
    public ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /// Whether the first entry of the trail is here.
    public ReadOnlyBooleanProperty complete() {
        return complete.getReadOnlyProperty();
    }

    /// Why the last page could not be read; empty while all is well.
    public ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty loadedCount() {
        return loadedCount.getReadOnlyProperty();
    }

    /// `SIMULATED` while the prices are made up, else empty.
    public ReadOnlyStringProperty origin() {
        return origin.getReadOnlyProperty();
    }
}
