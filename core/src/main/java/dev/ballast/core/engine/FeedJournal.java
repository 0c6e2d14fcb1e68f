package dev.ballast.core.engine;

import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes changes of a live feed's state to the journal: instruments that change their venue together share one entry,
/// and a feed gone wild writes at most so many entries a minute; what was left out is counted in the next.
final class FeedJournal {

    private static final int MOST_A_MINUTE = 120;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Committer committer;
    private Instant minute = Instant.MIN;
    private int written;
    private long leftOut;

    /// Instruments that went the same way.
    private record Way(String from, String to) {}

    FeedJournal(Committer committer) {
        this.committer = committer;
    }

    void write(List<FeedChange> changes, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        Committer.Batch batch = committer.begin(now);
        var sources = new LinkedHashMap<Way, Map<String, String>>();
        for (FeedChange change : changes) {
            switch (change.kind()) {
                case VENUE -> entry(batch, JournalType.FEED_VENUE_CHANGED, change.subject(), payload(change), now);
                case NOTICE -> entry(batch, JournalType.FEED_NOTICE, change.subject(), payload(change), now);
                case SOURCE ->
                    sources.computeIfAbsent(new Way(change.from(), change.to()), _ -> new LinkedHashMap<>())
                            .put(change.subject(), change.reason());
            }
        }
        sources.forEach((way, instruments) ->
                entry(batch, JournalType.FEED_SOURCE_CHANGED, subject(instruments), payload(way, instruments), now));
        batch.commit();
    }

    private void entry(Committer.Batch batch, JournalType type, String subject, Payload payload, Instant now) {
        if (minute.equals(Instant.MIN) || Duration.between(minute, now).abs().compareTo(MINUTE) >= 0) {
            minute = now;
            written = 0;
        }
        if (written >= MOST_A_MINUTE) {
            leftOut++;
            return;
        }
        written++;
        batch.journal(type, subject, leftOut > 0 ? payload.and("leftOutBefore", leftOut) : payload);
        leftOut = 0;
    }

    private static String subject(Map<String, String> instruments) {
        return instruments.size() == 1 ? instruments.keySet().iterator().next() : instruments.size() + " instruments";
    }

    private static Payload payload(Way way, Map<String, String> instruments) {
        List<String> reasons = instruments.entrySet().stream()
                .map(each -> each.getValue().isEmpty() ? each.getKey() : each.getKey() + ": " + each.getValue())
                .toList();
        return Payload.of("from", way.from()).and("to", way.to()).and("instruments", reasons);
    }

    private static Payload payload(FeedChange change) {
        return Payload.of("from", change.from())
                .and("to", change.to())
                .and("reason", change.reason())
                .and("at", change.time().toString());
    }
}
