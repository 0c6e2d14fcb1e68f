package dev.ballast.app.quality;

import dev.ballast.app.venue.HistoryStatus;
import dev.ballast.app.venue.HistoryUpkeep;
import dev.ballast.core.engine.Workstation.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// An upkeep that says what a test wants and remembers what it was told.
final class FakeUpkeep implements HistoryUpkeep {

    private static final Instant LOOKED = Instant.parse("2026-03-02T12:00:07Z");

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile HistoryStatus status = rested(0, List.of());

    HistoryStatus rested(int failed, List<String> reasons) {
        return new HistoryStatus.Resting(
                Optional.of(LOOKED), Optional.of(LOOKED.plus(Duration.ofHours(1))), 4, failed, 0, reasons);
    }

    void tell(HistoryStatus next) {
        status = next;
        listeners.forEach(Runnable::run);
    }

    List<String> told() {
        return told;
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public HistoryStatus status() {
        return status;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void start() {
        told.add("start");
    }

    @Override
    public void updateNow() {
        told.add("update");
    }

    @Override
    public void cancel() {
        told.add("cancel");
    }

    @Override
    public void close() {
        told.add("close");
    }
}
