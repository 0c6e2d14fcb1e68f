package dev.ballast.app.optimizer;

import dev.ballast.app.optimizer.Submission.Note;
import dev.ballast.app.table.Sheet;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.Workstation;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.optimization.Conflict;
import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.allocation.Resampling.Band;
import dev.ballast.core.optimization.method.CovarianceMethod;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.optimization.method.Relaxing;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the optimiser room shows. FX thread only.
///
/// Every change of limits or views asks again ([Solving]); steps of the trader can be undone. What the chosen method
/// says can be sent to the approval queue.
public final class OptimizerViewModel {

    /// Estimators to choose from.
    public static final List<CovarianceMethod> ESTIMATORS = List.of(
            CovarianceMethod.SAMPLE,
            CovarianceMethod.of(CovarianceMethod.Kind.LEDOIT_WOLF_CONSTANT_CORRELATION),
            CovarianceMethod.of(CovarianceMethod.Kind.EWMA));

    /// Weights nearer to what is held are not traded.
    private static final double SAME = 1e-7;

    private final Solving solving;
    private final Submission submission;
    private final ReadOnlyObjectWrapper<Setup> setup = new ReadOnlyObjectWrapper<>(Setup.START);
    private final SetupHistory history = new SetupHistory();
    private final ObjectProperty<OptimizationMethod> method =
            new SimpleObjectProperty<>(OptimizationMethod.MINIMUM_VARIANCE);
    private final BooleanProperty banded = new SimpleBooleanProperty();

    private final ReadOnlyObjectWrapper<Optional<Conflict>> conflict = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
    private final ObservableList<MethodRow> methods = FXCollections.observableArrayList();
    private final WeightRows rows = new WeightRows();
    private @Nullable Snapshot snapshot;

    /// @param workstation takes weights as a proposal
    /// @param background solves away from the FX thread
    /// @param patient does the same a moment later, so that a slider under the hand has the processor to itself
    /// @param fx runs what it is given on the FX thread, soon
    public OptimizerViewModel(Workstation workstation, Executor background, Executor patient, Executor fx) {
        solving = new Solving(background, patient, fx);
        submission = new Submission(workstation, fx);
        for (OptimizationMethod each : OptimizationMethod.values()) {
            methods.add(new MethodRow(each));
        }
        solving.answerProperty().addListener((_, _, next) -> accept(next));
        solving.bandProperty().addListener(_ -> showRows());
        submission.busyProperty().addListener(_ -> block());
        method.subscribe(chosen -> {
            methods.forEach(row -> row.choose(chosen));
            OptimizerAnswer now = answer();
            if (now != null && !now.knows(chosen)) {
                ask();
            }
            resample();
            showRows();
        });
        banded.addListener(_ -> resample());
        block();
    }

    /// Takes a snapshot; solves anew where the holdings are others, or the last answer is half a minute old.
    public void apply(Snapshot next) {
        Snapshot last = snapshot;
        if (last != null && next.sequence() <= last.sequence()) {
            return;
        }
        snapshot = next;
        submission.apply(next);
        solving.apply(next, setup.get(), method.get());
        block();
    }

    private void ask() {
        solving.ask(setup.get(), method.get());
    }

    private void accept(@Nullable OptimizerAnswer next) {
        if (next != null) {
            methods.forEach(row -> row.show(next));
            showRows();
            resample();
        }
        block();
    }

    private void resample() {
        if (banded.get()) {
            solving.resample(method.get());
        } else {
            solving.forgetBand();
        }
    }

    private void showRows() {
        OptimizerAnswer now = answer();
        if (now == null) {
            return;
        }
        Result<Solution> solution = now.vote(method.get()).solution();
        conflict.set(solution.map(Solution::conflict).orElse(Optional.empty()));
        problem.set(now.knows(method.get()) ? solution.flatMap(Solution::result).reason() : "");
        @Nullable Band band = solving.bandOf(now, method.get());
        rows.show(now, solution, setup.get().limits(), band);
        block();
    }

    /// Changes what the trader allows; one step to undo.
    ///
    /// @param what changes, for the undo message; changes of the same in a row are one step
    public void change(String what, Limits next) {
        change(what, setup.get().with(next));
    }

    void change(String what, Setup next) {
        if (!next.equals(setup.get())) {
            history.changed(setup.get(), what);
            setup.set(next);
            ask();
        }
    }

    /// Takes a view in, in the place of another on the same; refused where certain views then contradict.
    ///
    /// @return why it was refused, empty where it was not
    public String add(TraderView view) {
        var views = new ArrayList<>(setup.get().views());
        views.removeIf(old -> old.asset().equals(view.asset()) && old.over().equals(view.over()));
        views.add(view);
        OptimizerAnswer now = answer();
        String contradiction = now == null ? "" : Outlook.contradiction(now.basis(), views);
        if (contradiction.isEmpty()) {
            change("view on " + view.asset(), setup.get().with(views).with(Setup.Expected.VIEWS));
        }
        return contradiction;
    }

    public void remove(TraderView view) {
        var views = new ArrayList<>(setup.get().views());
        views.remove(view);
        change("view on " + view.asset(), setup.get().with(views));
    }

    public void undo() {
        go(history.undo(setup.get()), "Undone: ");
    }

    public void redo() {
        go(history.redo(setup.get()), "Done again: ");
    }

    private void go(Optional<SetupHistory.Step> step, String verb) {
        step.ifPresentOrElse(
                found -> {
                    setup.set(found.setup());
                    ask();
                    say(verb + found.what());
                },
                () -> say("Nothing to " + (verb.startsWith("Undone") ? "undo" : "do again")));
    }

