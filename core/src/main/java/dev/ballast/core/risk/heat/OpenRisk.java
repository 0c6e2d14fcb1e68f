package dev.ballast.core.risk.heat;

import dev.ballast.core.market.InstrumentId;

/// What one position loses if its stop is reached.
///
/// @param instrument the position
/// @param basis where the stop comes from
/// @param price now, in quote currency
/// @param stop price at which it is sold, in [0, price)
/// @param risk loss from price to stop, a fraction of equity
public record OpenRisk(InstrumentId instrument, Basis basis, double price, double stop, double risk) {

    /// Where a stop comes from.
    public enum Basis {
        /// The trader's own stop.
        STOP("stop"),
        /// Assumed at a multiple of the average true range below the price.
        AVERAGE_TRUE_RANGE("average true range");

        private final String label;

        Basis(String label) {
            this.label = label;
        }

        /// The name for the screen.
        public String label() {
            return label;
        }
    }
}
