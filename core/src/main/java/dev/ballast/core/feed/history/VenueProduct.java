package dev.ballast.core.feed.history;

import dev.ballast.core.market.InstrumentId;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/// A pair as a venue lists it (MKT-6).
///
/// @param id base and quote currency
/// @param symbol the venue's own name
/// @param state whether it is traded
/// @param priceTick smallest price change, > 0
/// @param quantityStep smallest quantity change, > 0
/// @param minimumQuantity smallest order in the base currency; empty where the list has none
/// @param minimumValue smallest order in the quote currency; empty where the list has none
/// @param price last price; empty where the list has none or none that is sound
/// @param dayVolume traded in a day in the quote currency; empty where the list has none
/// @param aliasOf the pair whose book this one shares; empty text for one of its own
public record VenueProduct(
        InstrumentId id,
        String symbol,
        State state,
        BigDecimal priceTick,
        BigDecimal quantityStep,
        Optional<BigDecimal> minimumQuantity,
        Optional<BigDecimal> minimumValue,
        OptionalDouble price,
        OptionalDouble dayVolume,
        String aliasOf) {

    /// Whether a pair is traded.
    public enum State {
        TRADING,
        /// Listed, and not traded now.
        HALTED,
        DELISTED
    }

    /// The same with what another of the venue's answers says of its last day.
    VenueProduct withDay(OptionalDouble lastPrice, OptionalDouble volume) {
        return new VenueProduct(
                id, symbol, state, priceTick, quantityStep, minimumQuantity, minimumValue, lastPrice, volume, aliasOf);
    }
}
