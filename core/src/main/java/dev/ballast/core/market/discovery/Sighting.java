package dev.ballast.core.market.discovery;

import dev.ballast.core.market.InstrumentId;

/// What a venue's list says of an instrument of the desk.
///
/// @param product the venue's name of what prices it, `BTCUSDT`
/// @param found how it stands in the list
public record Sighting(InstrumentId instrument, String product, Found found) {

    /// How an instrument stands in a list.
    public enum Found {
        TRADING,
        HALTED,
        DELISTED,
        /// The list is whole and does not have it.
        ABSENT
    }
}
