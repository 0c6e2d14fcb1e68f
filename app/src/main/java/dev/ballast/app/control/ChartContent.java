package dev.ballast.app.control;

import java.time.Instant;
import java.util.List;

/// Everything a [TimeSeriesChart] shows, handed over at once.
///
/// Colours are names of palette tokens (`series-1`, `target`, `band`), so a change of theme needs no new content.
///
/// @param lines in drawing order
/// @param levels horizontal lines, such as a target
/// @param ranges horizontal bands, such as the tolerance around a target
/// @param events vertical lines, such as a proposal that fired
public record ChartContent(List<Line> lines, List<Level> levels, List<Range> ranges, List<Event> events) {

    public static final ChartContent EMPTY = new ChartContent(List.of(), List.of(), List.of(), List.of());

    public ChartContent {
        lines = List.copyOf(lines);
        levels = List.copyOf(levels);
        ranges = List.copyOf(ranges);
        events = List.copyOf(events);
    }

    public static ChartContent of(Line... lines) {
        return new ChartContent(List.of(lines), List.of(), List.of(), List.of());
    }

    /// How a line is drawn.
    public enum Style {
        LINE,
        /// Holds its value until the next point.
        STEP,
        DASHED,
        /// Filled down to the axis.
        AREA
    }

    public record Line(String name, Points points, Style style, String token) {}

    public record Level(String label, double value, String token) {}

    public record Range(double low, double high, String token) {}

    public record Event(Instant time, String label, String token) {}

    /// Whether there is a point to draw.
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.points().size() == 0);
    }
}
