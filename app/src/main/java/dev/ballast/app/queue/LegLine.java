package dev.ballast.app.queue;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Lot;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One leg beside its price now.
///
/// @param leg as proposed or edited
/// @param switched whether it is to be traded: what the trader pressed last, also while the engine has not answered yet
/// @param tick of the instrument's price; zero where the instrument is not known
/// @param step of its quantity; zero where the instrument is not known
/// @param quote latest, if there is one
/// @param priceNow bid for a sale, ask for a purchase; NaN where there is none
/// @param freshness of that price
/// @param guard largest move at which the leg may still be traded, a fraction
/// @param held quantity in the book
/// @param lots open ones of the instrument, oldest first
/// @param weightBefore of the instrument without the proposal, a fraction of equity
/// @param weightAfter of the instrument after the enabled legs
public record LegLine(
        Leg leg,
        boolean switched,
        BigDecimal tick,
        BigDecimal step,
        @Nullable Quote quote,
        double priceNow,
        Freshness freshness,
        double guard,
        BigDecimal held,
        List<Lot> lots,
        double weightBefore,
        double weightAfter) {

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

    /// @param wanted legs that the trader switched and the engine has not answered yet, by number
    static List<LegLine> of(
            Proposal proposal, CardFigures figures, Map<Integer, Boolean> wanted, Snapshot snapshot, Instant now) {
        return proposal.legs().stream()
                .map(leg -> of(leg, proposal.priceGuard(), figures, wanted, snapshot, now))
                .toList();
    }

    private static LegLine of(
            Leg leg, double guard, CardFigures figures, Map<Integer, Boolean> wanted, Snapshot snapshot, Instant now) {
        InstrumentId id = leg.instrument();
        Optional<Quote> quote = Optional.ofNullable(snapshot.quotes().get(id));
        double price = quote.map(found -> leg.side() == Side.BUY ? found.ask() : found.bid())
                .orElse(Double.NaN);
        Optional<Instrument> known = Optional.ofNullable(snapshot.instruments().get(id));
        return new LegLine(
                leg,
                wanted.getOrDefault(leg.number(), leg.enabled()),
                known.map(Instrument::priceTick).orElse(BigDecimal.ZERO),
                known.map(Instrument::quantityStep).orElse(BigDecimal.ZERO),
                quote.orElse(null),
                price,
                snapshot.policy().freshness().judge(quote.orElse(null), now),
                guard,
                snapshot.book().holding(id).quantity(),
                snapshot.book().holding(id).lots(),
                figures.before().weights().getOrDefault(id, 0.0),
                figures.after().weights().getOrDefault(id, 0.0));
    }
}
