package dev.ballast.app.queue;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One leg beside its price now.
///
/// @param leg as proposed
/// @param tick of the instrument's price; zero where the instrument is not known
/// @param priceNow bid for a sale, ask for a purchase; NaN where there is none
/// @param freshness of that price
/// @param guard largest move at which the leg may still be traded, a fraction
public record LegLine(Leg leg, BigDecimal tick, double priceNow, Freshness freshness, double guard) {

    /// Change of the price since the proposal was made, a fraction; NaN where there is no price.
    public double move() {
        return priceNow / leg.price().doubleValue() - 1;
    }

    /// Whether the price moved further than the guard allows.
    public boolean isBeyondGuard() {
        return Math.abs(move()) > guard;
    }

    public boolean isTradable() {
        return freshness == Freshness.LIVE && !isBeyondGuard();
    }

    static List<LegLine> of(Proposal proposal, Snapshot snapshot, Instant now) {
        return proposal.legs().stream()
                .map(leg -> of(leg, proposal.priceGuard(), snapshot, now))
                .toList();
    }

    private static LegLine of(Leg leg, double guard, Snapshot snapshot, Instant now) {
        Optional<Quote> quote = Optional.ofNullable(snapshot.quotes().get(leg.instrument()));
        double price = quote.map(found -> leg.side() == Side.BUY ? found.ask() : found.bid())
                .orElse(Double.NaN);
        BigDecimal tick = Optional.ofNullable(snapshot.instruments().get(leg.instrument()))
                .map(Instrument::priceTick)
                .orElse(BigDecimal.ZERO);
        Freshness freshness = snapshot.policy().freshness().judge(quote.orElse(null), now);
        return new LegLine(leg, tick, price, freshness, guard);
    }
}
