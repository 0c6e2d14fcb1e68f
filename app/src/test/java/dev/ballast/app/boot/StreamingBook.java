package dev.ballast.app.boot;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.simulation.AssetModel;
import dev.ballast.core.feed.simulation.SimulatedHistory;
import dev.ballast.core.feed.simulation.SimulatedUniverse;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Tier;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.store.WorkstationStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A book of many small positions, one fill each, with a short simulated history.
final class StreamingBook {

    private static final int DAYS = 40;
    private static final long SEED = 20_260_809;
    private static final int POSITION_VALUE = 1_000;
    private static final List<Category> CATEGORIES = List.of(
            Category.L1,
            Category.L2,
            Category.DEFI,
            Category.PAYMENTS,
            Category.EXCHANGE,
            Category.ORACLE,
            Category.MEME,
            Category.OTHER);

    private StreamingBook() {}

    /// Fills an empty store.
    ///
    /// @return the closes from which a feed can go on
    static Map<InstrumentId, Double> fill(WorkstationStore store, int count, InstantSource clock) {
        return fill(store, count, DAYS, clock);
    }

    /// The same with as many days of history.
    static Map<InstrumentId, Double> fill(WorkstationStore store, int count, int days, InstantSource clock) {
        List<Instrument> instruments =
                IntStream.range(0, count).mapToObj(StreamingBook::instrument).toList();
        List<AssetModel> models = SimulatedUniverse.models(instruments);
        var closes = new TreeMap<InstrumentId, Double>();
        for (int i = 0; i < count; i++) {
            closes.put(instruments.get(i).id(), 10.0 + 2 * i);
        }
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        var histories = new ArrayList<PriceHistory>();
        SimulatedHistory.until(yesterday, days, models, closes, SEED)
                .forEach((id, bars) -> histories.add(new PriceHistory(id, Timeframe.D1, bars)));
        try (WorkstationEngine engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, clock)) {
            perform(engine, new Command.ImportHistory(histories, instruments, "streaming harness"));
            perform(engine, new Command.BookEntries(entries(histories), List.of(), "streaming harness"));
        }
        return closes;
    }

    private static Instrument instrument(int index) {
        return new Instrument(
                InstrumentId.of(String.format(Locale.ROOT, "S%03d-USD", index)),
                CATEGORIES.get(index % CATEGORIES.size()),
                Tier.UNRANKED,
                new BigDecimal("0.01"),
                new BigDecimal("0.0001"));
    }

    private static List<LedgerEntry> entries(List<PriceHistory> histories) {
        var entries = new ArrayList<LedgerEntry>();
        Instant start = histories.getFirst().bars().getFirst().openTime();
        entries.add(new CashFlow(
                EntryId.of("streaming-deposit"),
                CashFlow.Kind.DEPOSIT,
                CurrencyRates.BASE,
                BigDecimal.valueOf(1_050L * histories.size()),
                BigDecimal.ONE,
                start));
        for (PriceHistory history : histories) {
            BigDecimal price = BigDecimal.valueOf(history.bars().getFirst().close());
            entries.add(new Fill(
                    EntryId.of("streaming-fill-" + history.instrument()),
                    history.instrument(),
                    Side.BUY,
                    BigDecimal.valueOf(POSITION_VALUE).divide(price, 4, RoundingMode.DOWN),
                    price,
                    BigDecimal.ZERO,
                    BigDecimal.ONE,
                    start.plusSeconds(60),
                    FillSource.DEMO,
                    null,
                    null));
        }
        return entries;
    }

    private static void perform(WorkstationEngine engine, Command command) {
        if (engine.perform(command) instanceof Outcome.Refused refused) {
            throw new IllegalStateException(refused.message());
        }
    }
}
