package dev.ballast.core.rebalance;

import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Makes legs of wanted trades (REB-6): in steps, above the minimum, sales before purchases, cash never below zero.
///
/// Purchases that cost more than the cash there will be are all scaled down by one factor; each then buys no more than
/// the cash that is left at its turn, fee included. All amounts are exact.
final class LegSizing {

    private static final Comparator<Wish> LARGEST_FIRST = Comparator.comparing(
                    (Wish wish) -> wish.value(wish.quantity()))
            .reversed()
            .thenComparing(wish -> wish.instrument().id());

    private static final MathContext ROUNDED_DOWN = new MathContext(34, RoundingMode.DOWN);

    private final Book book;
    private final BigDecimal minimumTrade;
    private final List<Leg> legs = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private double spread;
    private BigDecimal cash;

    LegSizing(Book book, BigDecimal minimumTrade) {
        this.book = book;
        this.minimumTrade = minimumTrade;
        this.cash = book.cash();
    }

    void size(List<Wish> wishes) {
        for (Wish sale : inOrder(wishes, Side.SELL)) {
            BigDecimal held = book.holding(sale.instrument().id()).quantity();
            add(sale, sale.instrument().roundQuantityDown(sale.quantity().min(held)));
        }
        List<Wish> purchases = inOrder(wishes, Side.BUY);
        BigDecimal factor = factor(purchases);
        for (Wish purchase : purchases) {
            BigDecimal wanted = purchase.quantity().multiply(factor);
            add(purchase, affordable(purchase, purchase.instrument().roundQuantityDown(wanted)));
        }
    }

    List<Leg> legs() {
        return legs;
    }

    /// Why wanted trades were left out or scaled down.
    List<String> skipped() {
        return skipped;
    }

    CostEstimate cost() {
        BigDecimal commission = legs.stream().map(Leg::fee).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new CostEstimate(commission.doubleValue(), spread);
    }

    private static List<Wish> inOrder(List<Wish> wishes, Side side) {
        return wishes.stream()
                .filter(wish -> wish.side() == side)
                .sorted(LARGEST_FIRST)
                .toList();
    }

    /// Part of the purchases that the cash after all sales pays for, at most 1.
    private BigDecimal factor(List<Wish> purchases) {
        BigDecimal needed = purchases.stream()
                .map(wish -> wish.cashEffect(wish.quantity()).negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (needed.compareTo(cash) <= 0) {
            return BigDecimal.ONE;
        }
        skipped.add("Purchases of " + money(needed) + " scaled down to the cash of " + money(cash));
        return cash.divide(needed, ROUNDED_DOWN);
    }

    /// At most `wanted`, in steps, so that the cash left pays for it and its fee.
    private BigDecimal affordable(Wish purchase, BigDecimal wanted) {
        if (purchase.cashEffect(wanted).negate().compareTo(cash) <= 0) {
            return wanted;
        }
        // The fee is rounded, so that one unit of its last decimal is kept back.
        BigDecimal spendable =
                cash.subtract(Fees.UNIT.multiply(purchase.rate())).max(BigDecimal.ZERO);
        BigDecimal unitCost = purchase.value(BigDecimal.ONE).multiply(BigDecimal.ONE.add(purchase.feeRate()));
        return purchase.instrument().roundQuantityDown(spendable.divide(unitCost, ROUNDED_DOWN));
    }

    private void add(Wish wish, BigDecimal quantity) {
        BigDecimal value = wish.value(quantity);
        if (quantity.signum() <= 0) {
            skipped.add(wish.instrument().id() + " left out: less than one step of "
                    + wish.instrument().quantityStep().toPlainString());
        } else if (value.compareTo(minimumTrade) < 0) {
            skipped.add(wish.instrument().id() + " left out: " + money(value) + " is below the minimum trade of "
                    + money(minimumTrade));
        } else if (cash.add(wish.cashEffect(quantity)).signum() < 0) {
            skipped.add(wish.instrument().id() + " left out: its fee is more than it brings and the cash there is");
        } else {
            legs.add(wish.leg(legs.size() + 1, quantity));
            cash = cash.add(wish.cashEffect(quantity));
            spread += wish.spreadCost(quantity);
        }
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
