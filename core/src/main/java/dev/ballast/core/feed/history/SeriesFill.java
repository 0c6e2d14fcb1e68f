package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.BackfillReport.Correction;
import dev.ballast.core.feed.history.BackfillReport.End;
import dev.ballast.core.feed.history.BackfillReport.VenueFailure;
import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Fills one series, once.
final class SeriesFill {

    /// Bars this young may still come where a venue had none yet: they are asked for again.
    private static final int NEWEST = 2;

    private final List<CandleSource> sources;
    private final BarArchive archive;
    private final InstantSource clock;
    private final Backfill.Waiting waiting;
    private final Backoff backoff;
    private final Backfill.Progress progress;

    private final NavigableMap<Instant, Bar> stored = new TreeMap<>();
    private final List<Correction> corrections = new ArrayList<>();
    private final List<Problem> refused = new ArrayList<>();
    private final List<Bar> leftOut = new ArrayList<>();
    private final List<VenueFailure> failures = new ArrayList<>();
    private AskedRanges asked = AskedRanges.NONE;

    /// What a venue has answered for in this run.
    private AskedRanges answered = AskedRanges.NONE;

    private Optional<BarArchive.Origin> origin = Optional.empty();
    private int requests;
    private int added;
    private int absent;

    SeriesFill(
            List<CandleSource> sources,
            BarArchive archive,
            InstantSource clock,
            Backfill.Waiting waiting,
            Backoff backoff,
            Backfill.Progress progress) {
        this.sources = sources;
        this.archive = archive;
        this.clock = clock;
        this.waiting = waiting;
        this.backoff = backoff;
        this.progress = progress;
    }

    BackfillReport run(InstrumentId instrument, Timeframe timeframe, Instant from, Backfill.Again again) {
        archive.bars(instrument, timeframe).forEach(bar -> stored.put(bar.openTime(), bar));
        asked = archive.asked(instrument, timeframe);
        var series = new Series(instrument, timeframe, from, TimeGrid.floor(timeframe, clock.instant()));
        Predicate<Instant> known = known(series, again);
        End end = End.FAILED;
        for (int i = 0; i < sources.size() && end == End.FAILED; i++) {
            CandleSource source = sources.get(i);
            if (source.timeframes().contains(timeframe)) {
                end = fill(series, source, known);
            }
        }
        return new BackfillReport(
                instrument, timeframe, origin, requests, added, corrections, absent, refused, leftOut, failures, end);
    }

    /// @param to the opening of the bar that is not closed yet
    private record Series(InstrumentId instrument, Timeframe timeframe, Instant from, Instant to) {}

    /// What need not be asked for: stored or known not to exist, but for the newest; and all that this run has had.
    private Predicate<Instant> known(Series series, Backfill.Again again) {
        Instant newest = stored.isEmpty() ? Instant.MIN : stored.lastKey();
        Instant young = series.to.minus(series.timeframe.length().multipliedBy(NEWEST));
        AskedRanges before = asked;
        NavigableMap<Instant, Bar> had = new TreeMap<>(stored);
        return time -> {
            if (answered.contains(time) || again == Backfill.Again.ALL) {
                return answered.contains(time);
            }
            return had.containsKey(time) ? !time.equals(newest) : before.contains(time) && time.isBefore(young);
        };
    }

    private End fill(Series series, CandleSource source, Predicate<Instant> known) {
        List<TimeRange> pages = GapPlanner.pages(series.timeframe, series.from, series.to, known, source.pageSize());
        for (int i = 0; i < pages.size(); i++) {
            Optional<CandleAnswer> answer;
            try {
                answer = answer(series, source, pages.get(i));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return End.CANCELLED;
            }
            if (answer.isEmpty()) {
                return End.CANCELLED;
            }
            switch (answer.get()) {
                case CandleAnswer.Failed(CandleFailure failure) -> {
                    failures.add(new VenueFailure(source.venue(), failure));
                    return End.FAILED;
                }
                case CandleAnswer.Bars bars -> {
                    int came = take(series, source, pages.get(i), bars);
                    progress.stored(source, series.instrument, series.timeframe, i + 1, pages.size(), came);
                }
            }
        }
        return End.COMPLETE;
    }

    /// The answer to a page, asked for as often as makes sense; empty where the run was cancelled.
    private Optional<CandleAnswer> answer(Series series, CandleSource source, TimeRange page)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            if (!waitFor(source.turn())) {
                return Optional.empty();
            }
            requests++;
            CandleAnswer answer = source.bars(series.instrument, series.timeframe, page);
            if (!(answer instanceof CandleAnswer.Failed(CandleFailure failure))
                    || !failure.kind().mayPass()
                    || attempt == Backoff.MOST_ATTEMPTS) {
                return Optional.of(answer);
            }
            Duration wait = backoff.after(attempt, failure);
            progress.waiting(source, series.instrument, failure, wait);
            if (!waitFor(wait)) {
                return Optional.empty();
            }
        }
    }

    private boolean waitFor(Duration wait) throws InterruptedException {
        return wait.isPositive() ? waiting.await(wait) : !waiting.isCancelled();
    }

    private int take(Series series, CandleSource source, TimeRange page, CandleAnswer.Bars answer) {
        List<Bar> bars = withoutListing(page, answer.bars());
        refused.addAll(answer.refused());
        var changed = new ArrayList<Bar>();
        int fresh = 0;
        for (Bar bar : bars) {
            Bar before = stored.put(bar.openTime(), bar);
            if (before == null) {
                fresh++;
                changed.add(bar);
            } else if (!before.isSameAs(bar)) {
                corrections.add(new Correction(before, bar));
                changed.add(bar);
            }
        }
        added += fresh;
        absent += page.bars(series.timeframe.length()) - answer.bars().size();
        origin = Optional.of(BarArchive.Origin.of(source.venue()));
        asked = asked.with(page);
        answered = answered.with(page);
        archive.store(new BarArchive.Page(series.instrument, series.timeframe, origin.get(), changed, asked));
        return bars.size();
    }

    /// Without the first bar of all where the venue has none before it, though it was asked for earlier ones.
    private List<Bar> withoutListing(TimeRange page, List<Bar> bars) {
        boolean begins = !bars.isEmpty()
                && bars.getFirst().openTime().isAfter(page.from())
                && stored.headMap(bars.getFirst().openTime()).isEmpty();
        boolean earlierPageEmpty = !bars.isEmpty()
                && bars.getFirst().openTime().equals(page.from())
                && stored.headMap(page.from()).isEmpty()
                && asked.contains(page.from().minusNanos(1));
        if (!begins && !earlierPageEmpty) {
            return bars;
        }
        leftOut.add(bars.getFirst());
        return bars.subList(1, bars.size());
    }
}
