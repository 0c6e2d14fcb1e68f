package dev.ballast.core.engine;

import dev.ballast.core.execution.Broker;
import dev.ballast.core.execution.ExecutionPolicy;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalChain;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.journal.Payload;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.store.StoreException;
import dev.ballast.core.store.StoredBook;
import dev.ballast.core.store.WorkstationStore;
import dev.ballast.core.stress.ScenarioLibrary;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One turn of the engine: handle a command, or take quotes in, let time pass and make a snapshot.
///
/// Everything that can fail on the way ends here: a command is refused with the reason, work in the background leaves
/// an alert. Used by one thread at a time.
final class Turn {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    private final InstantSource clock;
    private final DeskState state;
    private final Committer committer;
    private final CommandHandler commands;
    private final OrderDesk orders;
    private final TradingDesk trading;
    private final Assistant assistant;
    private final Approvals approvals;
    private final ProposalDesk proposals;
    private final EquityRecorder recorder;
    private final Publisher publisher;
    private final FeedJournal feedJournal;
    private final DataJournal dataJournal;
    private final BarDesk bars;
    private final RiskDesk risk = new RiskDesk();
    private final LatencyMeter latency = new LatencyMeter();
    private long snapshots;
    /// Arrival of the oldest quote that no snapshot shows yet, in `System.nanoTime`; 0 where there is none.
    private long oldestArrival;
    private Instant lastSecond = Instant.MIN;
    /// What went wrong in the background and has not gone right since, by step.
    private final Map<String, String> faults = new LinkedHashMap<>();

    Turn(
            WorkstationStore store,
            BookKind kind,
            Function<ExecutionPolicy, Broker> brokers,
            ScenarioLibrary scenarios,
            InstantSource clock) {
        this.clock = clock;
        StoredBook stored = store.load();
        this.state = new DeskState(stored, kind, scenarios, clock.instant());
        this.committer = new Committer(store, new JournalChain(stored.journalSequence(), stored.journalHash()));
        var analyst = new Analyst(state, risk);
        var bookkeeper = new Bookkeeper(state, committer);
        var inputs = new InputsDesk(state, store);
        this.trading = new TradingDesk(state, committer, new TripMeter(state, analyst));
        this.approvals = new Approvals(state, committer, trading);
        var books = new BookWatch(state, approvals, inputs);
        var triggers = new TriggerDesk(state, committer, analyst);
        var raiser = new Raiser(state, committer, analyst, inputs, triggers);
        var asking = new AskingDesk(state, committer, analyst, approvals, books, raiser);
        this.proposals = new ProposalDesk(state, analyst, approvals, books, triggers, raiser);
        this.orders = new OrderDesk(state, committer, bookkeeper, approvals, trading, brokers);
        this.assistant = new Assistant(state, committer, approvals, analyst);
        var edits = new EditDesk(state, committer, analyst, raiser, inputs);
        var market = new MarketDesk(state, committer, books);
        var listings = new ListingDesk(state, committer, books);
        this.commands = new CommandHandler(
                state, committer, bookkeeper, approvals, asking, books, edits, orders, trading, market, listings);
        this.recorder = new EquityRecorder(state, committer, analyst);
        this.feedJournal = new FeedJournal(committer);
        this.dataJournal = new DataJournal(state, committer, stored.settings());
        this.bars = new BarDesk(state, committer);
        this.publisher = new Publisher(state, analyst, committer, risk, trading);
    }

    /// Where the risk report is computed from now on.
    void analyseOn(Executor executor) {
        risk.analyseOn(executor);
    }

    /// Whether something waits or a second has passed since the last snapshot.
    boolean isDue(QuoteInbox quotes) {
        return quotes.isWaiting()
                || risk.hasAnswer()
                || clock.instant().getEpochSecond() != lastSecond.getEpochSecond();
    }

    /// Carries a command out; the outcome is on disk. A refusal is journaled with its code and values.
    ///
    /// Quotes that wait are taken in first: a decision is made on the newest prices, not on those of the last turn.
    Outcome handle(Command command, QuoteInbox quotes) {
        absorb(quotes);
        Instant now = clock.instant();
        Outcome outcome = attempt(command, now);
        if (outcome instanceof Outcome.Refused(List<Refusal> refusals)) {
            background("journal", () -> journal(command, refusals, now));
        }
        return outcome;
    }

