package dev.ballast.core.feed.history;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Which stretches of a series a venue has answered for: what is not stored of them does not exist (no trade in that
/// hour, not listed yet) and is not asked for again. Immutable.
public final class AskedRanges {

    public static final AskedRanges NONE = new AskedRanges(List.of());

    private final List<TimeRange> ranges;

    private AskedRanges(List<TimeRange> ranges) {
        this.ranges = ranges;
    }

    /// The setting under which a book keeps how far a series has come.
    public static String setting(InstrumentId instrument, Timeframe timeframe) {
        return "history.asked." + timeframe + "." + instrument;
    }

    /// [#setting] of every timeframe.
    public static List<String> settings(InstrumentId instrument) {
        return Arrays.stream(Timeframe.values())
                .map(timeframe -> setting(instrument, timeframe))
                .toList();
    }

    /// The reverse of [#format()]; text that is none of it counts as nothing asked, which costs requests, not data.
    public static AskedRanges parse(String text) {
        AskedRanges asked = NONE;
        try {
            for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
                String[] ends = part.split("/", -1);
                asked = asked.with(new TimeRange(
                        Instant.ofEpochSecond(Long.parseLong(ends[0])),
                        Instant.ofEpochSecond(Long.parseLong(ends[1]))));
            }
            return asked;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeException _) {
            return NONE;
        }
    }

    /// Seconds since 1970: `1609459200/1640995200,…`, ascending, apart from one another.
    public String format() {
        return ranges.stream()
                .map(range -> range.from().getEpochSecond() + "/" + range.to().getEpochSecond())
                .collect(Collectors.joining(","));
    }

    public AskedRanges with(TimeRange added) {
        var sorted = new ArrayList<>(ranges);
        sorted.add(added);
        sorted.sort(Comparator.comparing(TimeRange::from));
        var joined = new ArrayList<TimeRange>();
        for (TimeRange range : sorted) {
            TimeRange last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || last.to().isBefore(range.from())) {
                joined.add(range);
            } else if (last.to().isBefore(range.to())) {
                joined.set(joined.size() - 1, new TimeRange(last.from(), range.to()));
            }
        }
        return new AskedRanges(List.copyOf(joined));
    }

    public boolean contains(Instant time) {
        return ranges.stream().anyMatch(range -> range.contains(time));
    }

    public List<TimeRange> ranges() {
        return ranges;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AskedRanges that && ranges.equals(that.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    @Override
    public String toString() {
        return format();
    }
}
