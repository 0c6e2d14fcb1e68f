package dev.ballast.core.engine;

import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.store.FailingStore;
import java.time.Duration;
import java.time.Instant;

/// A demo desk of three coins, one of them far too large, that a test drives by hand.
final class DeskFixture {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final InstrumentId BTC = ThreeCoins.BTC;
    static final InstrumentId ETH = ThreeCoins.ETH;
    static final InstrumentId SOL = ThreeCoins.SOL;

    final FailingStore store = new FailingStore();
    final ManualClock clock = new ManualClock(START);
    WorkstationEngine engine;

    DeskFixture(BookKind kind) {
        engine = WorkstationEngine.open(store, kind, PaperBroker::new, clock);
    }

    static DeskFixture demo() {
        var fixture = new DeskFixture(BookKind.DEMO);
        fixture.fund();
        return fixture;
    }

    /// Approvals leave at once and are filled whole at bid and ask, unless a test sets another policy.
    static final Policy PROMPT = prompt();

    private static Policy prompt() {
        Policy policy = Settings.with(Policy.DEFAULT, "approval.undoWindow", "PT0S");
        policy = Settings.with(policy, "execution.slippage", "0");
        return Settings.with(policy, "execution.participation", "1");
    }

    void fund() {
        engine.perform(new Command.SetPolicy(PROMPT));
        engine.perform(ThreeCoins.history(START));
        engine.perform(ThreeCoins.purchases(START));
    }

    /// Starts a new engine on the same store, as after a crash.
    void restart() {
        engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, clock);
    }

    Outcome approve(Proposal proposal) {
        return engine.perform(new Command.Approve(proposal.id(), proposal.version()));
    }

    void feedRuns(FeedStatus.Kind kind) {
        engine.onStatus(new FeedStatus(kind.name(), kind, FeedStatus.Phase.RUNNING, "", 0, 0, clock.instant()));
    }

    /// Fresh quotes at these prices, a basis point wide.
    void quote(double btc, double eth, double sol) {
        engine.onQuote(quote(BTC, btc));
        engine.onQuote(quote(ETH, eth));
        engine.onQuote(quote(SOL, sol));
    }

    Snapshot quoteAndStep(double btc, double eth, double sol) {
        clock.advance(Duration.ofSeconds(1));
        quote(btc, eth, sol);
        return engine.step();
    }

    Snapshot running() {
        feedRuns(FeedStatus.Kind.SIMULATED);
        return quoteAndStep(60_000, 3_000, 150);
    }

    Proposal open() {
        return engine.snapshot().proposals().stream()
                .filter(proposal -> proposal.state() == ProposalState.PROPOSED)
                .findFirst()
                .orElseThrow();
    }

    Proposal proposal(Proposal same) {
        return engine.snapshot().proposals().stream()
                .filter(proposal -> proposal.id().equals(same.id()))
                .findFirst()
                .orElseThrow();
    }

    Quote quote(InstrumentId id, double price) {
        return ThreeCoins.quote(id, price, clock.instant());
    }

    static LedgerEntry deposit(String id, String amount) {
        return ThreeCoins.deposit(id, amount, START);
    }

    static Fill buy(String id, InstrumentId instrument, String quantity, String price) {
        return ThreeCoins.bought(id, instrument, quantity, price, START);
    }

    static PriceHistory history(InstrumentId id, double price, long seed) {
        return ThreeCoins.history(id, price, seed, START);
    }
}
