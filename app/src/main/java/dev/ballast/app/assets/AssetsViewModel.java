package dev.ballast.app.assets;

import dev.ballast.app.bars.BarSource;
import dev.ballast.app.venue.VenueDesk;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Command.DecideListing.Verdict;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Settings;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.Workstation;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.rebalance.tilt.TiltPolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// Every known asset, and what the trader changes of them. FX thread only; scores are made on `background`.
public final class AssetsViewModel {

    private final Workstation engine;
    private final BarSource source;
    private final Executor background;
    private final Executor fx;
    private final ObservableList<AssetRow> rows = FXCollections.observableArrayList();
    private final FilteredList<AssetRow> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caps = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper tilt = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper tiltAction = new ReadOnlyStringWrapper("Tilt by performance");
    /// What takes each edit of this session back, the newest on top; made when it is asked for, so that a policy
    /// taken back keeps what was changed in it since.
    private final Deque<Supplier<Command>> undo = new ArrayDeque<>();
    private final ReadOnlyStringWrapper stopped = new ReadOnlyStringWrapper("");
    private final DiscoveryViewModel discovery;

    private @Nullable Snapshot snapshot;
    private volatile long asked;

    /// @param source bars shorter than a day
    /// @param venues lists products and fetches their past
    /// @param background scores away from the FX thread
    /// @param fx runs what it is given on the FX thread, soon
    public AssetsViewModel(Workstation engine, BarSource source, VenueDesk venues, Executor background, Executor fx) {
        this.engine = engine;
        this.source = source;
        this.background = background;
        this.fx = fx;
        this.discovery = new DiscoveryViewModel(venues, editor(), fx);
        filter.addListener((_, _, text) -> shown.setPredicate(row -> row.matches(text)));
    }

    /// Shows a snapshot; scores anew only where bars, instruments, ranks, holdings, targets or policy
    /// changed: quotes alone do not.
    public void apply(Snapshot next) {
        Snapshot last = snapshot;
        snapshot = next;
        tilt.set(TiltWords.state(next));
        tiltAction.set(choice(next) == TiltPolicy.Choice.OFF ? "Tilt by performance" : "Stop tilting");
        discovery.apply(next);
        if (last != null
                && last.history().equals(next.history())
                && last.instruments().equals(next.instruments())
                && last.market().equals(next.market())
                && last.targets().equals(next.targets())
                && last.policy().equals(next.policy())
                && last.ledger().equals(next.ledger())) {
            return;
        }
        caps.set(
                next.market().caps().isEmpty()
                        ? "No market-cap ranks: every asset is unranked. Import them with: ballast import market-cap FILE"
                        : next.market().caps().ranks().size() + " market-cap ranks as of "
                                + next.market().caps().asOf() + ", "
                                + next.market().caps().origin());
        stopped.set(AssetWords.stopped(next.market().listings()));
        long number = asked + 1;
        asked = number;
        background.execute(() -> {
            if (number == asked) {
                List<AssetRow> computed = new AssetScan(next, source).rows();
                fx.execute(() -> accept(number, computed));
            }
        });
    }

    private void accept(long number, List<AssetRow> computed) {
        if (number == asked) {
            rows.setAll(computed);
            loaded.set(true);
        }
    }

    /// Gives an asset another category.
    void categorise(AssetRow row, Category category) {
        Instrument old = row.instrument();
        if (old.category() != category) {
            edit(List.of(old), List.of(with(old, category)));
        }
    }

    /// Gives every asset the tier that its rank, volume and score give.
    void applyTiers() {
        var before = new ArrayList<Instrument>();
        var after = new ArrayList<Instrument>();
        for (AssetRow row : rows) {
            Instrument old = row.instrument();
            if (old.tier() != row.rule().tier()) {
                before.add(old);
                after.add(new Instrument(
                        old.id(), old.category(), row.rule().tier(), old.priceTick(), old.quantityStep()));
            }
        }
        if (after.isEmpty()) {
            message.set("Every tier is in force already");
        } else {
            edit(before, after);
        }
    }

