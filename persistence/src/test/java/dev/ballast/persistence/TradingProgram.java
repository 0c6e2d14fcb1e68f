package dev.ballast.persistence;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Policy;
import dev.ballast.core.engine.Settings;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.LegEdit;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TargetMethod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The real engine on a real file, working as fast as it can until it is killed: imports, edits, approvals,
/// partial paper fills.
///
/// It prints one line for each thing that was acknowledged to it: `entry ID`, `edited ID`, `approved ID`,
/// `rejected ID`, `filled ID`.
final class TradingProgram {

    static final Map<InstrumentId, Double> PRICES = Map.of(
            InstrumentId.of("BTC-USD"),
            60_000.0,
            InstrumentId.of("ETH-USD"),
            3_000.0,
            InstrumentId.of("SOL-USD"),
            150.0);

    private static final List<Map<InstrumentId, Double>> TARGETS = List.of(
            Map.of(InstrumentId.of("BTC-USD"), 0.2, InstrumentId.of("ETH-USD"), 0.15, InstrumentId.of("SOL-USD"), 0.1),
            Map.of(
                    InstrumentId.of("BTC-USD"),
                    0.1,
                    InstrumentId.of("ETH-USD"),
                    0.05,
                    InstrumentId.of("SOL-USD"),
                    0.22));

    /// Dollars of one fill of an order, which therefore takes several.
    private static final double FILL = 1000;
    /// A tenth of the volume of two milliseconds.
    private static final double SHARE_OF_DAY = 0.1 * 0.002 / 86_400;

    private final WorkstationEngine engine;
    private final Consumer<String> voice;
    private final Set<EntryId> told = new HashSet<>();
    private int round;

    private TradingProgram(WorkstationEngine engine, Consumer<String> voice) {
        this.engine = engine;
        this.voice = voice;
    }

