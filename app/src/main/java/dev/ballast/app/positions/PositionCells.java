package dev.ballast.app.positions;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import java.math.BigDecimal;
import java.time.Duration;

/// How each kind of field is written. Called for visible cells only.
final class PositionCells {

    private PositionCells() {}

    /// The cell's text; a figure that is not known is a dash.
    static String text(PositionField.Kind kind, PositionRow row, Object value) {
        return switch (kind) {
            case TEXT -> value.toString().isEmpty() ? Numbers.UNKNOWN : value.toString();
            case QUANTITY -> row.isHeld() && value instanceof BigDecimal exact ? Numbers.quantity(exact) : "";
            case PRICE -> price(row, number(value));
            case LIVE_PRICE -> arrow(row) + price(row, number(value));
            case MONEY -> Numbers.money(number(value));
            case SIGNED_MONEY -> Numbers.signedMoney(number(value));
            case PERCENT, WEIGHT -> Numbers.percent(number(value));
            case CHANGE -> Numbers.signedPercent(number(value), 2);
            case DRIFT ->
                (Math.abs(number(value)) > row.bandProperty().get() ? "! " : "") + Numbers.points(number(value));
            case AGE -> age(number(value));
        };
    }

    static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static String price(PositionRow row, double price) {
        return row.priceDecimals() < 0 ? Numbers.price(price) : Numbers.decimal(price, row.priceDecimals());
    }

    private static String arrow(PositionRow row) {
        if (row.lastMove() == 0) {
            return "";
        }
        return row.lastMove() > 0 ? "↑ " : "↓ ";
    }

    private static String age(double seconds) {
        return Double.isNaN(seconds) ? Numbers.UNKNOWN : Times.age(Duration.ofSeconds((long) seconds));
    }
}
