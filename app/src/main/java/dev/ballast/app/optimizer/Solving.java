package dev.ballast.app.optimizer;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.optimization.allocation.Resampling.Band;
import dev.ballast.core.optimization.method.CovarianceMethod;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.result.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Asks for answers away from the FX thread and brings them back. FX thread only, but for what runs in the executors.
///
/// A question is answered in two steps: the frontier with the chosen method at once, all other methods after a moment
/// of rest. A newer question calls an older one off; an answer never takes the place of one to a newer question. The
/// estimates are kept while only limits change; prices that move do not renew them more often than every half minute,
/// or the room would never come to rest.
final class Solving {

    private static final Duration REST = Duration.ofSeconds(30);

    private record Estimated(Snapshot snapshot, CovarianceMethod covariance, Result<OptimizerBasis> basis) {}

    private record Resampled(OptimizerAnswer answer, OptimizationMethod method, Result<Band> band) {}

    private final Executor background;
    private final Executor patient;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<OptimizerState> state = new ReadOnlyObjectWrapper<>(OptimizerState.LOADING);
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper solved = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable OptimizerAnswer> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Result<Band>>> band = new ReadOnlyObjectWrapper<>(Optional.empty());

    private final AtomicLong question = new AtomicLong();
    private final AtomicLong resampling = new AtomicLong();
    private final AtomicBoolean rehearsed = new AtomicBoolean();
    private volatile @Nullable Estimated estimated;
    private @Nullable Resampled resampled;
    private long shown;
    private boolean solvingNow;
    private boolean drawingNow;
    private @Nullable Snapshot asked;

    Solving(Executor background, Executor patient, Executor fx) {
        this.background = background;
        this.patient = patient;
        this.fx = fx;
    }

    void apply(Snapshot next, Setup setup, OptimizationMethod method) {
        if (next.valuation().positions().isEmpty()) {
            cancel();
            asked = null;
            answer.set(null);
            state.set(OptimizerState.EMPTY);
        } else if (isDue(next)) {
            asked = next;
            ask(setup, method);
        }
    }

    private boolean isDue(Snapshot next) {
        Snapshot before = asked;
        return before == null
                || !next.book().equals(before.book())
                || !next.targets().equals(before.targets())
                || Duration.between(before.asOf(), next.asOf()).compareTo(REST) >= 0;
    }

    void ask(Setup setup, OptimizationMethod method) {
        Snapshot current = asked;
        if (current == null) {
            return;
        }
        long number = question.incrementAndGet();
        solvingNow = true;
        tellBusy();
        solved.set(0);
        progress.set("solving");
        OptimizerAnswer last = answer.get();
        background.execute(() -> first(number, current, setup, method, last));
    }

    /// Off the FX thread. A failure is a reason on screen, not a room that waits for ever.
    private void first(
            long number, Snapshot current, Setup setup, OptimizationMethod method, @Nullable OptimizerAnswer last) {
        if (number != question.get()) {
            return;
        }
        Result<OptimizerAnswer> made;
        try {
            made = basis(current, setup.covariance()).map(basis -> OptimizerAnswer.first(basis, setup, method, last));
        } catch (RuntimeException failure) {
            made = failed(failure);
        }
        Result<OptimizerAnswer> done = made;
        fx.execute(() -> showFirst(number, done));
    }

    private Result<OptimizerBasis> basis(Snapshot current, CovarianceMethod covariance) {
        Estimated known = estimated;
        if (known != null
                && OptimizerAnswer.same(known.snapshot(), current)
                && known.covariance().equals(covariance)) {
            return known.basis();
        }
        Result<OptimizerBasis> basis = OptimizerBasis.of(current, covariance);
        estimated = new Estimated(current, covariance, basis);
        return basis;
    }

    private static <T> Result<T> failed(RuntimeException failure) {
        return Result.missing("The optimisation failed: " + failure.getMessage());
    }

    /// An answer that is not to the latest question is shown too if it is to a later one than that on screen: a slider
    /// that moves faster than answers come must not stop the picture.
    private void showFirst(long number, Result<OptimizerAnswer> made) {
        if (number <= shown) {
            return;
        }
        shown = number;
        switch (made) {
            case Result.Missing<OptimizerAnswer>(String why) -> miss(number, why);
            case Result.Known<OptimizerAnswer>(OptimizerAnswer first) -> {
                answer.set(first);
                state.set(OptimizerState.READY);
                if (number == question.get()) {
                    if (first.isComplete()) {
                        solvingNow = false;
                        tellBusy();
                    } else {
                        patient.execute(() -> rest(number, first));
                    }
                }
            }
        }
    }

