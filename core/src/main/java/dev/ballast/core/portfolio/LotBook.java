package dev.ballast.core.portfolio;

import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// Applies one fill to one holding: opens a lot, or consumes those that the trader chose, then the others in
/// the order of the method.
///
/// Costs are split exactly: the last part of a lot takes what the earlier parts left, so that rounding loses nothing.
final class LotBook {

    private static final MathContext SHARE = MathContext.DECIMAL128;

    /// A holding after a fill, with the lots the fill consumed (none for a purchase).
    record Change(Holding holding, List<LotSale> sales) {}

    private LotBook() {}

    static Change apply(Holding holding, Fill fill, LotMethod method) {
        return switch (fill.side()) {
            case BUY -> new Change(buy(holding, fill, method), List.of());
            case SELL -> sell(holding, fill, method);
        };
    }

    private static Holding buy(Holding holding, Fill fill, LotMethod method) {
        BigDecimal cost = fill.value().add(fill.feeValue());
        var bought = new Lot(fill.id(), fill.time(), fill.quantity(), cost);
        var lots = new ArrayList<>(holding.lots());
        if (method == LotMethod.AVERAGE_COST && !lots.isEmpty()) {
            Lot pool = lots.removeFirst();
            lots.addFirst(new Lot(
                    pool.openedBy(),
                    pool.acquired(),
                    pool.quantity().add(bought.quantity()),
                    pool.cost().add(cost)));
        } else {
            lots.add(bought);
        }
        return new Holding(
                holding.instrument(),
                holding.quantity().add(fill.quantity()),
                holding.cost().add(cost),
                holding.realised(),
                lots);
    }

    private static Change sell(Holding holding, Fill fill, LotMethod method) {
        requireHeld(holding, fill);
        BigDecimal proceeds = fill.cashEffect();
        BigDecimal openQuantity = fill.quantity();
        BigDecimal openProceeds = proceeds;
        BigDecimal consumedCost = BigDecimal.ZERO;
        var lots = new ArrayList<>(holding.lots());
        var sales = new ArrayList<LotSale>();
        for (Lot lot : inOrder(holding.lots(), fill.lots(), method)) {
            if (openQuantity.signum() == 0) {
                break;
            }
            BigDecimal taken = openQuantity.min(lot.quantity());
            BigDecimal cost = share(lot.cost(), taken, lot.quantity());
            BigDecimal part = share(openProceeds, taken, openQuantity);
            sales.add(new LotSale(
                    fill.id(),
                    fill.trade(),
                    lot.openedBy(),
                    holding.instrument(),
                    lot.acquired(),
                    fill.time(),
                    taken,
                    part,
                    cost));
            replace(lots, lot, taken, cost);
            openQuantity = openQuantity.subtract(taken);
            openProceeds = openProceeds.subtract(part);
            consumedCost = consumedCost.add(cost);
        }
        var left = new Holding(
                holding.instrument(),
                holding.quantity().subtract(fill.quantity()),
                holding.cost().subtract(consumedCost),
                holding.realised().add(proceeds).subtract(consumedCost),
                lots);
        return new Change(left, sales);
    }

    private static void requireHeld(Holding holding, Fill fill) {
        BigDecimal shortfall = fill.quantity().subtract(holding.quantity());
        if (shortfall.signum() > 0) {
            throw new RefusedException(Refusal.of(
                            RefusalCode.INSUFFICIENT_QUANTITY,
                            "Sale of " + plain(fill.quantity()) + " " + fill.instrument() + " (" + fill.id()
                                    + ") refused: " + plain(holding.quantity()) + " held, " + plain(shortfall)
                                    + " short")
                    .with("instrument", fill.instrument())
                    .with("held", plain(holding.quantity()))
                    .with("asked", plain(fill.quantity()))
                    .with("shortfall", plain(shortfall)));
        }
    }

    /// A pool at average cost has no lots to choose from.
    private static List<Lot> inOrder(List<Lot> lots, List<EntryId> chosen, LotMethod method) {
        List<Lot> byMethod = inOrder(lots, method);
        if (chosen.isEmpty() || method == LotMethod.AVERAGE_COST) {
            return byMethod;
        }
        var ordered = new LinkedHashSet<Lot>();
        for (EntryId id : chosen) {
            lots.stream().filter(lot -> lot.openedBy().equals(id)).forEach(ordered::add);
        }
        ordered.addAll(byMethod);
        return List.copyOf(ordered);
    }

    private static List<Lot> inOrder(List<Lot> lots, LotMethod method) {
        return switch (method) {
            case FIFO, AVERAGE_COST -> lots;
            case LIFO -> lots.reversed();
            case HIFO ->
                lots.stream()
                        .sorted(Comparator.comparing(Lot::unitCost).reversed())
                        .toList();
        };
    }

    private static BigDecimal share(BigDecimal whole, BigDecimal part, BigDecimal of) {
        return part.compareTo(of) == 0 ? whole : whole.multiply(part).divide(of, SHARE);
    }

    private static void replace(List<Lot> lots, Lot lot, BigDecimal taken, BigDecimal cost) {
        int index = lots.indexOf(lot);
        BigDecimal left = lot.quantity().subtract(taken);
        if (left.signum() == 0) {
            lots.remove(index);
        } else {
            lots.set(
                    index,
                    new Lot(lot.openedBy(), lot.acquired(), left, lot.cost().subtract(cost)));
        }
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
