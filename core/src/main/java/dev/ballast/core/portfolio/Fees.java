package dev.ballast.core.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The one formula for a proportional fee, so that the fee a proposal shows is the fee its fill pays.
public final class Fees {

    private static final int DECIMALS = 8;

    /// The last decimal of a fee: rounding moves it by at most half of this.
    public static final BigDecimal UNIT = BigDecimal.ONE.movePointLeft(DECIMALS);

    private Fees() {}

    /// Quantity × price × rate of the fee in quote currency, rounded half-even to at most 8 decimals.
    public static BigDecimal of(BigDecimal quantity, BigDecimal price, BigDecimal feeRate) {
        BigDecimal fee = quantity.multiply(price).multiply(feeRate);
        return fee.scale() > DECIMALS ? fee.setScale(DECIMALS, RoundingMode.HALF_EVEN) : fee;
    }
}
