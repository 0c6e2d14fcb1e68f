package dev.ballast.app.assets;

import dev.ballast.app.venue.DeskKnowledge;
import dev.ballast.app.venue.FailureWords;
import dev.ballast.app.venue.ListedProduct;
import dev.ballast.app.venue.VenueDesk;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.feed.history.CandleFailure;
import dev.ballast.core.feed.history.ProductAnswer;
import dev.ballast.core.feed.history.ProductList;
import dev.ballast.core.feed.history.Sightings;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// What a venue lists, and following a product of it. FX thread only; the network is asked elsewhere.
public final class DiscoveryViewModel {

    /// How far a list is.
    public enum Phase {
        /// Nobody was asked yet.
        IDLE,
        ASKING,
        LISTED,
        FAILED,
        STOPPED
    }

    /// Carries an edit out that can be taken back.
    interface Editor {
        /// Carries a command out.
        ///
        /// @param back what undoes it
        /// @param then is told what became of it
        void edit(Command command, Command back, Consumer<Outcome> then);

        /// Carries out what is not for the trader to take back.
        void submit(Command command);
    }

    private final VenueDesk venues;
    private final Editor editor;
    private final Executor fx;
    private final ObservableList<ListedProduct> rows = FXCollections.observableArrayList();
    private final FilteredList<ListedProduct> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
    private final ReadOnlyObjectWrapper<QuoteSource> venue = new ReadOnlyObjectWrapper<>(QuoteSource.COINBASE);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper filling = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);

    private @Nullable Snapshot snapshot;
    private @Nullable ProductList list;
    private VenueDesk.@Nullable Task asking;
    private VenueDesk.@Nullable Task fill;
    private @Nullable InstrumentId filled;
    private @Nullable Runnable afterFill;
    private long asked;

    DiscoveryViewModel(VenueDesk venues, Editor editor, Executor fx) {
        this.venues = venues;
        this.editor = editor;
        this.fx = fx;
        filter.addListener((_, _, text) -> shown.setPredicate(row -> matches(row, text)));
    }

    void apply(Snapshot next) {
        Snapshot last = snapshot;
        snapshot = next;
        if (last == null
                || !last.instruments().keySet().equals(next.instruments().keySet())
                || !last.market().caps().equals(next.market().caps())) {
            show();
        }
    }

    /// Asks a venue for its list, unless it is there already.
    void open(QuoteSource wanted) {
        if (wanted != venue.get() || phase.get() == Phase.IDLE) {
            ask(wanted);
        }
    }

    /// Asks a venue for its list; an answer to an earlier question is dropped.
    void ask(QuoteSource wanted) {
        stopAsking();
        long number = ++asked;
        if (wanted != venue.get()) {
            list = null;
            rows.clear();
        }
        venue.set(wanted);
        phase.set(Phase.ASKING);
        status.set("Asking " + wanted + " for its products …");
        asking = venues.list(wanted, new VenueDesk.ListTold() {
            @Override
            public void waiting(CandleFailure failure, Duration wait) {
                told(
                        number,
                        () -> status.set(String.format(
                                Locale.ROOT,
                                "%s Asking again in %.0f s.",
                                FailureWords.of(wanted, failure),
                                Math.ceil(wait.toMillis() / 1e3))));
            }

            @Override
            public void listed(ProductAnswer answer) {
                told(number, () -> accept(wanted, answer));
            }
        });
    }

    private void told(long number, Runnable then) {
        fx.execute(() -> {
            if (number == asked) {
                then.run();
            }
        });
    }

    private void accept(QuoteSource from, ProductAnswer answer) {
        asking = null;
        switch (answer) {
            case ProductAnswer.Listed(ProductList listed) -> {
                list = listed;
                phase.set(Phase.LISTED);
                show();
                Snapshot current = snapshot;
                if (current != null && !current.instruments().isEmpty()) {
                    editor.submit(new Command.RecordListings(
                            from,
                            Sightings.of(listed, from, current.instruments().keySet())));
                }
            }
            case ProductAnswer.Failed(CandleFailure failure) -> {
                status.set(FailureWords.of(from, failure));
                phase.set(Phase.FAILED);
            }
            case ProductAnswer.Stopped() -> {
                status.set("Stopped. F5 asks " + from + " again.");
                phase.set(Phase.STOPPED);
            }
        }
    }

    private void show() {
        ProductList listed = list;
        Snapshot current = snapshot;
        if (listed == null || current == null) {
            return;
        }
        rows.setAll(ListedProduct.of(listed, venue.get(), DeskKnowledge.of(current, venues::category)));
        long followed = rows.stream().filter(row -> row.follower().isPresent()).count();
        status.set(rows.size() + " products at " + venue.get() + ", " + followed + " on the desk"
                + (listed.refused().isEmpty()
                        ? ""
                        : "; " + listed.unreadable().size() + " could not be read, the first: "
                                + listed.refused().getFirst()));
    }

    /// Ends what is under way: the question first, then the history.
    ///
    /// @return whether there was something to end
    boolean cancel() {
        if (asking != null) {
            asking.cancel();
            return true;
        }
        if (fill != null) {
            fill.cancel();
            return true;
        }
        return false;
    }

    private void stopAsking() {
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
    }

    /// Has the desk follow a product, and fetches its past where wanted.
    void add(ListedProduct row, History history) {
        if (row.follower().isPresent()) {
            return;
        }
        InstrumentId id = row.product().id();
        editor.edit(
                new Command.AddInstruments(
                        List.of(row.instrument()), row.venue().name()),
                new Command.RemoveInstruments(List.of(id)),
                outcome -> {
                    Snapshot current = snapshot;
                    if (outcome instanceof Outcome.Done && history.days() > 0 && current != null) {
                        fill(row.venue(), id, current.asOf().minus(Duration.ofDays(history.days())));
                    }
                });
    }

    private void fill(QuoteSource from, InstrumentId id, Instant since) {
        filled = id;
        filling.set("Asking " + from + " for the bars of " + id + " …");
        share.set(-1);
        fill = venues.fill(from, id, since, new VenueDesk.FillTold() {
            @Override
            public void came(double part, String words) {
                fx.execute(() -> {
                    filling.set(words);
                    share.set(part);
                });
            }

            @Override
            public void filled(String words) {
                fx.execute(() -> end(words));
            }
        });
    }

    private void end(String words) {
        fill = null;
        filled = null;
        filling.set(words);
        share.set(1);
        Runnable next = afterFill;
        afterFill = null;
        if (next != null) {
            next.run();
        }
    }

    /// Runs `undo` once no history of what it removes is being stored.
    void whenQuiet(Command undo, Runnable submit) {
        boolean busy = fill != null
                && undo instanceof Command.RemoveInstruments removed
                && filled != null
                && removed.instruments().contains(filled);
        if (!busy) {
            submit.run();
            return;
        }
        afterFill = submit;
        cancel();
    }

    /// Whether a history is being fetched.
    boolean isFilling() {
        return fill != null;
    }

    private static boolean matches(ListedProduct row, String filter) {
        String text = filter.strip().toLowerCase(Locale.ROOT);
        return row.product().id().symbol().toLowerCase(Locale.ROOT).contains(text)
                || row.state().contains(text)
                || row.category().label().toLowerCase(Locale.ROOT).contains(text)
                || AssetRow.name(row.outlook().atBest())
                        .toLowerCase(Locale.ROOT)
                        .contains(text)
                || (text.equals("on the desk") && row.follower().isPresent());
    }

    /// What the filter leaves, the most traded first.
    ObservableList<ListedProduct> shown() {
        return shown;
    }

    int total() {
        return rows.size();
    }

    StringProperty filterProperty() {
        return filter;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<QuoteSource> venueProperty() {
        return venue.getReadOnlyProperty();
    }

    /// How the list came about, or why there is none.
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// How far a history is; empty where none was asked for.
    ReadOnlyStringProperty fillingProperty() {
        return filling.getReadOnlyProperty();
    }

    /// Of the history's pages, in [0, 1]; −1 where it is not known.
    ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }
}
