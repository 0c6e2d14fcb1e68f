package dev.ballast.app.drift;

import dev.ballast.app.format.Numbers;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.DoubleFunction;

/// The columns of the table: one list for the screen, for sorting, for copying and for CSV.
///
/// Keys are stored with the column choice and head the CSV: add, never rename.
public enum DriftField {
    SYMBOL("symbol", "Symbol", "Instrument", 92),
    WEIGHT("weight", "Weight", "Value as part of equity", 66),
    TARGET("target", "Target", "Weight aimed at", 62),
    DRIFT("drift", "Drift", "Weight less target", 78),
    BAND("band", "Band", "Distance from target at which the deviation trigger fires", 84),
    DISTANCE("distance", "To the trigger", "Distance to the nearest trigger", 112),
    BAR("bar", "Under  ·  over target", "Drift, with ticks where the trigger fires", 124),
    LOWER_PRICE("lowerPrice", "Fires below", "Price below which a trigger fires, all others as they are", 140),
    UPPER_PRICE("upperPrice", "Fires above", "Price above which a trigger fires, all others as they are", 142),
    LOWER_MOVE("lowerMove", "Move down", "From the present price to the one below", 84),
    UPPER_MOVE("upperMove", "Move up", "From the present price to the one above", 84),
    MEDIAN_DAYS("medianDays", "Median days", "Days by which a trigger fires with 50 %", 90),
    DAY("probability1", "P 1 d", "Probability that a trigger fires within a day", 64),
    WEEK("probability7", "P 7 d", "Probability that a trigger fires within 7 days", 64),
    MONTH("probability30", "P 30 d", "Probability that a trigger fires within 30 days", 66);

    private final String key;
    private final String label;
    private final String meaning;
    private final double width;

    DriftField(String key, String label, String meaning, double width) {
        this.key = key;
        this.label = label;
        this.meaning = meaning;
        this.width = width;
    }

    /// Name in files.
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    /// For the tooltip of the column's head.
    public String meaning() {
        return meaning;
    }

    /// Width at which every usual figure is whole.
    double least() {
        return switch (this) {
            case BAR -> 60;
            case LOWER_PRICE, UPPER_PRICE -> 134;
            case DISTANCE -> 110;
            case SYMBOL -> 88;
            case WEIGHT, TARGET, DRIFT, BAND, LOWER_MOVE, UPPER_MOVE, MEDIAN_DAYS, DAY, WEEK, MONTH -> width - 6;
        };
    }

    double width() {
        return width;
    }

    /// The figure as a number; NaN where there is none.
    public double number(DriftFigures figures) {
        return switch (this) {
            case SYMBOL -> Double.NaN;
            case WEIGHT -> figures.drift().weight();
            case TARGET -> figures.drift().target();
            case DRIFT, BAR -> figures.drift().drift();
            case BAND -> figures.trigger().band().upper() - figures.drift().target();
            case DISTANCE -> figures.distance();
            case LOWER_PRICE -> figures.lowerPrice();
            case UPPER_PRICE -> figures.upperPrice();
            case LOWER_MOVE -> figures.edges().lower().orElse(Double.NaN) - 1;
            case UPPER_MOVE -> figures.edges().upper().orElse(Double.NaN) - 1;
            case MEDIAN_DAYS -> DriftFields.median(figures);
            case DAY -> DriftFields.outlook(figures, Outlook::dayProbability);
            case WEEK -> DriftFields.outlook(figures, Outlook::weekProbability);
            case MONTH -> DriftFields.outlook(figures, Outlook::monthProbability);
        };
    }

    /// What the cell says.
    public String text(DriftFigures figures) {
        return switch (this) {
            case SYMBOL -> figures.instrument().symbol();
            case WEIGHT, TARGET -> Numbers.percent(number(figures));
            case DRIFT -> Numbers.points(number(figures));
            case BAND -> "± " + Numbers.decimal(100 * number(figures), 1) + " pp";
            case DISTANCE -> DriftFields.distance(figures);
            case BAR -> "";
            case LOWER_PRICE -> DriftFields.price(figures, figures.edges().lower());
            case UPPER_PRICE -> DriftFields.price(figures, figures.edges().upper());
            case LOWER_MOVE, UPPER_MOVE -> Numbers.signedPercent(number(figures), 1);
            case MEDIAN_DAYS -> DriftFields.days(figures);
            case DAY, WEEK, MONTH -> DriftFields.probability(number(figures));
        };
    }

    /// Why the cell says no more; empty where it says all.
    public String reason(DriftFigures figures) {
        return switch (this) {
            case SYMBOL, WEIGHT, TARGET, DRIFT, BAND, DISTANCE, BAR -> "";
            case LOWER_PRICE, LOWER_MOVE -> figures.edges().lower().reason();
            case UPPER_PRICE, UPPER_MOVE -> figures.edges().upper().reason();
            case MEDIAN_DAYS -> figures.outlook().flatMap(Outlook::median).reason();
            case DAY, WEEK, MONTH -> figures.outlook().reason();
        };
    }

    /// The plain figure for files; empty for what is not known.
    public String plain(DriftFigures figures) {
        double value = number(figures);
        DoubleFunction<String> exact =
                known -> BigDecimal.valueOf(known).stripTrailingZeros().toPlainString();
        return this == SYMBOL ? figures.instrument().symbol() : Double.isFinite(value) ? exact.apply(value) : "";
    }

    /// Order of the column; figures that are not known come last when it ascends.
    public Comparator<DriftFigures> order() {
        return this == SYMBOL
                ? Comparator.comparing(DriftFigures::instrument)
                : Comparator.comparingDouble(this::number);
    }
}
