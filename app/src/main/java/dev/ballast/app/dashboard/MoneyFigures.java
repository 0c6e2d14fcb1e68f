package dev.ballast.app.dashboard;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/// The money of the tiles, in the book's currency; fractions are NaN where their base is zero.
///
/// @param equity cash plus positions
/// @param invested value of the positions
/// @param positions number of open positions
/// @param pricedAt time of the newest price of a position, or of the snapshot where there is none
/// @param stored whether the newest price is a stored close: the day is that close's day, not today
/// @param dayChange change since the last daily closes, or why it is not known
/// @param dayFraction of the equity at those closes; NaN where the change is not known
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
        Instant pricedAt,
        boolean stored,
        Result<Double> dayChange,
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
        double day = valuation.dayChange().orElse(Double.NaN);
        return new MoneyFigures(
                valuation.equity(),
                valuation.invested(),
                valuation.positions().size(),
                pricedAt(snapshot),
                snapshot.feed().kind() == FeedStatus.Kind.NONE,
                valuation.dayChange(),
                ratio(day, valuation.equity() - day),
                valuation.unrealised(),
                ratio(valuation.unrealised(), valuation.invested() - valuation.unrealised()),
                valuation.realised(),
                valuation.cash().doubleValue(),
                valuation.cashWeight(),
                snapshot.policy().rebalance().cashTarget(),
                snapshot.book().netDeposits().doubleValue());
    }

    private static Instant pricedAt(Snapshot snapshot) {
        return snapshot.valuation().positions().stream()
                .map(Position::quote)
                .filter(Objects::nonNull)
                .map(Quote::time)
                .max(Comparator.naturalOrder())
                .orElse(snapshot.asOf());
    }

    /// Whether cash lies below its target.
    public boolean isCashLow() {
        return cashWeight < cashTarget;
    }

    private static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }
}
