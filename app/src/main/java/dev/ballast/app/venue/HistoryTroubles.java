package dev.ballast.app.venue;

import dev.ballast.app.venue.HistoryReasons.Cause;
import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.history.BackfillReport.VenueFailure;
import dev.ballast.core.feed.history.CandleFailure;
import dev.ballast.core.feed.history.UpkeepPlan.Series;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Which series could not be had in their last attempt, and why. Not thread-safe.
final class HistoryTroubles {

    /// What the journal calls history that is missing.
    private static final String NOTICE = "HISTORY";

    private static final Comparator<Series> ORDER =
            Comparator.comparing(Series::timeframe).thenComparing(Series::instrument);

    private final Function<QuoteSource, CandleFailure> lastFailure;
    private final Consumer<FeedChange> journal;
    private final Map<Series, List<VenueFailure>> failures = new TreeMap<>(ORDER);
    private final Map<Series, String> faults = new TreeMap<>(ORDER);
    private final Set<Series> skipped = new HashSet<>();
    private Set<Cause> journaled = Set.of();

    /// @param lastFailure why a venue is left alone
    /// @param journal takes causes as they come and go
    HistoryTroubles(Function<QuoteSource, CandleFailure> lastFailure, Consumer<FeedChange> journal) {
        this.lastFailure = lastFailure;
        this.journal = journal;
    }

    void over(Series series) {
        failures.remove(series);
        faults.remove(series);
    }

    void failed(Series series, List<VenueFailure> told) {
        over(series);
        failures.put(series, told);
    }

    /// The book did not take it.
    void refused(Series series, String why) {
        over(series);
        faults.put(series, why);
    }

    /// The trader stopped before it.
    void skip(List<Series> series) {
        skipped.addAll(series);
    }

    void goOn(List<Series> series) {
        series.forEach(skipped::remove);
    }

    /// Forgets what is no longer looked after.
    void keep(Set<InstrumentId> instruments) {
        Predicate<Series> gone = series -> !instruments.contains(series.instrument());
        failures.keySet().removeIf(gone);
        faults.keySet().removeIf(gone);
        skipped.removeIf(gone);
    }

    int failed() {
        return failures.size() + faults.size();
    }

    int skipped() {
        return skipped.size();
    }

    /// One sentence for each cause.
    List<String> sentences() {
        var sentences = new ArrayList<>(HistoryReasons.of(failures, lastFailure).values());
        Map<String, Set<InstrumentId>> refused = new LinkedHashMap<>();
        faults.forEach((series, why) ->
                refused.computeIfAbsent(why, _ -> new TreeSet<>()).add(series.instrument()));
        refused.forEach((why, instruments) -> sentences.add(HistoryReasons.named(instruments) + ": " + why));
        return sentences;
    }

    /// Writes down which causes came and which are gone; that they hold for other instruments now is on screen.
    void write(Instant now) {
        Map<Cause, String> causes = HistoryReasons.of(failures, lastFailure);
        causes.forEach((cause, sentence) -> {
            if (!journaled.contains(cause)) {
                journal.accept(new FeedChange(FeedChange.Kind.NOTICE, cause.subject(), "", NOTICE, sentence, now));
            }
        });
        for (Cause cause : journaled) {
            if (!causes.containsKey(cause)) {
                journal.accept(
                        new FeedChange(FeedChange.Kind.NOTICE, cause.subject(), NOTICE, "", "It has passed", now));
            }
        }
        journaled = Set.copyOf(causes.keySet());
    }
}
