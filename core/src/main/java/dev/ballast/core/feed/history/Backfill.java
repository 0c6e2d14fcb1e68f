package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.BackfillReport.End;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Brings the stored history up to date (MKT-4): asks the venues, in order, for what is missing and stores page by
/// page, so that a run that is stopped anywhere is gone on with by the next one.
///
/// - Only whole bars are asked for: none that opens before `from`, none that is still open.
/// - What no venue gave in a page it answered does not exist and is not asked for again, the newest bars excepted.
/// - The newest stored bar is asked for again each time: where a venue has corrected it, the new one is stored and
///   reported, and [Again#ALL] does the same for the whole range.
/// - A failure that may pass is waited for, up to six times a page; then, or where it may not, the next venue is asked.
/// - The first bar that a venue has of an instrument is left out: trading began somewhere within it.
/// - Timeframes that no venue gives are derived from stored ones: 1w from 1d, and 4h from 1h where the venue has no 4h.
///
/// Not thread-safe; runs on the thread of its caller.
public final class Backfill {

    private final List<CandleSource> sources;
    private final BarArchive archive;
    private final InstantSource clock;
    private final Waiting waiting;
    private final RandomGenerator random;

    /// Lets time pass, unless the run was cancelled.
    public interface Waiting {
        boolean isCancelled();

        /// Waits; false where the run was cancelled meanwhile.
        boolean await(Duration wait) throws InterruptedException;
    }

    /// What to ask for again though it is stored.
    public enum Again {
        /// The newest bar of each series.
        NEWEST,
        /// Everything in the range.
        ALL
    }

    /// What is wanted of each series.
    ///
    /// @param instruments whose history
    /// @param timeframes which bars; 1w is derived and brings 1d along
    /// @param from no bar opens before it
    /// @param again what to ask for again
    public record Request(List<InstrumentId> instruments, Set<Timeframe> timeframes, Instant from, Again again) {
        public Request {
            instruments = List.copyOf(instruments);
            timeframes = Set.copyOf(timeframes);
        }
    }

    /// Who wants to know how far it is.
    public interface Progress {
        /// A page was stored.
        ///
        /// @param page number of the page, from 1
        /// @param pages of the series with this venue
        /// @param bars that came
        default void stored(
                CandleSource source, InstrumentId instrument, Timeframe timeframe, int page, int pages, int bars) {}

        /// A failure is waited for.
        default void waiting(CandleSource source, InstrumentId instrument, CandleFailure failure, Duration wait) {}

        /// A series is done.
        default void done(BackfillReport report) {}
    }

    /// @param sources in order of preference; at least one
    /// @param archive where bars are kept
    /// @param clock says which bars are closed
    /// @param waiting lets time pass and says when to stop
    /// @param random spreads repeated requests
    public Backfill(
            List<? extends CandleSource> sources,
            BarArchive archive,
            InstantSource clock,
            Waiting waiting,
            RandomGenerator random) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources must name at least one venue");
        }
        this.sources = List.copyOf(sources);
        this.archive = archive;
        this.clock = clock;
        this.waiting = waiting;
        this.random = random;
    }

    /// Runs to the end or until cancelled; one report for each series asked for or derived.
    public List<BackfillReport> run(Request request, Progress progress) {
        var reports = new ArrayList<BackfillReport>();
        for (InstrumentId instrument : request.instruments()) {
            for (Timeframe timeframe : asked(request.timeframes())) {
                var fill = new SeriesFill(sources, archive, clock, waiting, new Backoff(random), progress);
                BackfillReport report = fill.run(instrument, timeframe, request.from(), request.again());
                progress.done(report);
                reports.add(report);
                if (report.end() == End.CANCELLED) {
                    return reports;
                }
            }
            for (Timeframe derived : derived(request.timeframes())) {
                BackfillReport report = new Derivation(archive, request.from()).run(instrument, derived);
                progress.done(report);
                reports.add(report);
            }
        }
        return reports;
    }

    /// Longest first: the days are there first if the run is stopped.
    private List<Timeframe> asked(Set<Timeframe> wanted) {
        var asked = EnumSet.noneOf(Timeframe.class);
        for (Timeframe timeframe : wanted) {
            asked.add(isGivenByFirst(timeframe) ? timeframe : Derivation.shorter(timeframe));
        }
        return new ArrayList<>(asked).reversed();
    }

    private List<Timeframe> derived(Set<Timeframe> wanted) {
        return wanted.stream()
                .filter(timeframe -> !isGivenByFirst(timeframe))
                .sorted()
                .toList();
    }

    /// By the first venue alone, so that a series does not change its making with the venue that answers.
    private boolean isGivenByFirst(Timeframe timeframe) {
        return timeframe != Timeframe.W1 && sources.getFirst().timeframes().contains(timeframe);
    }
}
