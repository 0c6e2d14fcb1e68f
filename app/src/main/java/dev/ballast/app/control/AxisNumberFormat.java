package dev.ballast.app.control;

import java.io.Serial;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/// Lets JFreeChart write its ticks as the rest of the screen does.
final class AxisNumberFormat extends NumberFormat {

    @Serial
    private static final long serialVersionUID = 1L;

    private final AxisFormat format;

    AxisNumberFormat(AxisFormat format) {
        this.format = format;
    }

    @Override
    public StringBuffer format(double number, StringBuffer target, FieldPosition position) {
        return target.append(format.tick(number));
    }

    @Override
    public StringBuffer format(long number, StringBuffer target, FieldPosition position) {
        return format((double) number, target, position);
    }

    @Override
    public Number parse(String source, ParsePosition position) {
        // Axes only write.
        position.setErrorIndex(position.getIndex());
        return Double.NaN;
    }
}
