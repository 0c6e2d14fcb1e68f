package dev.ballast.app.control;

import dev.ballast.app.format.Numbers;

/// How a chart writes its values.
public enum AxisFormat {
    MONEY,
    /// Fractions shown as percent.
    PERCENT,
    /// Two decimals, such as a correlation.
    PLAIN,
    /// Whole numbers, such as a health score.
    COUNT;

    /// On the axis: short.
    public String tick(double value) {
        return switch (this) {
            case MONEY -> Numbers.compact(value);
            case PERCENT -> Numbers.percent(value, 1);
            case PLAIN -> Numbers.decimal(value, 2);
            case COUNT -> Numbers.decimal(value, 0);
        };
    }

    /// In the crosshair: whole.
    public String full(double value) {
        return switch (this) {
            case MONEY -> Numbers.money(value);
            case PERCENT -> Numbers.percent(value, 2);
            case PLAIN -> Numbers.decimal(value, 3);
            case COUNT -> Numbers.decimal(value, 0);
        };
    }
}
