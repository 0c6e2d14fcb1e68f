package dev.ballast.core.rebalance;

import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.Fees;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Makes legs of wanted trades (REB-6): in steps, above the minimum, sales before purchases, cash never below zero.
///
/// Purchases that cost more than the cash there will be are all scaled down by one factor; each then buys no more than
/// the cash that is left at its turn, fee included. All amounts are exact.
final class LegSizing {

    /// What moves its price least first, so that cash comes in cheaply and early; then the largest.
    private static final Comparator<Wish> LEAST_IMPACT_FIRST = Comparator.comparingDouble(Wish::impactFraction)
            .thenComparing(Comparator.comparing((Wish wish) -> wish.value(wish.quantity()))
                    .reversed())
            .thenComparing(wish -> wish.instrument().id());

    private static final MathContext ROUNDED_DOWN = new MathContext(34, RoundingMode.DOWN);

    private final PlanRequest request;
    private final Book book;
    private final Instant now;
    private final BigDecimal minimumTrade;
    private final List<Leg> legs = new ArrayList<>();
    private final List<Refusal> findings = new ArrayList<>();
    private BigDecimal cash;

    LegSizing(PlanRequest request) {
        this.request = request;
        this.book = request.book();
        this.now = request.market().now();
        this.minimumTrade = request.policy().minimumTrade();
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
    List<Refusal> findings() {
        return findings;
    }

    private static List<Wish> inOrder(List<Wish> wishes, Side side) {
        return wishes.stream()
                .filter(wish -> wish.side() == side)
                .sorted(LEAST_IMPACT_FIRST)
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
        findings.add(Refusal.of(
                        RefusalCode.SCALED_TO_CASH,
                        "Purchases of " + money(needed) + " scaled down to the cash of " + money(cash))
                .with("wanted", money(needed))
                .with("cash", money(cash)));
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
        InstrumentId id = wish.instrument().id();
        BigDecimal value = wish.value(quantity);
        if (quantity.signum() <= 0) {
            String step = wish.instrument().quantityStep().toPlainString();
            leaveOut(wish, RefusalCode.BELOW_MINIMUM, "less than one step of " + step, "step", step);
        } else if (value.compareTo(minimumTrade) < 0) {
            leaveOut(
                    wish,
                    RefusalCode.BELOW_MINIMUM,
                    money(value) + " is below the minimum trade of " + money(minimumTrade),
                    "value",
                    money(value));
        } else if (cash.add(wish.cashEffect(quantity)).signum() < 0) {
            leaveOut(
                    wish,
                    RefusalCode.INSUFFICIENT_CASH,
                    "its fee is more than it brings and the cash there is",
                    "cash",
                    money(cash));
        } else {
            Leg leg = wish.leg(legs.size() + 1, quantity, LegDetails.lots(wish, quantity, List.of(), request));
            legs.add(leg);
            cash = cash.add(wish.cashEffect(quantity));
            doubts(wish, id);
        }
    }

    private void leaveOut(Wish wish, RefusalCode code, String why, String name, String value) {
        InstrumentId id = wish.instrument().id();
        findings.add(Refusal.of(code, id + " left out: " + why)
                .with("instrument", id)
                .with("side", wish.side())
                .with(name, value));
    }

    /// What makes a leg's cost or price less than certain.
    private void doubts(Wish wish, InstrumentId id) {
        Quote quote = wish.quote();
        if (wish.freshness() != Freshness.LIVE) {
            long age = quote.age(now).toSeconds();
            findings.add(
                    Refusal.of(RefusalCode.STALE_PRICE, "The price of " + id + " is " + age + " s old: planned on it")
                            .with("instrument", id)
                            .with("ageSeconds", age)
                            .with("source", quote.source()));
        }
        if (quote.ask() <= quote.bid()) {
            findings.add(Refusal.of(
                            RefusalCode.NO_SPREAD,
                            "Bid and ask of " + id + " are both " + quote.bid() + ": the spread counts as 0")
                    .with("instrument", id)
                    .with("bid", quote.bid())
                    .with("ask", quote.ask()));
        }
        if (Double.isNaN(wish.depth().deviation())) {
            findings.add(Refusal.of(RefusalCode.NO_HISTORY, id + " has no usable history: its impact counts as 0")
                    .with("instrument", id));
        } else if (Double.isNaN(wish.depth().dailyVolume())) {
            findings.add(Refusal.of(RefusalCode.NO_VOLUME, "No volume of " + id + " is known: its impact counts as 0")
                    .with("instrument", id));
        }
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
