package dev.ballast.app.positions;

import java.math.BigDecimal;
import java.util.Comparator;
import javafx.beans.value.ObservableValue;

/// The columns of the table: one list for the screen, for copying and for CSV.
///
/// Names are stored with the column choice and head the CSV: add, never rename.
public enum PositionField {
    SYMBOL("symbol", "Symbol", "Instrument", Kind.TEXT),
    CATEGORY("category", "Category", "What kind of asset", Kind.TEXT),
    QUANTITY("quantity", "Quantity", "Held, in base currency", Kind.QUANTITY),
    AVERAGE_COST("averageCost", "Avg cost", "Cost of one unit with fees", Kind.PRICE),
    BID("bid", "Bid", "Best bid", Kind.PRICE),
    ASK("ask", "Ask", "Best ask", Kind.PRICE),
    PRICE("price", "Price", "Middle of bid and ask", Kind.LIVE_PRICE),
    DAY_CHANGE("dayChange", "Day", "Change since the last daily close", Kind.CHANGE),
    DAY_GAIN("dayGain", "Day P&L", "That change in money", Kind.SIGNED_MONEY),
    VALUE("value", "Value", "Quantity at the middle price, USD", Kind.MONEY),
    WEIGHT("weight", "Weight", "Value as part of equity", Kind.WEIGHT),
    TARGET("target", "Target", "Weight aimed at", Kind.PERCENT),
    DRIFT("drift", "Drift", "Weight less target, in percentage points", Kind.DRIFT),
    UNREALISED("unrealised", "Unrealised", "Value less cost, USD", Kind.SIGNED_MONEY),
    UNREALISED_FRACTION("unrealisedFraction", "Unrl. %", "Unrealised gain as part of cost", Kind.CHANGE),
    REALISED("realised", "Realised", "Gain booked by sales so far, USD", Kind.SIGNED_MONEY),
    SOURCE(
            "source",
            "Source",
            "Where the price comes from; a currency behind it is the venue's, taken one to one",
            Kind.TEXT),
    AGE("age", "Age", "Age of the price", Kind.AGE);

    /// How a field is written and aligned.
    public enum Kind {
        TEXT,
        QUANTITY,
        PRICE,
        LIVE_PRICE,
        MONEY,
        SIGNED_MONEY,
        PERCENT,
        CHANGE,
        WEIGHT,
        DRIFT,
        AGE
    }

    private final String key;
    private final String label;
    private final String meaning;
    private final Kind kind;

    PositionField(String key, String label, String meaning, Kind kind) {
        this.key = key;
        this.label = label;
        this.meaning = meaning;
        this.kind = kind;
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

    public Kind kind() {
        return kind;
    }

    /// The property behind the cell, for reading only.
    // Safe: nothing is ever put into an observable value through this type.
    @SuppressWarnings("unchecked")
    public ObservableValue<Object> observe(PositionRow row) {
        return (ObservableValue<Object>) property(row);
    }

    private ObservableValue<?> property(PositionRow row) {
        return switch (this) {
            case SYMBOL -> row.symbolProperty();
            case CATEGORY -> row.categoryProperty();
            case QUANTITY -> row.quantityProperty();
            case AVERAGE_COST -> row.averageCostProperty();
            case BID -> row.bidProperty();
            case ASK -> row.askProperty();
            case PRICE -> row.priceProperty();
            case DAY_CHANGE -> row.dayChangeProperty();
            case DAY_GAIN -> row.dayGainProperty();
            case VALUE -> row.valueProperty();
            case WEIGHT -> row.weightProperty();
            case TARGET -> row.targetProperty();
            case DRIFT -> row.driftProperty();
            case UNREALISED -> row.unrealisedProperty();
            case UNREALISED_FRACTION -> row.unrealisedFractionProperty();
            case REALISED -> row.realisedProperty();
            case SOURCE -> row.sourceProperty();
            case AGE -> row.ageProperty();
        };
    }

    /// Order of the column; figures that are not known come last when it ascends.
    public Comparator<PositionRow> order() {
        return switch (kind) {
            case TEXT -> Comparator.comparing(row -> String.valueOf(observe(row).getValue()));
            case QUANTITY -> Comparator.comparing(row -> row.quantityProperty().get());
            case PRICE, LIVE_PRICE, MONEY, SIGNED_MONEY, PERCENT, CHANGE, WEIGHT, DRIFT, AGE ->
                Comparator.comparingDouble(
                        row -> observe(row).getValue() instanceof Number number ? number.doubleValue() : Double.NaN);
        };
    }

    /// The plain figure for files: no grouping, no sign for what is not known.
    public String plain(PositionRow row) {
        Object raw = observe(row).getValue();
        return switch (raw) {
            case null -> "";
            case BigDecimal exact -> exact.stripTrailingZeros().toPlainString();
            case Double number -> Double.isFinite(number) ? plain(number) : "";
            default -> raw.toString();
        };
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
