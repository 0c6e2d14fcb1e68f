package dev.ballast.core.engine.rehearsal;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a rehearsal of a book that held nothing yet starts with: capital, and purchases at the first close.
final class RehearsalStart {

    private RehearsalStart() {}

    /// The trader's own targets where they are in force, else equal parts; less the cash target, over what has a price.
    static SortedMap<InstrumentId, Double> weights(
            Snapshot snapshot, List<InstrumentId> universe, SortedMap<InstrumentId, Double> closes) {
        var weights = new TreeMap<InstrumentId, Double>();
        boolean own = false;
        if (snapshot.targets() instanceof Result.Known<Targets>(Targets targets)) {
            own = targets.method() == TargetMethod.OWN;
            for (var target : targets.weights().entrySet()) {
                if (closes.containsKey(target.getKey()) && target.getValue() > 0) {
                    weights.put(target.getKey(), target.getValue());
                }
            }
        }
        if (!own || weights.isEmpty()) {
            weights.clear();
            List<InstrumentId> priced =
                    universe.stream().filter(id -> closes.containsKey(id)).toList();
            double part = (1 - snapshot.policy().rebalance().cashTarget()) / Math.max(1, priced.size());
            priced.forEach(instrument -> weights.put(instrument, part));
        }
        return weights;
    }

    /// The deposit and the purchases at the ask, fees included, so that their sum is `weights` of the capital.
    static List<LedgerEntry> entries(
            RehearsalSettings settings,
            Snapshot snapshot,
            SortedMap<InstrumentId, Double> weights,
            SortedMap<InstrumentId, Double> closes,
            Instant now) {
        var entries = new ArrayList<LedgerEntry>();
        entries.add(new CashFlow(
                EntryId.of("rehearsal-capital"),
                CashFlow.Kind.DEPOSIT,
                CurrencyRates.BASE,
                settings.capital(),
                BigDecimal.ONE,
                now));
        BigDecimal feeRate = snapshot.policy().execution().feeRate();
        weights.forEach((id, weight) -> {
            Instrument instrument = snapshot.instruments().get(id);
            Double close = closes.get(id);
            if (instrument == null || close == null) {
                return;
            }
            BigDecimal rate = snapshot.policy().rates().rate(id.quote());
            BigDecimal price = new BigDecimal(close * (1 + settings.spread() / 2), MathContext.DECIMAL64);
            BigDecimal unit = price.multiply(rate).multiply(BigDecimal.ONE.add(feeRate));
            BigDecimal quantity = instrument.roundQuantityDown(
                    settings.capital().multiply(BigDecimal.valueOf(weight)).divide(unit, MathContext.DECIMAL64));
            if (quantity.signum() > 0) {
                entries.add(new Fill(
                        EntryId.of("rehearsal-" + id),
                        id,
                        Side.BUY,
                        quantity,
                        price,
                        Fees.of(quantity, price, feeRate),
                        rate,
                        now,
                        FillSource.PAPER,
                        null,
                        null));
            }
        });
        return entries;
    }

    /// What the book holds, in one sentence.
    static String describe(Book book, boolean bought, RehearsalSettings settings) {
        int positions = book.openHoldings().size();
        return bought
                ? "The book held nothing on " + settings.from() + ": it starts with "
                        + settings.capital().toPlainString() + " " + CurrencyRates.BASE + ", put into " + positions
                        + " instruments at the first close."
                : "The book of " + settings.from() + " as it was: " + positions + " positions.";
    }
}
