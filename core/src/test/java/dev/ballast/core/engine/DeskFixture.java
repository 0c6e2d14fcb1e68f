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
import dev.ballast.core.portfolio.CashFlow;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.FillSource;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.store.FailingStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A demo desk of three coins, one of them far too large, that a test drives by hand.
final class DeskFixture {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    static final InstrumentId ETH = InstrumentId.of("ETH-USD");
    static final InstrumentId SOL = InstrumentId.of("SOL-USD");

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
        engine.perform(new Command.ImportHistory(
                List.of(history(BTC, 60_000, 1), history(ETH, 3_000, 2), history(SOL, 150, 3)),
                List.of(
                        Instrument.of(BTC, Category.L1),
                        Instrument.of(ETH, Category.DEFI),
                        Instrument.of(SOL, Category.PAYMENTS)),
                "test"));
        engine.perform(new Command.BookEntries(
                List.of(
                        deposit("d1", "100000"),
                        buy("f1", BTC, "1", "60000"),
                        buy("f2", ETH, "5", "3000"),
                        buy("f3", SOL, "100", "150")),
                List.of(),
                "test"));
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
        return new Quote(id, price * 0.99995, price * 1.00005, price, QuoteSource.SIMULATED, clock.instant());
    }

    static LedgerEntry deposit(String id, String amount) {
        return new CashFlow(
                EntryId.of(id),
                CashFlow.Kind.DEPOSIT,
                "USD",
                new BigDecimal(amount),
                BigDecimal.ONE,
                START.minus(Duration.ofDays(20)));
    }

    static Fill buy(String id, InstrumentId instrument, String quantity, String price) {
        return new Fill(
                EntryId.of(id),
                instrument,
                Side.BUY,
                new BigDecimal(quantity),
                new BigDecimal(price),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                START.minus(Duration.ofDays(19)),
                FillSource.IMPORT,
                null,
                null);
    }

    static PriceHistory history(InstrumentId id, double price, long seed) {
        var random = new Random(seed);
        var bars = new ArrayList<Bar>();
        double close = price;
        for (int day = 60; day >= 1; day--) {
            close *= Math.exp(0.03 * random.nextGaussian());
            bars.add(Bar.ofClose(Instant.parse("2026-03-01T00:00:00Z").minus(Duration.ofDays(day)), close));
        }
        return new PriceHistory(id, Timeframe.D1, bars);
    }
}
