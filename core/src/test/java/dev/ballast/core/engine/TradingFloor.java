package dev.ballast.core.engine;

import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.store.WorkstationStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A demo desk whose orders take several fills, with quotes that wander a little: for crashes and races.
final class TradingFloor {

    /// Price and daily volume; a leg of a tenth of the book takes about four fills.
    private static final Map<InstrumentId, double[]> COINS = new TreeMap<>(Map.of(
            DeskFixture.BTC, new double[] {60_000, 9_000},
            DeskFixture.ETH, new double[] {3_000, 180_000},
            DeskFixture.SOL, new double[] {150, 3_600_000}));

    final ManualClock clock = new ManualClock(DeskFixture.START);
    private final Random random;

    TradingFloor(Random random) {
        this.random = random;
    }

    WorkstationEngine open(WorkstationStore store) {
        return WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, clock);
    }

    /// History, holdings and a policy under which orders leave at once or after a while, and one in
    /// twenty is rejected.
    void fund(WorkstationEngine engine, String undoWindow) {
        Policy policy = Settings.with(Policy.DEFAULT, "approval.undoWindow", undoWindow);
        policy = Settings.with(policy, "execution.rejectionRate", "0.05");
        policy = Settings.with(policy, "execution.seed", Long.toString(random.nextLong()));
        // The simulated tail is on none of these tests' ways, and took a quarter of their time.
        policy = Settings.with(policy, "report.paths", "200");
        engine.perform(new Command.SetPolicy(policy));
        var histories = new ArrayList<PriceHistory>();
        COINS.forEach((id, coin) -> histories.add(history(id, coin[0], coin[1])));
        engine.perform(new Command.ImportHistory(
                histories,
                COINS.keySet().stream()
                        .map(id -> Instrument.of(id, Category.valueOf(category(id))))
                        .toList(),
                "floor"));
        List<LedgerEntry> entries = List.of(
                DeskFixture.deposit("d1", "100000"),
                DeskFixture.buy("f1", DeskFixture.BTC, "1", "60000"),
                DeskFixture.buy("f2", DeskFixture.ETH, "5", "3000"),
                DeskFixture.buy("f3", DeskFixture.SOL, "50", "150"));
        engine.perform(new Command.BookEntries(entries, List.of(), "floor"));
    }

    /// A second or more later, with fresh quotes within a few basis points of the start.
    void tick(WorkstationEngine engine, int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        quote(engine);
    }

    void quote(WorkstationEngine engine) {
        engine.onStatus(new FeedStatus(
                "SIMULATED", FeedStatus.Kind.SIMULATED, FeedStatus.Phase.RUNNING, "", 0, 0, clock.instant()));
        COINS.forEach((id, coin) -> {
            double price = coin[0] * (1 + 0.0005 * random.nextGaussian());
            engine.onQuote(
                    new Quote(id, price * 0.9999, price * 1.0001, price, QuoteSource.SIMULATED, clock.instant()));
        });
    }

    private static String category(InstrumentId id) {
        return id.equals(DeskFixture.BTC) ? "L1" : id.equals(DeskFixture.ETH) ? "DEFI" : "PAYMENTS";
    }

    private static PriceHistory history(InstrumentId id, double price, double volume) {
        var bars = new ArrayList<Bar>();
        DeskFixture.history(id, price, id.hashCode())
                .bars()
                .forEach(bar ->
                        bars.add(new Bar(bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close(), volume)));
        return new PriceHistory(id, Timeframe.D1, bars);
    }
}
