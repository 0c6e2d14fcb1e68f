package dev.ballast.core.performance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// The time over which a performance is looked at (ACC-5). Days are UTC days of 24 hours.
public enum PerformanceWindow {
    DAY_1("1d"),
    DAYS_7("7d"),
    DAYS_30("30d"),
    DAYS_90("90d"),
    YEAR_TO_DATE("YTD"),
    YEAR_1("1y"),
    ALL("All");

    private static final int DAYS_A_YEAR = 365;

    private final String label;

    PerformanceWindow(String label) {
        this.label = label;
    }

    /// The name for the screen.
    public String label() {
        return label;
    }

    /// Where a window that ends at `end` starts; absent for [#ALL], which starts where the data does.
    ///
    /// The year to date starts at midnight of 1 January, UTC: the close of the old year.
    public Optional<Instant> start(Instant end) {
        return switch (this) {
            case DAY_1 -> Optional.of(end.minus(Duration.ofDays(1)));
            case DAYS_7 -> Optional.of(end.minus(Duration.ofDays(7)));
            case DAYS_30 -> Optional.of(end.minus(Duration.ofDays(30)));
            case DAYS_90 -> Optional.of(end.minus(Duration.ofDays(90)));
            case YEAR_TO_DATE -> Optional.of(startOfYear(end));
            case YEAR_1 -> Optional.of(end.minus(Duration.ofDays(DAYS_A_YEAR)));
            case ALL -> Optional.empty();
        };
    }

    private static Instant startOfYear(Instant end) {
        int year = end.atOffset(ZoneOffset.UTC).getYear();
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
