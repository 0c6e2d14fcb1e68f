package dev.ballast.core.outcome;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import java.util.Map;
import java.util.TreeMap;

/// Quantities and cash of a book that was traded otherwise than the real one.
///
/// A later entry of the real ledger is applied alike as far as it fits: a sale sells no more than is held, a purchase
/// buys no more than the cash pays for, its fee in proportion. What did not fit is counted. Cash flows always apply.
final class ShadowBook {

    /// Fractions of a trade below this are rounding, not a trade that did not fit.
    private static final double ROUNDING = 1e-9;

    private final Map<InstrumentId, Double> quantities = new TreeMap<>();
    private final Map<InstrumentId, Double> lastTraded = new TreeMap<>();
    private double cash;
    private int clipped;

    ShadowBook() {}

    ShadowBook copy() {
        var copy = new ShadowBook();
        copy.quantities.putAll(quantities);
        copy.lastTraded.putAll(lastTraded);
        copy.cash = cash;
        copy.clipped = clipped;
        return copy;
    }

    void apply(LedgerEntry entry) {
        switch (entry) {
            case CashFlow flow -> cash += flow.cashEffect().doubleValue();
            case Fill fill ->
                trade(
                        fill.instrument(),
                        fill.side(),
                        fill.quantity().doubleValue(),
                        fill.value().doubleValue(),
                        fill.feeValue().doubleValue());
        }
    }

    /// A trade of `quantity` worth `value` at a fee, the latter two in the book's currency.
    void trade(InstrumentId instrument, Side side, double quantity, double value, double fee) {
        lastTraded.put(instrument, value / quantity);
        double held = quantities.getOrDefault(instrument, 0.0);
        double part =
                switch (side) {
                    case SELL -> Math.min(1, Math.max(0, held) / quantity);
                    case BUY -> Math.min(1, Math.max(0, cash) / (value + fee));
                };
        if (part < 1 - ROUNDING) {
            clipped++;
        } else {
            part = 1;
        }
        double sign = side == Side.BUY ? 1 : -1;
        quantities.merge(instrument, sign * part * quantity, Double::sum);
        cash -= part * (sign * value + fee);
    }

    double cash() {
        return cash;
    }

    double quantity(InstrumentId instrument) {
        return quantities.getOrDefault(instrument, 0.0);
    }

    /// Later entries that did not fit in whole.
    int clipped() {
        return clipped;
    }

    /// Cash and holdings at `prices`, which are in the book's currency; a holding without one counts at the
    /// price of its last trade.
    double value(Map<InstrumentId, Double> prices) {
        double value = cash;
        for (Map.Entry<InstrumentId, Double> entry : quantities.entrySet()) {
            if (entry.getValue() != 0) {
                Double price = prices.get(entry.getKey());
                value += entry.getValue() * (price == null ? lastTraded.getOrDefault(entry.getKey(), 0.0) : price);
            }
        }
        return value;
    }
}
