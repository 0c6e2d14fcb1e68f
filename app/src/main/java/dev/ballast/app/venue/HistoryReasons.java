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

    /// @param failures what every venue said, by series
    /// @param lastFailure why a venue is left alone
    static List<String> of(Map<Series, List<VenueFailure>> failures, Function<QuoteSource, CandleFailure> lastFailure) {
        Map<String, Set<InstrumentId>> instruments = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        failures.forEach((series, told) -> {
            if (isUnlisted(told)) {
                String venues =
                        told.stream().map(failure -> failure.venue().name()).collect(Collectors.joining(" and "));
                String key = "unlisted " + venues;
                words.putIfAbsent(key, venues + (told.size() > 1 ? " do" : " does") + " not list ");
                instruments.computeIfAbsent(key, _ -> new TreeSet<>()).add(series.instrument());
                return;
            }
            for (VenueFailure failure : told) {
                CandleFailure reason = failure.failure().kind() == Kind.LEFT_ALONE
                        ? lastFailure.apply(failure.venue())
                        : failure.failure();
                if (reason.kind() != Kind.UNKNOWN_INSTRUMENT) {
                    String key = failure.venue() + " " + reason.kind();
                    words.put(key, FailureWords.of(failure.venue(), reason));
                    instruments.computeIfAbsent(key, _ -> new TreeSet<>()).add(series.instrument());
                }
            }
        });
        return instruments.entrySet().stream()
                .map(reason -> reason.getKey().startsWith("unlisted ")
                        ? words.get(reason.getKey()) + named(reason.getValue())
                        : named(reason.getValue()) + ": " + words.get(reason.getKey()))
                .toList();
    }

    /// Whether every venue says that it does not know the pair.
    static boolean isUnlisted(List<VenueFailure> told) {
        return !told.isEmpty()
                && told.stream().allMatch(failure -> failure.failure().kind() == Kind.UNKNOWN_INSTRUMENT);
    }

    private static String named(Collection<InstrumentId> instruments) {
        String first =
                instruments.stream().limit(MOST_NAMED).map(InstrumentId::symbol).collect(Collectors.joining(", "));
        int more = instruments.size() - MOST_NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
