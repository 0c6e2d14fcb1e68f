package dev.ballast.app.positions;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;

/// The line under the table, over all positions whatever the filter shows; money in the book's currency.
///
/// @param positions number of open positions
/// @param value of the positions
/// @param weight of the positions, a fraction of equity
/// @param dayChange money, or why it is not known
/// @param unrealised money
/// @param realised money, closed holdings included
/// @param cash in the book
/// @param cashWeight a fraction of equity
/// @param equity cash plus positions
/// @param untrusted positions whose price is stale, dead or missing
public record PositionTotals(
        int positions,
        double value,
        double weight,
        Result<Double> dayChange,
        double unrealised,
        double realised,
        double cash,
        double cashWeight,
        double equity,
        int untrusted) {

    static PositionTotals of(Snapshot snapshot) {
        Valuation valuation = snapshot.valuation();
        return new PositionTotals(
                valuation.positions().size(),
                valuation.invested(),
                valuation.equity() > 0 ? valuation.invested() / valuation.equity() : 0,
                valuation.dayChange(),
                valuation.unrealised(),
                valuation.realised(),
                valuation.cash().doubleValue(),
                valuation.cashWeight(),
                valuation.equity(),
                (int) valuation.positions().stream()
                        .filter(position -> position.freshness() != Freshness.LIVE)
                        .count());
    }
}