    /// Lets the targets adapt to the running performance of each asset, or stops it: they are the method's own again.
    void switchTilt() {
        Snapshot now = snapshot;
        if (now != null) {
            TiltPolicy.Choice before = choice(now);
            TiltPolicy.Choice after =
                    before == TiltPolicy.Choice.OFF ? TiltPolicy.Choice.PERFORMANCE : TiltPolicy.Choice.OFF;
            edit(tilting(now, after), () -> tilting(Objects.requireNonNullElse(snapshot, now), before));
        }
    }

    private static TiltPolicy.Choice choice(Snapshot snapshot) {
        return snapshot.policy().rebalance().tilt().choice();
    }

    private static Command tilting(Snapshot now, TiltPolicy.Choice choice) {
        return new Command.SetPolicy(Settings.with(now.policy(), "rebalance.tilt.choice", choice.name()));
    }

    /// Takes the newest edit of this session back.
    void undo() {
        Supplier<Command> made = undo.poll();
        undoable.set(!undo.isEmpty());
        if (made != null) {
            Command back = made.get();
            discovery.whenQuiet(back, () -> submit(back, _ -> {}));
        }
    }

    /// Keeps an asset that no venue trades in the estimates, or leaves that to the venues again.
    void decideListing(AssetRow row) {
        boolean keep = row.standing() == AssetRow.Standing.LEFT_OUT;
        var kept = new Command.DecideListing(row.id(), Verdict.KEPT);
        var venues = new Command.DecideListing(row.id(), Verdict.VENUES);
        edit(keep ? kept : venues, () -> keep ? venues : kept);
    }

    private void edit(List<Instrument> before, List<Instrument> after) {
        edit(new Command.EditInstruments(after), () -> new Command.EditInstruments(before));
    }

    private void edit(Command command, Supplier<Command> back) {
        edit(command, back, _ -> {});
    }

    private void edit(Command command, Supplier<Command> back, Consumer<Outcome> then) {
        submit(command, outcome -> {
            // A refused edit changed nothing that could be taken back.
            if (outcome instanceof Outcome.Done) {
                undo.push(back);
                undoable.set(true);
            }
            then.accept(outcome);
        });
    }

    private DiscoveryViewModel.Editor editor() {
        return new DiscoveryViewModel.Editor() {
            @Override
            public void edit(Command command, Command back, Consumer<Outcome> then) {
                AssetsViewModel.this.edit(command, () -> back, then);
            }

            @Override
            public void submit(Command command) {
                AssetsViewModel.this.submit(command, _ -> {});
            }
        };
    }

    /// What venues list.
    DiscoveryViewModel discovery() {
        return discovery;
    }

    /// Which assets no venue trades any more; empty where all are traded.
    ReadOnlyStringProperty stoppedProperty() {
        return stopped.getReadOnlyProperty();
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

    private static Instrument with(Instrument old, Category category) {
        return new Instrument(old.id(), category, old.tier(), old.priceTick(), old.quantityStep());
    }

    /// What the filter leaves, by tier and volume.
    ObservableList<AssetRow> shown() {
        return shown;
    }

    int total() {
        return rows.size();
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /// What became of the last edit.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    void say(String sentence) {
        message.set(sentence);
    }

    /// Where the ranks come from, or how to get some.
    public ReadOnlyStringProperty capsProperty() {
        return caps.getReadOnlyProperty();
    }

    /// What the targets do with performance.
    public ReadOnlyStringProperty tiltProperty() {
        return tilt.getReadOnlyProperty();
    }

    /// What switching it would do, for the button.
    public ReadOnlyStringProperty tiltActionProperty() {
        return tiltAction.getReadOnlyProperty();
    }

    /// Whether assets were scored already.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }
}