    /// Calls off what is being solved; the last answer stays.
    public void cancel() {
        solving.cancel();
    }

    /// Moves the limits of the conflict by the least that makes room; tells what cannot be moved.
    public void relax() {
        OptimizerAnswer now = answer();
        conflict.get().ifPresent(found -> {
            Objects.requireNonNull(now);
            switch (Relaxing.relax(now.constraints(), found.relaxations())) {
                case Result.Missing<Constraints>(String why) -> problem.set(why);
                case Result.Known<Constraints>(Constraints relaxed) ->
                    change("relaxation", now.setup().limits().relaxed(now.constraints(), relaxed));
            }
        });
    }

    /// Weights to trade to, by instrument; what keeps its weight is left out. Empty where the method has none.
    Optional<Map<InstrumentId, Double>> proposal() {
        OptimizerAnswer now = answer();
        if (now == null || !(now.vote(method.get()).weights() instanceof Result.Known<double[]>(double[] weights))) {
            return Optional.empty();
        }
        double[] current = now.basis().current();
        var proposal = new TreeMap<InstrumentId, Double>();
        for (int i = 0; i < weights.length; i++) {
            if (Math.abs(weights[i] - current[i]) > SAME) {
                // Rounding of a solve, within its tolerance, is no short position.
                proposal.put(now.basis().instruments().get(i), Math.clamp(weights[i], 0, 1));
            }
        }
        return Optional.of(proposal);
    }

    /// Raises a proposal of the chosen method's weights; the standing targets stay as they are.
    public void send() {
        OptimizerAnswer now = answer();
        boolean late = now != null && !now.setup().equals(setup.get());
        String why = late ? "Being solved under the new limits" : whyBlocked();
        if (why.isEmpty()) {
            proposal()
                    .ifPresent(weights -> submission.send(
                            weights, method.get().label(), setup.get().limits()));
        } else {
            submission.say(new Note(Note.Tone.REFUSED, why));
        }
    }

    private void block() {
        blocked.set(whyBlocked());
    }

    private String whyBlocked() {
        OptimizerAnswer now = answer();
        if (now == null) {
            return "There are no weights yet";
        }
        if (submission.busyProperty().get()) {
            return "The engine is answering";
        }
        if (!now.knows(method.get())) {
            return "Being solved";
        }
        return proposal()
                .map(weights -> weights.isEmpty() ? "You hold these weights already" : "")
                .orElse(method.get().label() + " has no weights under these limits");
    }

    void say(String text) {
        submission.say(new Note(Note.Tone.INFO, text));
    }

    /// The sheet with one more column where prices are made up, so that no file passes for a real one.
    Sheet stamped(Sheet sheet) {
        Snapshot current = snapshot;
        return current != null && current.isSimulated() ? sheet.with("Prices", "SIMULATED") : sheet;
    }

    private @Nullable OptimizerAnswer answer() {
        return solving.answerProperty().get();
    }

    public Submission submission() {
        return submission;
    }

    /// Why nothing can be sent to the queue now; empty where it can.
    public ReadOnlyStringProperty blockedProperty() {
        return blocked.getReadOnlyProperty();
    }

    /// What the trader chose.
    public ReadOnlyObjectProperty<Setup> setupProperty() {
        return setup.getReadOnlyProperty();
    }

    public Limits limits() {
        return setup.get().limits();
    }

    /// The method whose weights are proposed.
    public ObjectProperty<OptimizationMethod> methodProperty() {
        return method;
    }

    /// Whether the sensitivity band is wanted.
    public BooleanProperty bandedProperty() {
        return banded;
    }

    public ReadOnlyObjectProperty<OptimizerState> stateProperty() {
        return solving.stateProperty();
    }

    /// Why there is nothing to solve from; empty where there is.
    public ReadOnlyStringProperty reasonProperty() {
        return solving.reasonProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return solving.busyProperty();
    }

    /// Whether nothing more is on its way to the screen.
    public boolean isSettled() {
        return stateProperty().get() != OptimizerState.LOADING
                && !busyProperty().get();
    }

    /// What is being done, for the screen.
    public ReadOnlyStringProperty progressProperty() {
        return solving.progressProperty();
    }

    /// Methods solved so far of the question under way.
    public ReadOnlyIntegerProperty solvedProperty() {
        return solving.solvedProperty();
    }

    public ReadOnlyObjectProperty<@Nullable OptimizerAnswer> answerProperty() {
        return solving.answerProperty();
    }

    /// The sensitivity band on screen, why there is none, or empty where none is wanted or it is on its way.
    public ReadOnlyObjectProperty<Optional<Result<Band>>> bandProperty() {
        return solving.bandProperty();
    }

    /// Limits that cannot all hold with the chosen method; empty where it has weights.
    public ReadOnlyObjectProperty<Optional<Conflict>> conflictProperty() {
        return conflict.getReadOnlyProperty();
    }

    /// Why the chosen method has no weights, one sentence; empty where it has.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// One row per method, always the same.
    public ObservableList<MethodRow> methods() {
        return methods;
    }

    /// One row per asset, by symbol.
    public ObservableList<AssetRow> assets() {
        return rows.assets();
    }

    /// One row per category of the assets.
    public ObservableList<CategoryRow> categories() {
        return rows.categories();
    }

    /// Symbols of the assets, for views on them.
    public List<String> symbols() {
        OptimizerAnswer now = answer();
        return now == null ? List.of() : now.basis().symbols();
    }

    /// Cash now, a fraction of equity.
    public double cashNow() {
        OptimizerAnswer now = answer();
        return now == null ? 0 : now.basis().cash();
    }
}
