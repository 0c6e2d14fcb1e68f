package dev.ballast.core.feed.recording;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a session of a live feed has to know to be played again exactly: its venues, its instruments, the speed of its
/// rules and the moment at which it began.
///
/// @param venues primary first
/// @param instruments in their order
/// @param speed of the rules; 1 in real time
/// @param start when the feed was made
public record SessionHeader(List<QuoteSource> venues, List<InstrumentId> instruments, long speed, Instant start) {

    /// Stands in the header's field `exchange`.
    static final String LIVE = "LIVE";

    public SessionHeader {
        venues = List.copyOf(venues);
        instruments = List.copyOf(instruments);
    }

    /// The header's field `session`.
    String text() {
        return " " + joined(venues) + ' ' + speed + ' ' + start + ' ' + joined(instruments);
    }

    /// Reads what a header line of a recording says; empty where it is not of a live feed.
    static Optional<SessionHeader> parse(String content) {
        String[] parts = content.split(" ", -1);
        if (parts.length != 5 || !parts[0].equals(LIVE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SessionHeader(
                    Arrays.stream(parts[1].split(",", -1))
                            .map(QuoteSource::valueOf)
                            .toList(),
                    instruments(parts[4]),
                    Long.parseLong(parts[2]),
                    Instant.parse(parts[3])));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /// The instruments that a line names.
    static List<InstrumentId> instruments(String joined) {
        return Arrays.stream(joined.split(",", -1)).map(InstrumentId::of).toList();
    }

    static String joined(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
