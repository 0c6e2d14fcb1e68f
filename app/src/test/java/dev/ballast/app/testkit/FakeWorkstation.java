package dev.ballast.app.testkit;

import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.Workstation;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// An engine that does nothing but remember: commands wait in `submitted` until the test answers them.
public final class FakeWorkstation implements Workstation {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Command> submitted = new ArrayList<>();
    private final List<CompletableFuture<Outcome>> pending = new ArrayList<>();
    private volatile Snapshot snapshot;

    public FakeWorkstation(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public synchronized CompletableFuture<Outcome> submit(Command command) {
        var answer = new CompletableFuture<Outcome>();
        submitted.add(command);
        pending.add(answer);
        return answer;
    }

    @Override
    public Subscription onSnapshot(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Puts a snapshot up and calls the listeners on this thread.
    public void publish(Snapshot next) {
        snapshot = next;
        listeners.forEach(Runnable::run);
    }

    /// Every command so far, oldest first.
    public synchronized List<Command> submitted() {
        return List.copyOf(submitted);
    }

    public int listeners() {
        return listeners.size();
    }

    /// Answers every waiting command with "done".
    public void answerDone(String message) {
        answer(new Outcome.Done(message, 1));
    }

    /// Answers every waiting command with a refusal.
    public void answerRefused(RefusalCode code, String message) {
        answer(new Outcome.Refused(List.of(Refusal.of(code, message))));
    }

    private void answer(Outcome outcome) {
        List<CompletableFuture<Outcome>> waiting;
        synchronized (this) {
            waiting = List.copyOf(pending);
            pending.clear();
        }
        waiting.forEach(future -> future.complete(outcome));
    }
}
