package dev.ballast.core.engine;

import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EquityPoint;
import java.util.List;

/// The book's past: one point a day from stored closes, then one a minute as recorded while running.
///
/// @param daily oldest first
/// @param recorded oldest first
/// @param flows deposits and withdrawals, oldest first: a chart must not show a deposit as a profit
public record EquityHistory(List<EquityPoint> daily, List<EquityPoint> recorded, List<CashFlow> flows) {

    public EquityHistory {
        daily = List.copyOf(daily);
        recorded = List.copyOf(recorded);
        flows = List.copyOf(flows);
    }
}
