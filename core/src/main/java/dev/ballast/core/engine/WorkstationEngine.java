package dev.ballast.core.engine;

import dev.ballast.core.execution.Broker;
import dev.ballast.core.execution.ExecutionPolicy;
import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.FeedListener;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.Quote;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.store.WorkstationStore;
import dev.ballast.core.stress.ScenarioLibrary;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes quotes and commands, owns all state on one thread, publishes immutable snapshots.
///
/// Quotes are conflated (the newest of an instrument wins), commands never. Without [#start()] nothing runs by itself
/// and [#step()] takes one turn on the caller's thread: for tests, replays and the command line.
public final class WorkstationEngine implements Workstation, FeedListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkstationEngine.class);

    /// How long an idle engine sleeps; also the longest time between two snapshots while quotes come.
    private static final long TURN_MILLIS = 20;

    /// Shortest such time, where snapshots are quick: half a frame, so that a price is seldom late for the next one.
    private static final long LEAST_TURN_MILLIS = 8;

    /// Snapshots may take a quarter of the engine's time.
    private static final long SHARE = 4;

    private record Request(Command command, CompletableFuture<Outcome> future) {}

    private final BlockingQueue<Request> inbox = new LinkedBlockingQueue<>();
    private final QuoteInbox quotes = new QuoteInbox();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService analysts = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("ballast-risk").daemon(true).factory());
    private final Turn turn;
    private volatile Snapshot snapshot;
    private volatile boolean closing;
    private @Nullable Thread thread;

    private WorkstationEngine(Turn turn) {
        this.turn = turn;
        this.snapshot = turn.take(quotes);
    }

    /// An engine on what `store` holds; the store stays the caller's to close, after the engine.
    ///
    /// @param brokers the broker for the policy in force, asked anew for every order
    /// @param scenarios in which every proposal tells what the book loses before and after it
    public static WorkstationEngine open(
            WorkstationStore store,
            BookKind kind,
            Function<ExecutionPolicy, Broker> brokers,
            ScenarioLibrary scenarios,
            InstantSource clock) {
        return new WorkstationEngine(new Turn(store, kind, brokers, scenarios, clock));
    }

    /// An engine whose proposals tell no stress losses.
    public static WorkstationEngine open(
            WorkstationStore store, BookKind kind, Function<ExecutionPolicy, Broker> brokers, InstantSource clock) {
        return open(store, kind, brokers, ScenarioLibrary.NONE, clock);
    }

    /// Starts the engine's thread. Called once.
    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("the engine was started before");
        }
        turn.analyseOn(analysts);
        thread = Thread.ofPlatform().name("ballast-engine").daemon(true).start(this::run);
    }

    /// Computes regime and risk reports on `executor`, which says when they come: for replays, which are not started.
    void analyseOn(Executor executor) {
        turn.analyseOn(executor);
    }

    @Override
    public Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public CompletableFuture<Outcome> submit(Command command) {
        var future = new CompletableFuture<Outcome>();
        inbox.add(new Request(command, future));
        if (closing) {
            refuseRest();
        }
        return future;
    }

    @Override
    public Subscription onSnapshot(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void onQuote(Quote quote) {
        quotes.offer(quote);
    }

    @Override
    public void onStatus(FeedStatus status) {
        quotes.offer(status);
    }

    @Override
    public void onBar(ClosedBar bar) {
        quotes.offer(bar);
    }

    @Override
    public void onChange(FeedChange change) {
        quotes.offer(change);
    }

    /// Handles what waits and publishes; for engines that were not started.
    public Snapshot step() {
        Request request = inbox.poll();
        while (request != null) {
            handle(request);
            request = inbox.poll();
        }
        publish(turn.take(quotes));
        return snapshot;
    }

    /// Handles one command at once; for engines that were not started.
    public Outcome perform(Command command) {
        CompletableFuture<Outcome> future = submit(command);
        step();
        return future.join();
    }

    private void run() {
        long wait = TURN_MILLIS;
        while (!closing) {
            try {
                Request request = inbox.poll(wait, TimeUnit.MILLISECONDS);
                while (request != null) {
                    handle(request);
                    request = inbox.poll();
                }
                if (turn.isDue(quotes)) {
                    long start = System.nanoTime();
                    publish(turn.take(quotes));
                    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                    wait = Math.clamp(SHARE * took, LEAST_TURN_MILLIS, TURN_MILLIS);
                }
            } catch (InterruptedException e) {
                closing = true;
            }
        }
        refuseRest();
    }

    private void handle(Request request) {
        Outcome outcome = turn.handle(request.command(), quotes);
        // Published before it is acknowledged, so that whoever waits for the outcome then sees its effect.
        publish(turn.take(quotes));
        request.future().complete(outcome);
    }

    private void publish(Snapshot next) {
        snapshot = next;
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("A listener to snapshots failed", e);
            }
        }
    }

    private void refuseRest() {
        Request request = inbox.poll();
        while (request != null) {
            request.future()
                    .complete(new Outcome.Refused(List.of(Refusal.of(RefusalCode.CLOSED, "Ballast is closing"))));
            request = inbox.poll();
        }
    }

    /// Ends the engine's thread after the command it is at; waiting commands are refused. Idempotent.
    @Override
    public void close() {
        closing = true;
        Thread running = thread;
        if (running != null && running != Thread.currentThread()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        refuseRest();
        analysts.shutdownNow();
    }
}
