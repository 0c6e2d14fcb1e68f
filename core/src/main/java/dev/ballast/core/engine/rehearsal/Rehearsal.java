package dev.ballast.core.engine.rehearsal;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.result.Result;
import dev.ballast.core.store.Change;
import dev.ballast.core.store.MemoryStore;
import dev.ballast.core.store.StoredBook;
import dev.ballast.core.stress.ScenarioLibrary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Replays stored daily bars through the real engine, close by close, with decisions made by rule (EDGE-6, EXE).
///
/// At each UTC close the day's bars and quotes around its closes arrive, triggers are read, proposals are raised,
/// decided by the rule and executed at those quotes within the next minutes. What comes later is not known to
/// the engine then: it is given only bars that have closed. The book is a copy in memory; the trader's is read
/// and left alone.
public final class Rehearsal {

    private static final Duration SECOND = Duration.ofSeconds(1);
    /// An order waits for its price no longer than this; proposals of one close are decided within as many rounds.
    private static final int MOST_STEPS = 900;

    private static final int MOST_ROUNDS = 10;
    private static final int FEWEST_CLOSES = 3;
    /// Settings that say how trading stood at the desk: a rehearsal always starts active.
    private static final String TRADING = "trading";

    private final RehearsalSettings settings;
    private final ReplayedMarket market;
    private final ReplayClock clock;
    private final MemoryStore store;
    private final WorkstationEngine engine;
    private final Tallies tallies = new Tallies();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final PathRecorder decided = new PathRecorder("decided by rule");
    private final PathRecorder hold = new PathRecorder("buy and hold");
    private final PathRecorder nothing = new PathRecorder("do nothing");
    private List<PriceHistory> today = List.of();
    private int booked;

