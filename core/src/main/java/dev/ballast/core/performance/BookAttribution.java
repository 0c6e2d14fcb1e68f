package dev.ballast.core.performance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Lot;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.portfolio.LotSale;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;

/// Which instruments and strategies earned the book's time-weighted return (ACC-9).
///
/// The gain of an instrument in a period is its value after, less its value before, plus what its trades paid in and
/// less what they cost, fees included; over the period's capital it is its contribution. A strategy owns the lots
/// that its purchases opened, until they are sold, first in, first out, whoever sells them. What the valuations hold
/// and the ledger does not explain stands under [#UNEXPLAINED], zero but for rounding where the valuations were
/// computed from the ledger.
///
/// @param byInstrument contributions by instrument id
/// @param byStrategy contributions by strategy; trades without one under [#NO_STRATEGY]
public record BookAttribution(ReturnAttribution byInstrument, ReturnAttribution byStrategy) {

    public static final String UNEXPLAINED = "Unexplained";
    public static final String NO_STRATEGY = "No strategy";

    /// Attribution of the slice's return; missing where it has none. `RefusedException` for a ledger that does not
    /// fit together. O(entries + points × lots).
    public static Result<BookAttribution> of(BookSlice slice, FlowTiming timing) {
        return switch (BookReturns.of(slice.points(), slice.flows(), timing)) {
            case Result.Missing<BookReturns>(String reason) -> Result.missing(reason);
            case Result.Known<BookReturns>(BookReturns returns) -> attribute(slice, returns.periods());
        };
    }

    private static Result<BookAttribution> attribute(BookSlice slice, List<PeriodReturn> periods) {
        List<Map<Part, Double>> gains = new Fold(slice.ledger()).gains(slice, periods);
        var instruments = new ArrayList<Map<String, Double>>();
        var strategies = new ArrayList<Map<String, Double>>();
        for (Map<Part, Double> gain : gains) {
            var byInstrument = new TreeMap<String, Double>();
            var byStrategy = new TreeMap<String, Double>();
            gain.forEach((part, value) -> {
                byInstrument.merge(part.instrument().toString(), value, Double::sum);
                byStrategy.merge(part.strategy(), value, Double::sum);
            });
            instruments.add(byInstrument);
            strategies.add(byStrategy);
        }
        return link(instruments, periods) instanceof Result.Known<ReturnAttribution>(ReturnAttribution first)
                        && link(strategies, periods)
                                instanceof Result.Known<ReturnAttribution>(ReturnAttribution second)
                ? Result.of(new BookAttribution(first, second))
                : Result.missing(link(instruments, periods).reason());
    }

    private static Result<ReturnAttribution> link(List<Map<String, Double>> gains, List<PeriodReturn> periods) {
        var sorted = new TreeSet<String>();
        gains.forEach(gain -> sorted.addAll(gain.keySet()));
        var names = new LinkedHashSet<String>(sorted);
        names.add(UNEXPLAINED);
        List<String> columns = List.copyOf(new ArrayList<>(names));
        var contributions = new DMatrixRMaj(periods.size(), columns.size());
        for (int row = 0; row < periods.size(); row++) {
            PeriodReturn period = periods.get(row);
            double explained = 0;
            for (int column = 0; column + 1 < columns.size(); column++) {
                double gain = gains.get(row).getOrDefault(columns.get(column), 0.0);
                double contribution = period.capital() == 0 ? 0 : gain / period.capital();
                contributions.set(row, column, contribution);
                explained += contribution;
            }
            contributions.set(row, columns.size() - 1, period.value() - explained);
        }
        return ReturnAttribution.linked(columns, contributions);
    }

    /// One instrument in the hands of one strategy.
    private record Part(InstrumentId instrument, String strategy) {}

    /// Walks the ledger once along the periods.
    private static final class Fold {

        private final List<LedgerEntry> ledger;
        private final Map<EntryId, String> strategies = new HashMap<>();
        // First in, first out decides only which strategy a sale takes from; money does not depend on it.
        private Book book = Book.empty(LotMethod.FIFO);
        private int next;

        Fold(List<LedgerEntry> ledger) {
            this.ledger = ledger;
            for (LedgerEntry entry : ledger) {
                if (entry instanceof Fill fill) {
                    String strategy = fill.strategy();
                    strategies.put(fill.id(), strategy == null ? NO_STRATEGY : strategy);
                }
            }
        }

        List<Map<Part, Double>> gains(BookSlice slice, List<PeriodReturn> periods) {
            List<EquityPoint> points = slice.points();
            var all = new ArrayList<Map<Part, Double>>();
            Map<Part, Double> values = new HashMap<>();
            // A book that starts within the slice has one period more than there are pairs of valuations.
            int ahead = points.size() - periods.size();
            if (ahead == 1) {
                advance(points.getFirst(), new HashMap<>());
                values = values(points.getFirst());
            }
            for (int i = ahead; i < points.size(); i++) {
                var gains = new HashMap<Part, Double>();
                values.forEach((part, value) -> gains.merge(part, -value, Double::sum));
                advance(points.get(i), gains);
                values = values(points.get(i));
                values.forEach((part, value) -> gains.merge(part, value, Double::sum));
                all.add(gains);
            }
            return all;
        }

        private void advance(EquityPoint point, Map<Part, Double> gains) {
            while (next < ledger.size() && ledger.get(next).time().isBefore(point.time())) {
                LedgerEntry entry = ledger.get(next);
                book = book.plus(entry);
                if (entry instanceof Fill fill && fill.side() == Side.BUY) {
                    gains.merge(
                            part(fill.instrument(), fill.id()),
                            fill.cashEffect().doubleValue(),
                            Double::sum);
                }
                for (LotSale sale : book.latestSales()) {
                    gains.merge(
                            part(sale.instrument(), sale.lot()), sale.proceeds().doubleValue(), Double::sum);
                }
                next++;
            }
        }

        private Map<Part, Double> values(EquityPoint point) {
            var values = new HashMap<Part, Double>();
            point.weights().forEach((instrument, weight) -> {
                double value = weight * point.equity();
                Holding holding = book.holding(instrument);
                double quantity = holding.quantity().doubleValue();
                if (quantity > 0) {
                    for (Lot lot : holding.lots()) {
                        double share = lot.quantity().doubleValue() / quantity;
                        values.merge(part(instrument, lot.openedBy()), value * share, Double::sum);
                    }
                } else {
                    values.merge(new Part(instrument, NO_STRATEGY), value, Double::sum);
                }
            });
            return values;
        }

        private Part part(InstrumentId instrument, EntryId purchase) {
            return new Part(instrument, strategies.getOrDefault(purchase, NO_STRATEGY));
        }
    }
}
