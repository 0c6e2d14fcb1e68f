package dev.ballast.app.dashboard;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.portfolio.Valuation;

/// The money of the tiles, in the book's currency; fractions are NaN where their base is zero.
///
/// @param equity cash plus positions
/// @param invested value of the positions
/// @param positions number of open positions
/// @param dayChange change since the last daily closes
/// @param dayFraction of the equity at those closes
/// @param unrealised gain of the open positions
/// @param unrealisedFraction of what they cost
/// @param realised gain booked so far
/// @param cash in the book
/// @param cashWeight of equity
/// @param cashTarget part of equity that computed targets leave in cash
/// @param netDeposits deposits less withdrawals so far
public record MoneyFigures(
        double equity,
        double invested,
        int positions,
        double dayChange,
        double dayFraction,
        double unrealised,
        double unrealisedFraction,
        double realised,
        double cash,
        double cashWeight,
        double cashTarget,
        double netDeposits) {

    static MoneyFigures of(Snapshot snapshot) {
        Valuation valuation = snapshot.valuation();
        return new MoneyFigures(
                valuation.equity(),
                valuation.invested(),
                valuation.positions().size(),
                valuation.dayChange(),
                ratio(valuation.dayChange(), valuation.equity() - valuation.dayChange()),
                valuation.unrealised(),
                ratio(valuation.unrealised(), valuation.invested() - valuation.unrealised()),
                valuation.realised(),
                valuation.cash().doubleValue(),
                valuation.cashWeight(),
                snapshot.policy().rebalance().cashTarget(),
                snapshot.book().netDeposits().doubleValue());
    }

    /// Whether cash lies below its target.
    public boolean isCashLow() {
        return cashWeight < cashTarget;
    }

    private static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }
}
