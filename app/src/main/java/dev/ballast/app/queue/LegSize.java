package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/// What a trader types as the new size of a leg, checked (REB-8). Pure.
///
/// A comma is taken between thousands only, as everywhere on screen: `0,5` is refused rather than read as 5.
final class LegSize {

    private static final Pattern NUMBER = Pattern.compile("(?:\\d+|[1-9]\\d{0,2}(?:,\\d{3})+)?(?:\\.\\d+)?");
    private static final Pattern DIGITS = Pattern.compile(".*\\d.*");

    /// What the number counts.
    enum Unit {
        QUANTITY("Quantity"),
        VALUE("Value");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private LegSize() {}

    /// The quantity that is meant, a multiple of the step: a value is rounded down to one, a quantity must be one.
    ///
    /// @param minimum smallest value of a leg, in the book's currency
    static Result<BigDecimal> parse(String text, Unit unit, LegLine line, BigDecimal minimum) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return Result.missing("Type a " + unit.label().toLowerCase(java.util.Locale.ROOT));
        }
        if (!NUMBER.matcher(plain).matches() || !DIGITS.matcher(plain).matches()) {
            return Result.missing(
                    "“" + plain + "” is no number: digits, a point before decimals, commas between thousands");
        }
        var number = new BigDecimal(plain.replace(",", ""));
        BigDecimal step = line.step();
        if (step.signum() <= 0) {
            return Result.missing("The step of " + line.leg().instrument() + " is not known");
        }
        if (unit == Unit.VALUE) {
            number = number.divide(unitValue(line.leg()), MathContext.DECIMAL128)
                    .divideToIntegralValue(step)
                    .multiply(step);
            if (number.signum() == 0) {
                return Result.missing(
                        "Less than one step of " + step.stripTrailingZeros().toPlainString() + ", worth "
                                + Numbers.money(value(step, line.leg())));
            }
        } else if (number.remainder(step).signum() != 0) {
            BigDecimal below = number.divideToIntegralValue(step).multiply(step);
            return Result.missing(
                    "Must be a multiple of " + step.stripTrailingZeros().toPlainString() + ", such as "
                            + Numbers.quantity(below.signum() > 0 ? below : step));
        }
        return check(number, line, minimum);
    }

    private static Result<BigDecimal> check(BigDecimal quantity, LegLine line, BigDecimal minimum) {
        Leg leg = line.leg();
        if (quantity.signum() <= 0) {
            return Result.missing("Must be above 0; Space switches the leg off");
        }
        if (value(quantity, leg).compareTo(minimum) < 0) {
            return Result.missing("Worth " + Numbers.money(value(quantity, leg)) + ", less than the minimum trade of "
                    + Numbers.money(minimum));
        }
        if (leg.side() == Side.SELL && quantity.compareTo(line.held()) > 0) {
            return Result.missing("Only " + Numbers.quantity(line.held()) + " "
                    + leg.instrument().base() + " are held");
        }
        BigDecimal stripped = quantity.stripTrailingZeros();
        return Result.of(stripped.setScale(Math.max(0, stripped.scale()), RoundingMode.UNNECESSARY));
    }

    /// What a quantity of the leg is worth at its price, in the book's currency.
    static BigDecimal value(BigDecimal quantity, Leg leg) {
        return quantity.multiply(unitValue(leg), MathContext.DECIMAL128);
    }

    private static BigDecimal unitValue(Leg leg) {
        return leg.value().divide(leg.quantity(), MathContext.DECIMAL128);
    }

    /// The leg's own size as text to start from.
    static String text(Leg leg, Unit unit) {
        return switch (unit) {
            case QUANTITY -> leg.quantity().stripTrailingZeros().toPlainString();
            case VALUE -> leg.value().setScale(2, RoundingMode.HALF_UP).toPlainString();
        };
    }
}
