package dev.ballast.core.feed.live;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.FeedListener;
import dev.ballast.core.feed.FeedNotice;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.SourceRoute;
import dev.ballast.core.feed.VenueState;
import dev.ballast.core.feed.VenueStatus;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.store.MemoryStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Listens to a live feed with an engine behind it, and lets a test wait for what either says.
class FeedWatcher implements FeedListener {

    /// For a machine in trouble, not for the feed.
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
    /// Between two deeds of which the second is needed only where the first had no chance.
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final List<Quote> quotes = new ArrayList<>();
    private final List<FeedChange> changes = new ArrayList<>();
    private final List<ClosedBar> bars = new ArrayList<>();
    private final WorkstationEngine engine =
            WorkstationEngine.open(new MemoryStore(), BookKind.OWN, PaperBroker::new, InstantSource.system());
    private Optional<FeedStatus> status = Optional.empty();

    @Override
    public synchronized void onQuote(Quote quote) {
        quotes.add(quote);
        notifyAll();
    }

    @Override
    public synchronized void onStatus(FeedStatus next) {
        status = Optional.of(next);
        engine.onStatus(next);
        notifyAll();
    }

    @Override
    public synchronized void onChange(FeedChange change) {
        changes.add(change);
        engine.onChange(change);
        notifyAll();
    }

    @Override
    public synchronized void onBar(ClosedBar bar) {
        bars.add(bar);
        notifyAll();
    }

    synchronized List<ClosedBar> bars() {
        return List.copyOf(bars);
    }

    synchronized List<Quote> quotes() {
        return List.copyOf(quotes);
    }

    synchronized List<FeedChange> changes() {
        return List.copyOf(changes);
    }

    synchronized Optional<FeedStatus> status() {
        return status;
    }

    /// Waits until `condition` holds, looking after every call of the feed.
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        if (!await(PATIENCE_NANOS, condition)) {
            throw inVain(what);
        }
    }

    /// The same, with `deed` done before the wait and again every other second of it.
    void awaitRepeating(Runnable deed, String what, BooleanSupplier condition) throws InterruptedException {
        for (long waited = 0; waited < PATIENCE_NANOS; waited += PAUSE_NANOS) {
            deed.run();
            if (await(PAUSE_NANOS, condition)) {
                return;
            }
        }
        throw inVain(what);
    }

    private synchronized boolean await(long nanos, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        while (!condition.getAsBoolean()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, TimeUnit.MILLISECONDS.toNanos(200)));
        }
        return true;
    }

    private synchronized AssertionError inVain(String what) {
        return new AssertionError("waited in vain until " + what + "; status " + status + ", changes " + changes);
    }

    /// Waits for quotes of every instrument that come after now.
    void awaitFresh(List<InstrumentId> instruments) throws InterruptedException {
        int from = quotes().size();
        await("fresh quotes of " + instruments, () -> {
            List<Quote> fresh = quotes().subList(from, quotes().size());
            return instruments.stream().allMatch(each -> fresh.stream()
                    .anyMatch(quote -> quote.instrument().equals(each)));
        });
    }

    void awaitState(QuoteSource venue, VenueState state) throws InterruptedException {
        await(
                venue + " is " + state,
                () -> venue(venue).filter(each -> each.state() == state).isPresent());
    }

    /// Waits for a change of the venue's state whose reason has `words`.
    void awaitReason(QuoteSource venue, String words) throws InterruptedException {
        await(venue + " says " + words, () -> says(venue, words));
    }

    /// Whether there was a change of the venue's state whose reason has `words`.
    boolean says(QuoteSource venue, String words) {
        return changes().stream()
                .anyMatch(change ->
                        change.subject().equals(venue.name()) && change.reason().contains(words));
    }

    void awaitNotice(FeedNotice.Kind kind) throws InterruptedException {
        await("notice of " + kind, () -> changes().stream()
                .anyMatch(change ->
                        change.kind() == FeedChange.Kind.NOTICE && change.to().equals(kind.name())));
    }

    /// Waits until the engine has an alert of `title` on screen and an entry of `type` in its journal, both about
    /// `subject` and with `words`. The feed goes on meanwhile: it never waits for a step of the engine.
    void awaitNamed(JournalType type, String subject, String title, String words) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        Snapshot seen = engine.step();
        while (!(isOnScreen(seen, subject, title, words) && isJournaled(seen, type, subject, words))) {
            if (System.nanoTime() > until) {
                throw new AssertionError("waited in vain until " + words + " is on screen and in the journal; alerts "
                        + seen.alerts() + ", journal " + seen.journal());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            seen = engine.step();
        }
    }

    private static boolean isOnScreen(Snapshot seen, String subject, String title, String words) {
        return seen.alerts().stream()
                .anyMatch(alert -> alert.subject().equals(subject)
                        && alert.title().equals(title)
                        && alert.detail().contains(words));
    }

    private static boolean isJournaled(Snapshot seen, JournalType type, String subject, String words) {
        return seen.journal().stream()
                .anyMatch(entry -> entry.type() == type
                        && entry.subject().equals(subject)
                        && entry.payload().contains(words));
    }

    /// Waits until all instruments are priced by `venue`.
    void awaitSource(QuoteSource venue) throws InterruptedException {
        await("all is priced by " + venue, () -> status().filter(
                        each -> !each.live().routes().isEmpty())
                .filter(each -> each.live().routes().values().stream()
                        .map(SourceRoute::source)
                        .allMatch(Optional.of(venue)::equals))
                .isPresent());
    }

    Optional<VenueStatus> venue(QuoteSource venue) {
        return status().flatMap(each -> each.live().venues().stream()
                .filter(one -> one.venue() == venue)
                .findFirst());
    }
}
