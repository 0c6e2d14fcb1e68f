package dev.ballast.core.market.quality;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All decisions of the trader about stored bars, in the order in which they were made: the later one holds. Immutable.
public record DataMarks(List<DataMark> marks) {

    public static final DataMarks NONE = new DataMarks(List.of());

    public DataMarks {
        marks = List.copyOf(marks);
    }

    /// With one more decision.
    public DataMarks plus(DataMark mark) {
        var more = new ArrayList<>(marks);
        more.add(mark);
        return new DataMarks(more);
    }

    /// Without the newest decision that equals `mark`; `IllegalArgumentException` where there is none.
    public DataMarks minus(DataMark mark) {
        int at = marks.lastIndexOf(mark);
        if (at < 0) {
            throw new IllegalArgumentException("there is no mark of " + mark.instrument() + " from " + mark.from()
                    + " to " + mark.to() + " to take back");
        }
        var fewer = new ArrayList<>(marks);
        fewer.remove(at);
        return new DataMarks(fewer);
    }

    /// What was decided about one bar.
    public Optional<DataMark.Verdict> verdict(InstrumentId instrument, Timeframe timeframe, Instant time) {
        return marks.reversed().stream()
                .filter(mark ->
                        mark.instrument().equals(instrument) && mark.timeframe() == timeframe && mark.covers(time))
                .map(DataMark::verdict)
                .findFirst();
    }

    /// Those about one series, in the same order.
    List<DataMark> of(InstrumentId instrument, Timeframe timeframe) {
        return marks.stream()
                .filter(mark -> mark.instrument().equals(instrument) && mark.timeframe() == timeframe)
                .toList();
    }
}
