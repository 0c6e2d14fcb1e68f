package dev.ballast.app.venue;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.discovery.MarketCaps;
import dev.ballast.core.portfolio.CurrencyRates;
import java.util.Set;
import java.util.function.Function;

/// What a desk knows that a venue's list can be held against. Immutable.
///
/// @param instruments that it follows
/// @param caps ranks by market capitalisation
/// @param rates of currencies to the dollar
/// @param categories category by base currency
public record DeskKnowledge(
        Set<InstrumentId> instruments, MarketCaps caps, CurrencyRates rates, Function<String, Category> categories) {

    public DeskKnowledge {
        instruments = Set.copyOf(instruments);
    }

    /// What a snapshot knows.
    public static DeskKnowledge of(Snapshot snapshot, Function<String, Category> categories) {
        return new DeskKnowledge(
                snapshot.instruments().keySet(),
                snapshot.market().caps(),
                snapshot.policy().rates(),
                categories);
    }

    /// Where there is no book yet.
    public static DeskKnowledge none(Function<String, Category> categories) {
        return new DeskKnowledge(Set.of(), MarketCaps.NONE, CurrencyRates.PAR, categories);
    }
}
