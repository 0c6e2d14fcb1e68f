package dev.ballast.app.quality;

import dev.ballast.app.venue.HistoryStatus;
import dev.ballast.app.venue.HistoryUpkeep;
import dev.ballast.app.venue.HistoryWords;
import dev.ballast.core.engine.Workstation.Subscription;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Whether stored history is up to date, how far a round is, and what could not be had. FX thread only.
public final class HistoryViewModel implements AutoCloseable {

    private static final int MOST_REASONS = 3;

    private final HistoryUpkeep upkeep;
    private final Executor fx;
    private final Subscription subscription;
    /// However many pages come, one hop is under way at most.
    private final AtomicBoolean hopping = new AtomicBoolean();
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper reasons = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper kept = new ReadOnlyBooleanWrapper();

    /// @param fx runs what it is given on the FX thread, soon
    public HistoryViewModel(HistoryUpkeep upkeep, Executor fx) {
        this.upkeep = upkeep;
        this.fx = fx;
        this.subscription = upkeep.onChange(this::changed);
        show(upkeep.status());
    }

    private void changed() {
        if (hopping.compareAndSet(false, true)) {
            fx.execute(() -> {
                hopping.set(false);
                show(upkeep.status());
            });
        }
    }

    private void show(HistoryStatus status) {
        line.set(HistoryWords.of(status));
        kept.set(!(status instanceof HistoryStatus.Off));
        working.set(status instanceof HistoryStatus.Working);
        switch (status) {
            case HistoryStatus.Off _ -> reasons.set("");
            case HistoryStatus.Working now -> share.set(now.share());
            case HistoryStatus.Resting resting -> reasons.set(words(resting.reasons()));
        }
    }

    private static String words(List<String> sentences) {
        String first = String.join("\n", sentences.subList(0, Math.min(MOST_REASONS, sentences.size())));
        int more = sentences.size() - MOST_REASONS;
        return more > 0 ? first + "\nand " + more + " more" : first;
    }

    /// Looks at all series now.
    void updateNow() {
        upkeep.updateNow();
    }

    /// Ends what is under way; what came stays.
    void cancel() {
        upkeep.cancel();
    }

    /// The state in one line.
    public ReadOnlyStringProperty lineProperty() {
        return line.getReadOnlyProperty();
    }

    /// What could not be had in the last round and why, one line each; empty where all could.
    public ReadOnlyStringProperty reasonsProperty() {
        return reasons.getReadOnlyProperty();
    }

    /// How much of a round is done, in [0, 1].
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /// Whether a round is under way.
    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /// Whether anything keeps history up to date here.
    public ReadOnlyBooleanProperty keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /// Hears of nothing more.
    @Override
    public void close() {
        subscription.close();
    }
}