    /// Works until it is killed.
    ///
    /// @param arguments the data folder
    public static void main(String[] arguments) {
        try (var store = JooqWorkstationStore.open(Path.of(arguments[0]), OpenMode.CREATE)) {
            var engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, InstantSource.system());
            System.out.println("ready");
            work(engine, store, System.out::println);
        }
    }

    /// Trades for ever.
    ///
    /// @param voice hears of everything that was acknowledged
    static void work(WorkstationEngine engine, JooqWorkstationStore store, Consumer<String> voice) {
        var program = new TradingProgram(engine, voice);
        program.told.addAll(store.load().ledger().stream().map(LedgerEntry::id).toList());
        program.round = program.told.size();
        program.carryOut();
        while (true) {
            program.work();
        }
    }

    /// Makes all prices fresh, as a running feed does.
    static void quote(WorkstationEngine engine, Instant now) {
        engine.onStatus(
                new FeedStatus("SIMULATED", FeedStatus.Kind.SIMULATED, FeedStatus.Phase.RUNNING, "", 0, 0, now));
        PRICES.forEach((id, price) ->
                engine.onQuote(new Quote(id, price * 0.9999, price * 1.0001, price, QuoteSource.SIMULATED, now)));
    }

    private void work() {
        round++;
        importSomething();
        rebalance();
    }

    private void importSomething() {
        Instant now = Instant.now();
        if (engine.snapshot().history().isEmpty()) {
            var histories =
                    PRICES.keySet().stream().map(TradingProgram::history).toList();
            var instruments = PRICES.keySet().stream()
                    .map(id -> Instrument.of(id, Category.L1))
                    .toList();
            perform(new Command.ImportHistory(histories, instruments, "kill test"));
        }
        // Apart from the history: the life before may have ended between the two.
        Policy wanted = policy(engine.snapshot().policy());
        if (!wanted.equals(engine.snapshot().policy())) {
            perform(new Command.SetPolicy(wanted));
        }
        var entries = new ArrayList<LedgerEntry>();
        entries.add(new CashFlow(
                EntryId.of("deposit-" + round),
                CashFlow.Kind.DEPOSIT,
                "USD",
                new BigDecimal("10000"),
                BigDecimal.ONE,
                now));
        PRICES.forEach((id, price) -> entries.add(new Fill(
                EntryId.of("import-" + round + "-" + id),
                id,
                Side.BUY,
                BigDecimal.valueOf(1000 / price),
                BigDecimal.valueOf(price),
                BigDecimal.ONE,
                BigDecimal.ONE,
                now,
                FillSource.IMPORT,
                null,
                null)));
        perform(new Command.BookEntries(entries, List.of(), "kill test"));
        entries.forEach(entry -> {
            told.add(entry.id());
            voice.accept("entry " + entry.id());
        });
    }

    private static Policy policy(Policy found) {
        Policy policy = Settings.with(found, "approval.undoWindow", "PT0S");
        // All three coins are of one category.
        policy = Settings.with(policy, "risk.categoryLimit", "1");
        return Settings.with(policy, "execution.fillInterval", "PT0.002S");
    }

    private void rebalance() {
        rejectWhatTheLastLifeLeft();
        perform(new Command.SetTargets(TargetMethod.OWN, TARGETS.get(round % TARGETS.size())));
        quote(engine, Instant.now());
        if (engine.perform(new Command.ProposeNow()) instanceof Outcome.Refused) {
            return;
        }
        Proposal proposal = engine.snapshot().proposals().stream()
                .filter(each ->
                        each.state() == ProposalState.PROPOSED && each.cause().equals("ON_DEMAND"))
                .findFirst()
                .orElseThrow();
        perform(new Command.EditLegs(
                proposal.id(),
                proposal.version(),
                List.of(smaller(proposal.legs().getFirst()))));
        voice.accept("edited " + proposal.id());
        perform(new Command.Approve(proposal.id(), proposal.version() + 1));
        voice.accept("approved " + proposal.id());
        carryOut();
    }

    /// Until nothing that was approved, in this life or one before, is under way.
    private void carryOut() {
        while (isUnderWay()) {
            quote(engine, Instant.now());
            engine.step();
            tellNewFills();
        }
    }

    /// An edited proposal is never thrown away for a newer one, so that it would stand in the way.
    private void rejectWhatTheLastLifeLeft() {
        List<Proposal> edited = engine.snapshot().proposals().stream()
                .filter(each -> each.state() == ProposalState.PROPOSED && each.isEdited())
                .toList();
        for (Proposal proposal : edited) {
            perform(new Command.Reject(proposal.id(), proposal.version(), RejectReason.WRONG_TIME, ""));
            voice.accept("rejected " + proposal.id());
        }
    }

    private static LegEdit smaller(Leg leg) {
        BigDecimal most = leg.quantity().multiply(new BigDecimal("0.9"));
        return new LegEdit.Resized(leg.number(), most.setScale(8, RoundingMode.DOWN));
    }

    private boolean isUnderWay() {
        return engine.snapshot().proposals().stream()
                .anyMatch(each -> each.state() == ProposalState.APPROVED || each.state() == ProposalState.EXECUTING);
    }

    private void tellNewFills() {
        engine.snapshot().journal().stream()
                .filter(entry -> entry.type() == JournalType.FILL_BOOKED)
                .map(entry -> EntryId.of(entry.subject()))
                .filter(told::add)
                .forEach(id -> voice.accept("filled " + id));
    }

    private void perform(Command command) {
        if (engine.perform(command) instanceof Outcome.Refused refused) {
            throw new IllegalStateException(refused.message());
        }
    }

    private static PriceHistory history(InstrumentId id) {
        var bars = new ArrayList<Bar>();
        double price = PRICES.getOrDefault(id, 1.0);
        for (int day = 40; day >= 1; day--) {
            Instant open = Instant.parse("2026-03-01T00:00:00Z").minusSeconds(86_400L * day);
            double close = price * (1 + 0.02 * Math.sin(day * (1 + id.symbol().charAt(0))));
            bars.add(new Bar(open, close, close, close, close, FILL / price / SHARE_OF_DAY));
        }
        return new PriceHistory(id, Timeframe.D1, bars);
    }
}