    private void miss(long number, String why) {
        if (number == question.get()) {
            solvingNow = false;
            tellBusy();
        }
        reason.set(why);
        answer.set(null);
        state.set(OptimizerState.MISSING);
    }

    /// Off the FX thread.
    private void rest(long number, OptimizerAnswer first) {
        if (number != question.get()) {
            return;
        }
        Result<Optional<OptimizerAnswer>> made;
        try {
            made = Result.of(
                    first.completed(() -> number == question.get(), count -> fx.execute(() -> count(number, count))));
        } catch (RuntimeException failure) {
            made = failed(failure);
        }
        Result<Optional<OptimizerAnswer>> done = made;
        fx.execute(() -> finish(number, done));
        if (rehearsed.compareAndSet(false, true)) {
            first.rehearse();
        }
    }

    private void count(long number, int count) {
        if (number == question.get()) {
            solved.set(count);
            progress.set("solving, " + count + " of " + OptimizationMethod.values().length + " methods");
        }
    }

    private void finish(long number, Result<Optional<OptimizerAnswer>> made) {
        if (number != question.get()) {
            return;
        }
        switch (made) {
            case Result.Missing<Optional<OptimizerAnswer>>(String why) -> miss(number, why);
            case Result.Known<Optional<OptimizerAnswer>>(Optional<OptimizerAnswer> all) -> {
                solvingNow = false;
                tellBusy();
                all.ifPresent(answer::set);
            }
        }
    }

    /// Calls off what is under way; the last answer stays.
    void cancel() {
        shown = question.incrementAndGet();
        resampling.incrementAndGet();
        solvingNow = false;
        drawingNow = false;
        tellBusy();
    }

    private void tellBusy() {
        busy.set(solvingNow || drawingNow);
    }

    /// Asks for the band of a method under the answer on screen, once that is complete.
    void resample(OptimizationMethod method) {
        OptimizerAnswer now = answer.get();
        forgetBand();
        if (now == null || !now.isComplete()) {
            return;
        }
        long number = resampling.get();
        Resampled known = resampled;
        if (known != null && OptimizerAnswer.same(known.answer(), now) && known.method() == method) {
            band.set(Optional.of(known.band()));
            return;
        }
        drawingNow = true;
        tellBusy();
        progress.set("resampling");
        patient.execute(() -> resample(number, now, method));
    }

    /// Off the FX thread.
    private void resample(long number, OptimizerAnswer now, OptimizationMethod method) {
        Result<Band> made;
        try {
            made = Sensitivity.of(
                    now, method, () -> number == resampling.get(), count -> fx.execute(() -> draw(number, count)));
        } catch (CancellationException off) {
            return;
        } catch (RuntimeException failure) {
            made = failed(failure);
        }
        Result<Band> done = made;
        fx.execute(() -> {
            if (number == resampling.get()) {
                drawingNow = false;
                tellBusy();
                resampled = new Resampled(now, method, done);
                band.set(Optional.of(done));
            }
        });
    }

    private void draw(long number, int count) {
        if (number == resampling.get() && count % 10 == 0) {
            progress.set("resampling, " + count + " of " + Sensitivity.DRAWS);
        }
    }

    void forgetBand() {
        resampling.incrementAndGet();
        drawingNow = false;
        tellBusy();
        band.set(Optional.empty());
    }

    /// The band if it is of this answer and method.
    @Nullable
    Band bandOf(OptimizerAnswer now, OptimizationMethod method) {
        Resampled known = resampled;
        boolean fits = known != null
                && band.get().isPresent()
                && OptimizerAnswer.same(known.answer(), now)
                && known.method() == method;
        return fits && known != null && known.band() instanceof Result.Known<Band>(Band made) ? made : null;
    }

    ReadOnlyObjectProperty<OptimizerState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty solvedProperty() {
        return solved.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable OptimizerAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Result<Band>>> bandProperty() {
        return band.getReadOnlyProperty();
    }
}
