package dev.ballast.app.boot;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.DemoBook;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.PriceFeed;
import dev.ballast.core.feed.simulation.SimulatedFeed;
import dev.ballast.core.feed.simulation.SimulatedHistory;
import dev.ballast.core.feed.simulation.SimulatedUniverse;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.store.StoreException;
import dev.ballast.core.store.WorkstationStore;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The simulated market behind the demo: its history, what it did while nobody watched, and its quotes.
final class SimulatedMarketSetup {

    /// Picked once; the same seed gives every new demo the same past.
    private static final long SEED = 20_260_809;

    private static final double QUOTES_PER_SECOND = 40;

    private final InstantSource clock;

    SimulatedMarketSetup(InstantSource clock) {
        this.clock = clock;
    }

    /// Fills an empty demo book, or brings the history of an older one up to yesterday.
    void prepare(WorkstationStore store) {
        try (WorkstationEngine engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, clock)) {
            Snapshot snapshot = engine.snapshot();
            if (snapshot.history().isEmpty()) {
                DemoBook.commands(SimulatedUniverse.instruments(), firstHistory())
                        .forEach(command -> perform(engine, command));
            } else {
                catchUp(engine, snapshot);
            }
        }
    }

    /// Quotes that go on from the latest known prices.
    PriceFeed feed(Snapshot snapshot) {
        var prices = new HashMap<InstrumentId, Double>();
        snapshot.quotes().forEach((instrument, quote) -> prices.put(instrument, quote.mid()));
        List<Instrument> instruments = snapshot.instruments().values().stream()
                .filter(instrument -> prices.containsKey(instrument.id()))
                .sorted(Comparator.comparing(Instrument::id))
                .toList();
        if (instruments.isEmpty()) {
            return SimulatedFeed.of(
                    SimulatedUniverse.instruments(),
                    SimulatedUniverse.referencePrices(),
                    QUOTES_PER_SECOND,
                    liveSeed(),
                    clock);
        }
        return SimulatedFeed.of(instruments, prices, QUOTES_PER_SECOND, liveSeed(), clock);
    }

    /// Quotes differ from run to run, but a run can be told from its day.
    private long liveSeed() {
        return SEED ^ clock.instant().toEpochMilli();
    }

    private Map<InstrumentId, PriceHistory> firstHistory() {
        return daily(SimulatedUniverse.history(yesterday(), DemoBook.DAYS, SEED));
    }

    private void catchUp(WorkstationEngine engine, Snapshot snapshot) {
        LocalDate last = snapshot.history().values().stream()
                .filter(history -> !history.isEmpty())
                .map(history -> LocalDate.ofInstant(history.last().openTime(), ZoneOffset.UTC))
                .max(LocalDate::compareTo)
                .orElse(yesterday());
        int missed = (int) ChronoUnit.DAYS.between(last, yesterday());
        if (missed < 1) {
            return;
        }
        var closes = new HashMap<InstrumentId, Double>();
        snapshot.history()
                .forEach((id, history) -> closes.put(id, history.last().close()));
        List<Instrument> instruments = snapshot.instruments().values().stream()
                .filter(instrument -> closes.containsKey(instrument.id()))
                .toList();
        Map<InstrumentId, List<Bar>> bars = SimulatedHistory.from(
                last.plusDays(1), missed, SimulatedUniverse.models(instruments), closes, SEED + last.toEpochDay());
        perform(
                engine,
                new Command.ImportHistory(List.copyOf(daily(bars).values()), List.of(), "simulated while away"));
    }

    private static Map<InstrumentId, PriceHistory> daily(Map<InstrumentId, List<Bar>> bars) {
        var histories = new TreeMap<InstrumentId, PriceHistory>();
        bars.forEach((id, list) -> histories.put(id, new PriceHistory(id, Timeframe.D1, list)));
        return histories;
    }

    private LocalDate yesterday() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    }

    private static void perform(WorkstationEngine engine, Command command) {
        if (engine.perform(command) instanceof Outcome.Refused refused) {
            throw new StoreException("The demo book could not be made: " + refused.message());
        }
    }
}