    /// Takes quotes in, lets time pass, and makes a snapshot.
    Snapshot take(QuoteInbox quotes) {
        absorb(quotes);
        Instant now = clock.instant();
        background("orders", () -> orders.work(now));
        background("risk report", risk::collect);
        boolean second = now.getEpochSecond() != lastSecond.getEpochSecond();
        if (second) {
            lastSecond = now;
            background("bars", () -> bars.store(quotes.takeBars(), now));
            everySecond(now);
        }
        snapshots++;
        Snapshot snapshot = publisher.publish(
                now, proposals.readings(), proposals.repriced(), List.copyOf(faults.values()), stats(quotes));
        if (second) {
            risk.review(snapshot, state.version, now);
        }
        if (oldestArrival != 0) {
            latency.record(System.nanoTime() - oldestArrival);
            oldestArrival = 0;
        }
        return snapshot;
    }

    private void absorb(QuoteInbox quotes) {
        long arrival = quotes.drainTo(state.quotes);
        oldestArrival = oldestArrival == 0 ? arrival : oldestArrival;
        Instant now = clock.instant();
        background("feed changes", () -> feedJournal.write(quotes.takeChanges(), now));
        quotes.takeStatus().ifPresent(status -> background("feed state", () -> onStatus(status, now)));
    }

    private void everySecond(Instant now) {
        background("expiry", () -> approvals.expire(now));
        background("triggers", () -> proposals.review(now));
        background("trips", () -> trading.watch(now));
        background("assisted approval", () -> assistant.work(now));
        background("equity curve", () -> recorder.record(now));
        background("data quality", () -> dataJournal.write(now));
        background("risk figures", () -> publisher.refreshSlowFigures(now));
    }

    private Outcome attempt(Command command, Instant now) {
        try {
            return commands.handle(command, now);
        } catch (RefusedException e) {
            return new Outcome.Refused(List.of(e.refusal()));
        } catch (IllegalArgumentException e) {
            return refused(RefusalCode.INVALID_VALUE, String.valueOf(e.getMessage()));
        } catch (StoreException e) {
            LOG.error("The database refused a command", e);
            return refused(RefusalCode.STORE_FAILED, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A command failed: {}", command, e);
            return refused(RefusalCode.INTERNAL_ERROR, "Something went wrong inside, see the log: " + e);
        }
    }

    private static Outcome refused(RefusalCode code, @Nullable String message) {
        return new Outcome.Refused(List.of(Refusal.of(code, message == null ? code.name() : message)));
    }

    /// Runs a step that no one waits for. Its failure is logged when it first appears and shown until it passes.
    private void background(String name, Runnable step) {
        try {
            step.run();
            faults.remove(name);
        } catch (RuntimeException e) {
            String message = name + ": " + e.getMessage();
            if (!message.equals(faults.put(name, message))) {
                LOG.error("A step in the background failed: {}", name, e);
            }
        }
    }

    private void journal(Command command, List<Refusal> refusals, Instant now) {
        var payload = Payload.of("command", command.getClass().getSimpleName());
        payload.and(
                "refusals",
                refusals.stream()
                        .map(refusal -> refusal.code() + ": " + refusal.message() + " " + refusal.values())
                        .toList());
        committer
                .begin(now)
                .journal(JournalType.COMMAND_REFUSED, CommandHandler.subject(command), payload)
                .commit();
    }

    private void onStatus(FeedStatus status, Instant now) {
        boolean changed = status.phase() != state.feed.phase() || !status.name().equals(state.feed.name());
        state.feed = status;
        if (changed) {
            committer
                    .begin(now)
                    .journal(
                            JournalType.FEED_CHANGED,
                            status.name(),
                            Payload.of("kind", status.kind())
                                    .and("phase", status.phase())
                                    .and("detail", status.detail()))
                    .commit();
        }
    }

    private EngineStats stats(QuoteInbox quotes) {
        return new EngineStats(
                quotes.received(),
                quotes.conflated(),
                snapshots,
                latency.percentile(0.5),
                latency.percentile(0.99),
                latency.percentile(1));
    }
}
