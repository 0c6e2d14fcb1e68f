package dev.ballast.core.rebalance;

import dev.ballast.core.portfolio.EntryId;
import java.math.BigDecimal;
import java.util.List;

/// One change of a leg by the trader before approval (REB-8).
public sealed interface LegEdit {

    /// Number of the leg.
    int leg();

    /// The leg is not to be traded.
    record SwitchedOff(int leg) implements LegEdit {}

    /// The leg is to be traded after all.
    record SwitchedOn(int leg) implements LegEdit {}

    /// The leg is to be traded in this quantity, a multiple of the instrument's step, > 0.
    record Resized(int leg, BigDecimal quantity) implements LegEdit {}

    /// A sale is to consume these lots first, in this order; none for the book's method (ACC-3).
    record LotsChosen(int leg, List<EntryId> lots) implements LegEdit {
        public LotsChosen {
            lots = List.copyOf(lots);
        }
    }
}
