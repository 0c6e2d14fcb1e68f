package dev.ballast.core.engine.rehearsal;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CurrencyRates;
import java.util.SortedMap;
import java.util.TreeMap;

/// A book that is never traded again: what rebalancing is held against.
///
/// @param cash in the book's currency
/// @param quantities by instrument
record HeldBook(double cash, SortedMap<InstrumentId, Double> quantities) {

    static HeldBook of(Book book) {
        var quantities = new TreeMap<InstrumentId, Double>();
        book.openHoldings()
                .forEach(holding ->
                        quantities.put(holding.instrument(), holding.quantity().doubleValue()));
        return new HeldBook(book.cash().doubleValue(), quantities);
    }

    /// The same equity moved to `targets` at `closes`; each unit traded costs `costRate`.
    HeldBook movedTo(
            SortedMap<InstrumentId, Double> targets,
            SortedMap<InstrumentId, Double> closes,
            CurrencyRates rates,
            double costRate) {
        SortedMap<InstrumentId, Double> weights = weights(closes, rates);
        double equity = equity(closes, rates);
        var all = new TreeMap<>(weights);
        targets.forEach((instrument, target) -> all.merge(instrument, -target, Double::sum));
        double traded = all.values().stream().mapToDouble(Math::abs).sum();
        double left = equity * (1 - costRate * traded);
        var quantities = new TreeMap<InstrumentId, Double>();
        double invested = 0;
        for (var target : targets.entrySet()) {
            Double close = closes.get(target.getKey());
            if (close != null && target.getValue() != 0) {
                double price = close * rates.rate(target.getKey().quote()).doubleValue();
                quantities.put(target.getKey(), target.getValue() * left / price);
                invested += target.getValue() * left;
            }
        }
        return new HeldBook(left - invested, quantities);
    }

    double equity(SortedMap<InstrumentId, Double> closes, CurrencyRates rates) {
        return cash
                + values(closes, rates).values().stream()
                        .mapToDouble(value -> value)
                        .sum();
    }

    SortedMap<InstrumentId, Double> weights(SortedMap<InstrumentId, Double> closes, CurrencyRates rates) {
        double equity = equity(closes, rates);
        SortedMap<InstrumentId, Double> weights = values(closes, rates);
        weights.replaceAll((instrument, value) -> equity > 0 ? value / equity : 0);
        return weights;
    }

    /// A holding without a close yet counts as nothing.
    private SortedMap<InstrumentId, Double> values(SortedMap<InstrumentId, Double> closes, CurrencyRates rates) {
        var values = new TreeMap<InstrumentId, Double>();
        quantities.forEach((instrument, quantity) -> values.put(
                instrument,
                quantity
                        * closes.getOrDefault(instrument, 0.0)
                        * rates.rate(instrument.quote()).doubleValue()));
        return values;
    }
}
