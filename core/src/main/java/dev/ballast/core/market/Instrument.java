package dev.ballast.core.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Something that can be held and traded (ACC-1).
///
/// @param id base and quote currency, `BTC-USD`
/// @param category what kind of asset
/// @param tier standing by size and quality
/// @param priceTick smallest price change, > 0, in quote currency
/// @param quantityStep smallest tradable quantity, > 0, in base currency
public record Instrument(InstrumentId id, Category category, Tier tier, BigDecimal priceTick, BigDecimal quantityStep) {

    private static final BigDecimal FINE = new BigDecimal("0.00000001");

    public Instrument {
        requirePositive(id, "priceTick", priceTick);
        requirePositive(id, "quantityStep", quantityStep);
    }

    /// An instrument of which only the name is known: unranked, in steps of 10⁻⁸.
    public static Instrument of(InstrumentId id, Category category) {
        return new Instrument(id, category, Tier.UNRANKED, FINE, FINE);
    }

    /// The largest multiple of the quantity step that is not above `quantity`; ≥ 0 for `quantity` ≥ 0.
    public BigDecimal roundQuantityDown(BigDecimal quantity) {
        return quantity.divide(quantityStep, 0, RoundingMode.DOWN).multiply(quantityStep);
    }

    private static void requirePositive(InstrumentId id, String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(name + " of " + id + " must be positive, was " + value);
        }
    }
}
