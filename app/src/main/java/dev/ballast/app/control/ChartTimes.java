package dev.ballast.app.control;

import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.jfree.chart.axis.TickUnitSource;
import org.jfree.chart.axis.TickUnits;

/// Steps of a time axis, from a second to ten years, and how each is written.
final class ChartTimes {

    private static final int[] SIXTIETHS = {1, 2, 5, 10, 15, 30};
    private static final int[] HOURS = {1, 2, 3, 6, 12};
    private static final int[] DAYS = {1, 2, 5, 7, 14};
    private static final int[] MONTHS = {1, 2, 3, 6};
    private static final int[] YEARS = {1, 2, 5, 10};

    private ChartTimes() {}

    static TickUnitSource units(TimeZone zone) {
        var units = new TickUnits();
        add(units, DateTickUnitType.SECOND, SIXTIETHS, "HH:mm:ss", zone);
        add(units, DateTickUnitType.MINUTE, SIXTIETHS, "HH:mm", zone);
        add(units, DateTickUnitType.HOUR, HOURS, "d MMM HH:mm", zone);
        add(units, DateTickUnitType.DAY, DAYS, "d MMM", zone);
        add(units, DateTickUnitType.MONTH, MONTHS, "MMM yyyy", zone);
        add(units, DateTickUnitType.YEAR, YEARS, "yyyy", zone);
        return units;
    }

    private static void add(TickUnits units, DateTickUnitType type, int[] counts, String pattern, TimeZone zone) {
        DateFormat format = new SimpleDateFormat(pattern, Locale.ENGLISH);
        format.setTimeZone(zone);
        for (int count : counts) {
            units.add(new DateTickUnit(type, count, format));
        }
    }
}