    private Rehearsal(StoredBook stored, RehearsalSettings settings, ScenarioLibrary scenarios) {
        this.settings = settings;
        this.clock = new ReplayClock(ReplayedMarket.midnight(settings.from()));
        Map<InstrumentId, PriceHistory> traded = new TreeMap<>(stored.dailyHistory());
        traded.keySet().retainAll(universe(stored));
        this.market = new ReplayedMarket(traded, settings.spread());
        Instant start = clock.instant();
        List<LedgerEntry> ledger = stored.ledger().stream()
                .filter(entry -> entry.time().isBefore(start))
                .toList();
        var kept = new HashMap<>(stored.settings());
        kept.remove(TRADING);
        this.store = copy(stored.instruments(), market.before(settings.from()), kept, ledger);
        this.booked = ledger.size();
        this.engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, scenarios, clock);
    }

    /// The book of the rehearsal, forgotten with it.
    private static MemoryStore copy(
            List<Instrument> instruments,
            Map<InstrumentId, PriceHistory> history,
            Map<String, String> settings,
            List<LedgerEntry> ledger) {
        var changes = new ArrayList<Change>();
        instruments.forEach(instrument -> changes.add(new Change.InstrumentSaved(instrument)));
        history.forEach((id, bars) -> changes.add(new Change.BarsSaved(id, bars.timeframe(), bars.bars())));
        settings.forEach((key, value) -> changes.add(new Change.SettingSaved(key, value)));
        ledger.forEach(entry -> changes.add(new Change.EntryBooked(entry)));
        var store = new MemoryStore(MemoryStore.Keeping.NO_INPUTS);
        store.commit(changes, List.of());
        return store;
    }

    /// Replays the days of `settings` from what `book` holds.
    ///
    /// `IllegalArgumentException` where fewer than three days have prices.
    public static RehearsalReport run(StoredBook book, RehearsalSettings settings, ScenarioLibrary scenarios) {
        var rehearsal = new Rehearsal(book, settings, scenarios);
        try {
            return rehearsal.run();
        } finally {
            rehearsal.engine.close();
        }
    }

    /// What is traded: everything the ledger ever held or the trader has targets for, else everything with a history.
    private static Set<InstrumentId> universe(StoredBook stored) {
        var universe = new HashSet<InstrumentId>();
        for (LedgerEntry entry : stored.ledger()) {
            if (entry instanceof Fill fill) {
                universe.add(fill.instrument());
            }
        }
        return universe.isEmpty() ? stored.dailyHistory().keySet() : universe;
    }

    private RehearsalReport run() {
        engine.onStatus(new FeedStatus(
                "REHEARSAL", FeedStatus.Kind.REPLAY, FeedStatus.Phase.RUNNING, "", 0, 0, clock.instant()));
        Optional<HeldBook> untouched = Optional.empty();
        Optional<HeldBook> bought = Optional.empty();
        String start = "";
        List<InstrumentId> held = List.of();
        int days = 0;
        for (LocalDate day = settings.from(); !day.isAfter(settings.to()); day = day.plusDays(1)) {
            if (!close(day)) {
                continue;
            }
            days++;
            if (untouched.isEmpty()) {
                start = begin();
                HeldBook book = HeldBook.of(engine.snapshot().book());
                untouched = Optional.of(book);
                bought = Optional.of(bought(book));
                held = List.copyOf(book.quantities().keySet());
            }
            record(untouched.get(), bought.orElseThrow());
            decide();
        }
        if (days < FEWEST_CLOSES) {
            throw new IllegalArgumentException("from " + settings.from() + " to " + settings.to()
                    + " there are prices of " + days + " days: a rehearsal needs " + FEWEST_CLOSES);
        }
        return report(start, held, days);
    }

    /// Takes the day's bars and closing quotes in; false on a day without any.
    private boolean close(LocalDate day) {
        today = market.bars(day);
        if (today.isEmpty()) {
            return false;
        }
        clock.to(ReplayedMarket.midnight(day.plusDays(1)));
        quote();
        engine.perform(new Command.ImportHistory(today, List.of(), "rehearsal " + day));
        return true;
    }

    private void quote() {
        market.quotes(today, clock.instant()).forEach(engine::onQuote);
    }

    private Snapshot tick() {
        clock.advance(SECOND);
        quote();
        return engine.step();
    }

    private String begin() {
        Snapshot snapshot = engine.snapshot();
        boolean empty = snapshot.book().openHoldings().isEmpty();
        if (empty) {
            SortedMap<InstrumentId, Double> weights =
                    RehearsalStart.weights(snapshot, List.copyOf(market.closes().keySet()), market.closes());
            engine.perform(new Command.BookEntries(
                    RehearsalStart.entries(settings, snapshot, weights, market.closes(), clock.instant()),
                    List.of(),
                    "rehearsal"));
            booked = store.ledger().size();
            tick();
        }
        return RehearsalStart.describe(engine.snapshot().book(), empty, settings);
    }

    private HeldBook bought(HeldBook book) {
        Snapshot snapshot = engine.snapshot();
        double costRate =
                settings.spread() / 2 + snapshot.policy().execution().feeRate().doubleValue();
        return switch (snapshot.targets()) {
            case Result.Missing<Targets> none -> book;
            case Result.Known<Targets>(Targets targets) when targets.weights().isEmpty() -> book;
            case Result.Known<Targets>(Targets targets) ->
                book.movedTo(
                        targets.weights(), market.closes(), snapshot.policy().rates(), costRate);
        };
    }

    private void record(HeldBook untouched, HeldBook bought) {
        Snapshot snapshot = engine.snapshot();
        Result<SortedMap<InstrumentId, Double>> targets = snapshot.targets().map(Targets::weights);
        Instant now = clock.instant();
        decided.record(
                now,
                snapshot.valuation().equity(),
                snapshot.valuation().cash().doubleValue(),
                snapshot.valuation().weights(),
                targets);
        for (PathRecorder path : List.of(hold, nothing)) {
            HeldBook book = path == hold ? bought : untouched;
            path.record(
                    now,
                    book.equity(market.closes(), snapshot.policy().rates()),
                    book.cash(),
                    book.weights(market.closes(), snapshot.policy().rates()),
                    targets);
        }
    }

    /// Decides on every proposal of this close, also on those that the execution of others brings up.
    private void decide() {
        Set<ProposalId> seen = new HashSet<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Proposal> open = engine.snapshot().proposals().stream()
                    .filter(proposal -> proposal.state() == ProposalState.PROPOSED && seen.add(proposal.id()))
                    .toList();
            if (open.isEmpty() || settings.rule().answer() == ApprovalRule.Answer.LEAVE) {
                break;
            }
            for (Proposal proposal : open) {
                answer(proposal);
            }
            settle();
        }
        List<LedgerEntry> ledger = store.ledger();
        for (LedgerEntry entry : ledger.subList(booked, ledger.size())) {
            if (entry instanceof Fill fill) {
                tallies.add(fill, market.closes());
            }
        }
        booked = ledger.size();
    }

    private void answer(Proposal proposal) {
        Optional<RejectReason> objection = settings.rule()
                .objection(proposal, engine.snapshot().valuation().equity());
        Command command = objection.isPresent()
                ? new Command.Reject(
                        proposal.id(),
                        proposal.version(),
                        objection.get(),
                        "rule " + settings.rule().text())
                : new Command.Approve(proposal.id(), proposal.version());
        if (engine.perform(command) instanceof Outcome.Refused(var reasons)) {
            reasons.forEach(refusal -> refusals.merge(refusal.code().name(), 1, Integer::sum));
        }
    }

    /// Lets seconds pass at fresh quotes until no order is out.
    private void settle() {
        Snapshot snapshot = tick();
        for (int step = 0; step < MOST_STEPS && isBusy(snapshot); step++) {
            snapshot = tick();
        }
    }

    private static boolean isBusy(Snapshot snapshot) {
        return snapshot.proposals().stream()
                .anyMatch(proposal -> proposal.state() != ProposalState.PROPOSED
                        && !proposal.state().isFinal());
    }

    private RehearsalReport report(String start, List<InstrumentId> held, int days) {
        int periods = engine.snapshot().policy().risk().periodsPerYear();
        List<Proposal> proposals = store.proposals();
        return new RehearsalReport(
                settings,
                start,
                held,
                days,
                decided.path(periods),
                hold.path(periods),
                nothing.path(periods),
                tallies.of(proposals),
                decided.meanEquity() > 0 ? tallies.traded() / 2 / decided.meanEquity() : 0,
                refusals,
                new ArrayList<>(decided.points()),
                proposals,
                store.ledger());
    }
}
