package dev.ballast.app.testkit;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Policy;
import dev.ballast.core.engine.Settings;
import dev.ballast.core.engine.ThreeCoins;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.store.MemoryStore;
import java.time.Duration;
import java.util.Map;

/// The real engine on a demo book of three coins, one of them far too large; a test takes its turns.
public final class EngineDesk {

    public static final InstrumentId BTC = ThreeCoins.BTC;
    public static final InstrumentId ETH = ThreeCoins.ETH;
    public static final InstrumentId SOL = ThreeCoins.SOL;

    private static final Map<InstrumentId, Double> PRICES = Map.of(BTC, 60_000.0, ETH, 3_000.0, SOL, 150.0);

    public final MemoryStore store = new MemoryStore();
    public final SettableClock clock = new SettableClock();
    public final WorkstationEngine engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, clock);

    /// Funded, with prices.
    public EngineDesk() {
        set("execution.slippage", "0");
        set("execution.participation", "1");
        done(ThreeCoins.history(clock.instant()));
        done(ThreeCoins.purchases(clock.instant()));
        engine.onStatus(new FeedStatus(
                "SIMULATED", FeedStatus.Kind.SIMULATED, FeedStatus.Phase.RUNNING, "", 0, 0, clock.instant()));
        second();
    }

    /// A purchase of the past.
    public LedgerEntry bought(String id, InstrumentId instrument, String quantity, String price) {
        return ThreeCoins.bought(id, instrument, quantity, price, clock.instant());
    }

    /// A second passes, with fresh quotes a basis point wide.
    public void second() {
        clock.advance(Duration.ofSeconds(1));
        quote();
        engine.step();
    }

    public void quote() {
        PRICES.forEach((id, price) -> quote(id, price * 0.99995, price * 1.00005));
    }

    public void quote(InstrumentId instrument, double bid, double ask) {
        engine.onQuote(new Quote(instrument, bid, ask, (bid + ask) / 2, QuoteSource.SIMULATED, clock.instant()));
    }

    /// Changes one value of the policy.
    public void set(String key, String value) {
        Policy policy = Settings.with(engine.snapshot().policy(), key, value);
        done(new Command.SetPolicy(policy));
    }

    public void done(Command command) {
        if (engine.perform(command) instanceof Outcome.Refused refused) {
            throw new IllegalStateException(refused.message());
        }
    }
}
