package dev.ballast.app.venue;

import dev.ballast.core.engine.Workstation.Subscription;
import dev.ballast.core.feed.history.Backfill;
import dev.ballast.core.feed.history.Cancellation;
import dev.ballast.core.feed.history.UpkeepPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps stored history up to date while a live feed runs: one virtual thread that looks at its [UpkeepPlan] at least
/// once a minute and asks for what is due.
///
/// Stopping ends waits and drops the request that is under way; a page that is being stored is finished. The thread is
/// never interrupted: it may be reading the database.
public final class HistoryKeeper implements HistoryUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryKeeper.class);

    private static final Duration LOOK = Duration.ofMinutes(1);
    /// Storing a page takes far less; a hung disk must not keep the window for ever.
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final HistoryRounds rounds;
    private final InstantSource clock;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile HistoryStatus status =
            new HistoryStatus.Resting(Optional.empty(), Optional.empty(), 0, 0, 0, List.of());
    private volatile boolean wished;
    private volatile boolean closing;
    private volatile @Nullable VenueLines lines;
    private volatile @Nullable Thread thread;

    /// @param policy how far back, and when
    /// @param seed of random waits, which only have to differ from desk to desk and from start to start
    public HistoryKeeper(HistoryVenues venues, KeptHistory book, UpkeepPolicy policy, InstantSource clock, long seed) {
        this(venues, book, policy, clock, seed, cancellation -> cancellation);
    }

    /// @param waits lets time pass while a backfill waits
    HistoryKeeper(
            HistoryVenues venues,
            KeptHistory book,
            UpkeepPolicy policy,
            InstantSource clock,
            long seed,
            Function<Cancellation, Backfill.Waiting> waits) {
        this.clock = clock;
        this.rounds = new HistoryRounds(venues, book, policy, clock, seed, waits, this::tell);
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
        thread = Thread.ofVirtual().name("history-keeper").start(this::run);
    }

    @Override
    public void updateNow() {
        if (!(status instanceof HistoryStatus.Working)) {
            wished = true;
            wake.release();
        }
    }

    @Override
    public void cancel() {
        VenueLines open = lines;
        if (open != null) {
            open.cut();
        }
    }

    @Override
    public void close() {
        closing = true;
        cancel();
        wake.release();
        Thread running = thread;
        try {
            if (running != null && !running.join(LONGEST_END)) {
                LOG.warn("The upkeep of history did not end within {}", LONGEST_END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing) {
                rest(look());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The upkeep of history ended", e);
            tell(new HistoryStatus.Off("it ended by an error: " + e.getMessage()));
        } finally {
            end();
        }
    }

    /// One round.
    ///
    /// @return when something is due next
    Optional<Instant> look() {
        VenueLines open = lines;
        if (open == null || open.cancellation().isCancelled()) {
            open = new VenueLines(rounds::sources);
            lines = open;
        }
        if (closing) {
            // Whoever closes may have seen the lines of before.
            open.cut();
        }
        if (wished) {
            wished = false;
            rounds.everything();
        }
        return rounds.round(open);
    }

    private void rest(Optional<Instant> next) throws InterruptedException {
        Duration wait = next.map(time -> Duration.between(clock.instant(), time))
                .filter(time -> time.compareTo(LOOK) < 0)
                .orElse(LOOK);
        // A millisecond more, so that what is due then is due.
        if (wake.tryAcquire(Math.max(0, wait.toMillis()) + 1, TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void end() {
        VenueLines open = lines;
        try {
            if (open != null) {
                open.end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(HistoryStatus now) {
        if (!now.equals(status)) {
            status = now;
            listeners.forEach(Runnable::run);
        }
    }
}
