package dev.ballast.app.venue;

import dev.ballast.core.feed.history.Backfill;
import dev.ballast.core.feed.history.BackfillReport;
import dev.ballast.core.feed.history.BackfillReport.End;
import dev.ballast.core.feed.history.BackfillReport.VenueFailure;
import dev.ballast.core.feed.history.Cancellation;
import dev.ballast.core.feed.history.CandleFailure;
import dev.ballast.core.feed.history.CandleSource;
import dev.ballast.core.feed.history.ConsiderateSource;
import dev.ballast.core.feed.history.UpkeepPlan;
import dev.ballast.core.feed.history.UpkeepPlan.Series;
import dev.ballast.core.feed.history.UpkeepPolicy;
import dev.ballast.core.feed.history.VenueMemory;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for what the plan says is due, one series after another, and tells how far it is. On one thread, which it
/// blocks.
final class HistoryRounds {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryRounds.class);

    private final HistoryVenues venues;
    private final KeptHistory book;
    private final InstantSource clock;
    private final Function<Cancellation, Backfill.Waiting> waits;
    private final Consumer<HistoryStatus> told;
    private final SplittableRandom random;
    private final UpkeepPlan plan;
    private final Map<QuoteSource, VenueMemory> memories = new EnumMap<>(QuoteSource.class);
    private final HistoryTroubles troubles;
    private final RoundPages pages;
    private Optional<Instant> looked = Optional.empty();

    /// @param waits lets time pass while a backfill waits
    /// @param told of every change, on the calling thread
    HistoryRounds(
            HistoryVenues venues,
            KeptHistory book,
            UpkeepPolicy policy,
            InstantSource clock,
            long seed,
            Function<Cancellation, Backfill.Waiting> waits,
            Consumer<HistoryStatus> told) {
        this.venues = venues;
        this.book = book;
        this.clock = clock;
        this.waits = waits;
        this.told = told;
        this.random = new SplittableRandom(seed);
        this.plan = new UpkeepPlan(policy, random.split());
        this.pages = new RoundPages(book.archive(), book.instruments());
        this.troubles = new HistoryTroubles(this::lastFailure, book.journal());
        venues.order().forEach(venue -> memories.put(venue, new VenueMemory(policy, random.split())));
    }

    /// Sources that remember across lines what a venue refused.
    List<CandleSource> sources(HttpClient client) {
        return venues.order().stream()
                .<CandleSource>map(venue ->
                        new ConsiderateSource(venues.access().candles(venue, client, clock), memory(venue), clock))
                .toList();
    }

    /// Everything is due in the next round, also what venues refused.
    void everything() {
        memories.values().forEach(VenueMemory::forget);
        plan.everything(clock.instant());
    }

    /// Looks at everything that is due, until nothing is or the lines are cut.
    ///
    /// @return when to look again; empty where nothing is looked after
    Optional<Instant> round(VenueLines lines) {
        int done = 0;
        for (List<Series> due = due(); !due.isEmpty(); due = due()) {
            if (lines.cancellation().isCancelled()) {
                troubles.skip(due);
                plan.postpone(clock.instant());
                break;
            }
            troubles.goOn(due);
            if (keep(due.getFirst(), new Round(done, done + due.size()), lines)) {
                done++;
                looked = Optional.of(clock.instant());
            }
        }
        flush();
        troubles.keep(book.instruments().get());
        troubles.write(clock.instant());
        told.accept(resting());
        return plan.next();
    }

    private List<Series> due() {
        Instant now = clock.instant();
        plan.look(now, book.instruments().get());
        return plan.due(now);
    }

    /// @param done series before this one
    /// @param total series that were or are due
    private record Round(int done, int total) {}

    /// Looks at one series; false where it was stopped.
    private boolean keep(Series series, Round round, VenueLines lines) {
        Instant began = clock.instant();
        told.accept(working(series, round, 0, 0, ""));
        try {
            Optional<Instant> first = pages.bars(series.instrument(), series.timeframe()).stream()
                    .findFirst()
                    .map(Bar::openTime);
            var backfill = new Backfill(
                    venues.ordered(series.instrument(), lines.sources()),
                    pages,
                    clock,
                    waits.apply(lines.cancellation()),
                    random.split());
            var request = new Backfill.Request(
                    List.of(series.instrument()),
                    series.timeframes(),
                    plan.from(series, first, began),
                    Backfill.Again.NEWEST);
            BackfillReport report =
                    backfill.run(request, new Told(series, round)).getFirst();
            return report.end() != End.CANCELLED && judge(series, report, began);
        } catch (RuntimeException e) {
            refused(series, e);
            refusedPages(e);
            return true;
        }
    }

    /// The book refused a page or is closed: said on screen, and tried again like any other failure.
    private void refused(Series series, RuntimeException failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.warn("History of {} {}: {}", series.instrument(), series.timeframe().label(), cause.toString());
        troubles.refused(series, String.valueOf(cause.getMessage()));
        Instant now = clock.instant();
        plan.failed(series, now, now);
    }

    /// What waited to be stored with it is asked for again, too.
    private void refusedPages(RuntimeException failure) {
        Set<InstrumentId> known = book.instruments().get();
        // One that left and came back meanwhile is in the plan again.
        plan.look(clock.instant(), known);
        for (InstrumentId instrument : pages.drop()) {
            if (known.contains(instrument)) {
                UpkeepPlan.ASKED.forEach(timeframe -> refused(new Series(instrument, timeframe), failure));
            }
        }
    }

    private void flush() {
        try {
            pages.flush();
        } catch (RuntimeException e) {
            refusedPages(e);
        }
    }

    private boolean judge(Series series, BackfillReport report, Instant began) {
        Instant now = clock.instant();
        List<QuoteSource> inTrouble = report.failures().stream()
                .filter(failure -> failure.failure().kind().mayPass())
                .map(VenueFailure::venue)
                .toList();
        report.failures().stream()
                .filter(failure -> inTrouble.contains(failure.venue()))
                .forEach(failure -> memory(failure.venue()).failed(failure.failure(), now));
        if (report.end() == End.COMPLETE) {
            troubles.over(series);
            plan.complete(series, began);
        } else {
            troubles.failed(series, report.failures());
            if (HistoryReasons.isUnlisted(report.failures())) {
                plan.unlisted(series, now);
            } else {
                plan.failed(series, now, restEnd(now));
            }
        }
        Optional<QuoteSource> gave = report.origin().map(origin -> QuoteSource.valueOf(origin.name()));
        if (gave.isPresent()
                && !inTrouble.contains(gave.get())
                && memory(gave.get()).answered()) {
            plan.recovered(now);
        }
        return true;
    }

    /// When the first venue that is left alone may be asked again.
    private Instant restEnd(Instant now) {
        return memories.values().stream()
                .flatMap(memory -> memory.restsUntil(now).stream())
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    private VenueMemory memory(QuoteSource venue) {
        return Objects.requireNonNull(memories.get(venue), venue::name);
    }

    private HistoryStatus resting() {
        return new HistoryStatus.Resting(
                looked, plan.next(), plan.size(), troubles.failed(), troubles.skipped(), troubles.sentences());
    }

    private CandleFailure lastFailure(QuoteSource venue) {
        return memory(venue)
                .lastFailure()
                .orElseGet(() -> CandleFailure.of(CandleFailure.Kind.LEFT_ALONE, "it failed before"));
    }

    private static HistoryStatus working(Series series, Round round, int page, int pages, String waiting) {
        return new HistoryStatus.Working(
                series.instrument(), series.timeframe(), page, pages, round.done(), round.total(), waiting);
    }

    /// Passes on how far a series is.
    private final class Told implements Backfill.Progress {
        private final Series series;
        private final Round round;

        Told(Series series, Round round) {
            this.series = series;
            this.round = round;
        }

        @Override
        public void stored(
                CandleSource source, InstrumentId instrument, Timeframe timeframe, int page, int pages, int bars) {
            told.accept(working(series, round, page, pages, ""));
        }

        @Override
        public void waiting(CandleSource source, InstrumentId instrument, CandleFailure failure, Duration wait) {
            String words = String.format(
                    Locale.ROOT,
                    "%s Again in %.0f s.",
                    FailureWords.of(source.venue(), failure),
                    wait.toMillis() / 1e3);
            told.accept(working(series, round, 0, 0, words));
        }
    }
}
