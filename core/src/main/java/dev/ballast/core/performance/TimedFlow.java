package dev.ballast.core.performance;

import dev.ballast.core.portfolio.CashFlow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Money that came or went, as analytics see it: the crossing from the ledger's decimals to `double`.
///
/// @param time when
/// @param amount in one currency; its sign is its direction, which the reader of the list defines
public record TimedFlow(Instant time, double amount) {

    public TimedFlow {
        if (!Double.isFinite(amount)) {
            throw new IllegalArgumentException("amount at " + time + " must be finite, was " + amount);
        }
    }

    /// Deposits positive, withdrawals negative, in the book's currency, oldest first.
    public static List<TimedFlow> of(List<CashFlow> flows) {
        return flows.stream()
                .map(flow -> new TimedFlow(flow.time(), flow.cashEffect().doubleValue()))
                .sorted(Comparator.comparing(TimedFlow::time))
                .toList();
    }
}
