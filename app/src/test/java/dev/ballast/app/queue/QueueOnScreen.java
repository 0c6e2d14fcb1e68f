package dev.ballast.app.queue;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SettableClock;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;

/// A queue on screen before a workstation that answers when the test says so.
abstract class QueueOnScreen {

    static final Instant NOW = SampleSnapshots.NOW;
    static final InstrumentId BTC = InstrumentId.of("BTC-USD");

    final SettableClock clock = new SettableClock();
    final Snapshot start = SampleSnapshots.realistic();
    final FakeWorkstation workstation = new FakeWorkstation(start);
    final QueueViewModel model = new QueueViewModel(workstation, Runnable::run, clock);

    @BeforeEach
    void show() {
        model.apply(start);
    }

    ProposalCard card() {
        return Objects.requireNonNull(model.cardProperty().get());
    }

    SnapshotBuilder next() {
        return SnapshotBuilder.from(workstation.snapshot());
    }

    void publish(List<Proposal> proposals) {
        publish(next().proposals(proposals).build());
    }

    void publish(Snapshot next) {
        workstation.publish(next);
        model.apply(next);
    }

    /// A snapshot of this moment with quotes of this moment.
    void publishFresh() {
        Instant now = clock.instant();
        var quotes = new TreeMap<InstrumentId, Quote>();
        start.quotes()
                .forEach((id, quote) -> quotes.put(
                        id, new Quote(id, quote.bid(), quote.ask(), quote.last(), QuoteSource.SIMULATED, now)));
        publish(next().asOf(now).quotes(quotes).build());
    }

    Map<InstrumentId, Quote> withPrice(InstrumentId instrument, double factor) {
        var quotes = new TreeMap<InstrumentId, Quote>(start.quotes());
        quotes.computeIfPresent(
                instrument,
                (id, quote) -> new Quote(
                        id,
                        quote.bid() * factor,
                        quote.ask() * factor,
                        quote.last() * factor,
                        quote.source(),
                        quote.time()));
        return quotes;
    }

    List<Proposal> replaceFirst(Proposal proposal) {
        var proposals = new ArrayList<Proposal>(start.proposals());
        proposals.set(0, proposal);
        return proposals;
    }

    static Proposal superseded(Proposal proposal) {
        return proposal.to(ProposalState.SUPERSEDED, new Decision(NOW, "engine", null, "a newer one was raised"));
    }

    static Proposal copy(Proposal proposal, String id, Instant raised) {
        return new Proposal(
                new ProposalId(id),
                1,
                proposal.cause(),
                proposal.state(),
                proposal.plan(),
                raised,
                raised.plus(Duration.ofMinutes(15)),
                proposal.priceGuard(),
                null);
    }
}
