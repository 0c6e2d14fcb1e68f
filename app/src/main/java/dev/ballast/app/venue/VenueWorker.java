package dev.ballast.app.venue;

import dev.ballast.core.feed.history.Backfill;
import dev.ballast.core.feed.history.BackfillReport;
import dev.ballast.core.feed.history.BarArchive;
import dev.ballast.core.feed.history.Cancellation;
import dev.ballast.core.feed.history.CandleFailure;
import dev.ballast.core.feed.history.CandleSource;
import dev.ballast.core.feed.history.ProductAnswer;
import dev.ballast.core.feed.history.ProductSearch;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The real [VenueDesk]: a virtual thread and a client for each task. A task is ended by closing its client, never by
/// interrupting its thread, which may be reading the database.
public final class VenueWorker implements VenueDesk, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VenueWorker.class);

    private final VenueAccess access;
    private final BarArchive archive;
    private final Function<String, Category> categories;
    private final InstantSource clock;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    private static final class Running implements Task {
        private final Cancellation cancellation = new Cancellation();
        private final HttpClient client = VenueAccess.client();

        @Override
        public void cancel() {
            cancellation.cancel();
            client.shutdownNow();
        }
    }

    /// @param archive where bars are kept
    /// @param categories category by base currency
    public VenueWorker(
            VenueAccess access, BarArchive archive, Function<String, Category> categories, InstantSource clock) {
        this.access = access;
        this.archive = archive;
        this.categories = categories;
        this.clock = clock;
    }

    @Override
    public Category category(String base) {
        return categories.apply(base);
    }

    @Override
    public Task list(QuoteSource venue, ListTold told) {
        return start(
                "venue-list",
                task -> told.listed(new ProductSearch(
                                access.products(venue, task.client, clock), task.cancellation, new SplittableRandom())
                        .run(new ProductSearch.Progress() {
                            @Override
                            public void waiting(CandleFailure failure, Duration wait) {
                                told.waiting(failure, wait);
                            }
                        })),
                failure -> told.listed(new ProductAnswer.Failed(
                        CandleFailure.of(CandleFailure.Kind.REFUSED, String.valueOf(failure.getMessage())))));
    }

    @Override
    public Task fill(QuoteSource venue, InstrumentId instrument, Instant from, FillTold told) {
        return start(
                "venue-fill",
                task -> {
                    CandleSource source = access.candles(venue, task.client, clock);
                    List<BackfillReport> reports = new Backfill(
                                    List.of(source), archive, clock, task.cancellation, new SplittableRandom())
                            .run(
                                    new Backfill.Request(
                                            List.of(instrument), Set.of(Timeframe.D1), from, Backfill.Again.NEWEST),
                                    progress(venue, told));
                    told.filled(words(venue, reports.getFirst()));
                },
                failure -> told.filled(instrument + ": " + failure.getMessage()));
    }

    private static Backfill.Progress progress(QuoteSource venue, FillTold told) {
        return new Backfill.Progress() {
            @Override
            public void stored(
                    CandleSource source, InstrumentId instrument, Timeframe timeframe, int page, int pages, int bars) {
                told.came((double) page / pages, "Bars of " + instrument + ": page " + page + " of " + pages);
            }

            @Override
            public void waiting(CandleSource source, InstrumentId instrument, CandleFailure failure, Duration wait) {
                told.came(
                        -1,
                        String.format(
                                Locale.ROOT,
                                "%s Again in %.0f s.",
                                FailureWords.of(venue, failure),
                                wait.toMillis() / 1e3));
            }
        };
    }

    private static String words(QuoteSource venue, BackfillReport report) {
        String bars = report.instrument() + ": " + report.added() + " daily bars stored";
        return switch (report.end()) {
            case COMPLETE -> bars;
            case CANCELLED -> bars + ", then stopped";
            case FAILED ->
                bars + ", then: "
                        + (report.failures().isEmpty()
                                ? "no venue gives daily bars"
                                : FailureWords.of(
                                        venue, report.failures().getLast().failure()));
        };
    }

    /// The end is told whatever happens: a screen must not wait for ever.
    private Task start(String name, Consumer<Running> work, Consumer<RuntimeException> failed) {
        var task = new Running();
        running.add(task);
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.accept(task);
            } catch (RuntimeException e) {
                LOG.warn("{} ended", name, e);
                failed.accept(e);
            } finally {
                running.remove(task);
                task.client.shutdownNow();
            }
        });
        return task;
    }

    /// Ends what is under way.
    @Override
    public void close() {
        running.forEach(Running::cancel);
    }
}
