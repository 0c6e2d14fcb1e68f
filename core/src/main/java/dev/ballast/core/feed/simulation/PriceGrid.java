package dev.ballast.core.feed.simulation;

import java.math.BigDecimal;

/// Prices on an instrument's tick. A price is ticks × unscaled tick ÷ power of ten, one rounding from two exact
/// doubles, so that its shortest decimal is the one a venue would write (0.07 × 3 would not be).
record PriceGrid(double unscaledTick, double power) {

    static PriceGrid of(BigDecimal tick) {
        BigDecimal plain = tick.stripTrailingZeros();
        plain = plain.scale() < 0 ? plain.setScale(0) : plain;
        return new PriceGrid(plain.unscaledValue().doubleValue(), Math.pow(10, plain.scale()));
    }

    double price(double ticks) {
        return ticks * unscaledTick / power;
    }

    double ticks(double price) {
        return price * power / unscaledTick;
    }

    /// The nearest price on the grid, at least one tick.
    double nearest(double price) {
        return price(Math.max(1, Math.rint(ticks(price))));
    }
}
