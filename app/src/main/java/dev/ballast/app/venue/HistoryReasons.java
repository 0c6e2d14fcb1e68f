package dev.ballast.app.venue;

import dev.ballast.core.feed.history.BackfillReport.VenueFailure;
import dev.ballast.core.feed.history.CandleFailure;
import dev.ballast.core.feed.history.CandleFailure.Kind;
import dev.ballast.core.feed.history.UpkeepPlan.Series;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Why series could not be had, one sentence for each reason with the instruments it holds for.
final class HistoryReasons {

    private static final int MOST_NAMED = 5;

    private HistoryReasons() {}

    /// Who said what, whatever the instruments.
    ///
    /// @param subject the venue or venues
    /// @param kind what they said
    record Cause(String subject, Kind kind) {}

    /// Sentences by cause, in the order in which they came up.
    ///
    /// @param failures what every venue said, by series
    /// @param lastFailure why a venue is left alone
    static Map<Cause, String> of(
            Map<Series, List<VenueFailure>> failures, Function<QuoteSource, CandleFailure> lastFailure) {
        Map<Cause, Set<InstrumentId>> instruments = new LinkedHashMap<>();
        Map<Cause, String> words = new LinkedHashMap<>();
        failures.forEach((series, told) -> {
            if (isUnlisted(told)) {
                String venues =
                        told.stream().map(failure -> failure.venue().name()).collect(Collectors.joining(" and "));
                var cause = new Cause(venues, Kind.UNKNOWN_INSTRUMENT);
                words.put(cause, venues + (told.size() > 1 ? " do" : " does") + " not list ");
                instruments.computeIfAbsent(cause, _ -> new TreeSet<>()).add(series.instrument());
                return;
            }
            for (VenueFailure failure : told) {
                CandleFailure reason = failure.failure().kind() == Kind.LEFT_ALONE
                        ? lastFailure.apply(failure.venue())
                        : failure.failure();
                if (reason.kind() != Kind.UNKNOWN_INSTRUMENT) {
                    var cause = new Cause(failure.venue().name(), reason.kind());
                    words.put(cause, FailureWords.of(failure.venue(), reason));
                    instruments.computeIfAbsent(cause, _ -> new TreeSet<>()).add(series.instrument());
                }
            }
        });
        Map<Cause, String> sentences = new LinkedHashMap<>();
        instruments.forEach((cause, named) -> sentences.put(
                cause,
                cause.kind() == Kind.UNKNOWN_INSTRUMENT
                        ? words.get(cause) + named(named)
                        : named(named) + ": " + words.get(cause)));
        return sentences;
    }

    /// Whether every venue says that it does not know the pair.
    static boolean isUnlisted(List<VenueFailure> told) {
        return !told.isEmpty()
                && told.stream().allMatch(failure -> failure.failure().kind() == Kind.UNKNOWN_INSTRUMENT);
    }

    /// `ADA-USD, BTC-USD`; the first few of many.
    static String named(Collection<InstrumentId> instruments) {
        String first =
                instruments.stream().limit(MOST_NAMED).map(InstrumentId::symbol).collect(Collectors.joining(", "));
        int more = instruments.size() - MOST_NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
