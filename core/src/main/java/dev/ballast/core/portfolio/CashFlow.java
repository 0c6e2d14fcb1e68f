package dev.ballast.core.portfolio;

import java.math.BigDecimal;
import java.time.Instant;

/// Money put into or taken out of the book (ACC-4).
///
/// @param id unique over the whole ledger
/// @param kind deposit or withdrawal
/// @param currency currency of `amount`, such as `USD`
/// @param amount > 0
/// @param rate one unit of `currency` in the book's currency, > 0
/// @param time when it happened
public record CashFlow(EntryId id, Kind kind, String currency, BigDecimal amount, BigDecimal rate, Instant time)
        implements LedgerEntry {

    /// Direction of a cash flow.
    public enum Kind {
        DEPOSIT,
        WITHDRAWAL
    }

    public CashFlow {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("amount of cash flow " + id + " must be > 0, was " + amount);
        }
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("rate of cash flow " + id + " must be > 0, was " + rate);
        }
    }

    /// Change of the book's cash: negative for a withdrawal.
    public BigDecimal cashEffect() {
        BigDecimal value = amount.multiply(rate);
        return kind == Kind.DEPOSIT ? value : value.negate();
    }

    @Override
    public boolean sameAs(LedgerEntry other) {
        return other instanceof CashFlow flow
                && id.equals(flow.id)
                && kind == flow.kind
                && currency.equals(flow.currency)
                && amount.compareTo(flow.amount) == 0
                && time.equals(flow.time);
    }
}
