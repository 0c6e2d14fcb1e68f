package dev.ballast.core.engine;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.quality.BarScreen;
import dev.ballast.core.market.quality.QualityPolicy;
import dev.ballast.core.market.quality.ScreenedBars;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.EntryId;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.ApprovalContext;
import dev.ballast.core.rebalance.PlanRequest;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.rebalance.TriggerMemory;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.RefusedException;
import dev.ballast.core.store.StoredBook;
import dev.ballast.core.stress.ScenarioLibrary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All state of the engine, owned by its thread. Handlers change it only after the store took the change.
final class DeskState {

    final BookKind kind;
    final ScenarioLibrary scenarios;
    Policy policy;
    Settings.TargetChoice targetChoice;
    Settings.Trading trading;
    TriggerMemory triggers;
    Book book;
    FeedStatus feed;
    MarketRecord market;
    /// Grows whenever an instrument changes without a new one coming.
    long instrumentEdits;
    /// Grows whenever something that analytics depend on changes: holdings, history, targets or policy.
    long version = 1;

    final Map<InstrumentId, Instrument> instruments = new TreeMap<>();
    final Map<InstrumentId, Quote> quotes = new HashMap<>();
    final Map<EntryId, LedgerEntry> ledger = new LinkedHashMap<>();
    /// As stored; estimates take [#screened()].
    final Map<InstrumentId, PriceHistory> history = new TreeMap<>();
    private final BarScreen screen = new BarScreen(QualityPolicy.DEFAULT);
    final Map<ProposalId, Proposal> proposals = new LinkedHashMap<>();
    final OrderBook orders;
    /// What open proposals were made from.
    final Map<ProposalId, PlanRequest> inputs = new HashMap<>();
    final List<EquityPoint> recorded;

    DeskState(StoredBook stored, BookKind kind, ScenarioLibrary scenarios, Instant now) {
        this.kind = kind;
        this.scenarios = scenarios;
        this.policy = Settings.policy(stored.settings());
        this.targetChoice = Settings.targets(stored.settings());
        this.trading = Settings.trading(stored.settings());
        this.triggers = Settings.triggers(stored.settings()).orElseGet(() -> TriggerMemory.start(now));
        this.feed = FeedStatus.none(now);
        this.market = Settings.market(stored.settings());
        this.recorded = new ArrayList<>(stored.equity());
        stored.instruments().forEach(instrument -> instruments.put(instrument.id(), instrument));
        stored.ledger().forEach(entry -> ledger.put(entry.id(), entry));
        stored.proposals().reversed().forEach(proposal -> proposals.put(proposal.id(), proposal));
        this.orders = new OrderBook(stored.orders());
        this.book = Book.replay(policy.lotMethod(), ledger.values());
        stored.dailyHistory().values().forEach(this::putHistory);
    }

    /// Takes bars over; their last close stands in where no feed has quoted yet.
    void putHistory(PriceHistory bars) {
        history.put(bars.instrument(), bars);
        PriceHistory used = screen.of(bars, market.marks()).used();
        if (!used.isEmpty()) {
            Quote close = used.lastCloseQuote();
            quotes.merge(bars.instrument(), close, (known, next) -> known.source() == close.source() ? next : known);
        }
        version++;
    }

    /// The known daily bars with those of `offered` in their place or beside them.
    PriceHistory merged(PriceHistory offered) {
        PriceHistory known = history.get(offered.instrument());
        if (known == null || known.isEmpty()) {
            return offered;
        }
        Map<Instant, Bar> bars = new TreeMap<>();
        known.bars().forEach(bar -> bars.put(bar.openTime(), bar));
        offered.bars().forEach(bar -> bars.put(bar.openTime(), bar));
        return new PriceHistory(offered.instrument(), offered.timeframe(), List.copyOf(bars.values()));
    }

    /// The one place where bad bars drop out, those that the trader excluded and those that the checks find
    /// (MKT-5): everything behind it estimates without them.
    SortedMap<InstrumentId, ScreenedBars> screened() {
        return screen.of(history, market.marks());
    }

    /// Forgets an instrument that nothing uses.
    void forget(InstrumentId instrument) {
        instruments.remove(instrument);
        quotes.remove(instrument);
        history.remove(instrument);
        instrumentEdits++;
    }

    /// Stored daily bars of an instrument.
    int days(InstrumentId instrument) {
        PriceHistory bars = history.get(instrument);
        return bars == null ? 0 : bars.bars().size();
    }

    /// What stands in the way of forgetting an instrument; empty where nothing does.
    String use(InstrumentId instrument) {
        if (!instruments.containsKey(instrument)) {
            return "the desk does not follow it";
        }
        if (book.holdings().containsKey(instrument)) {
            return "the book holds or held it";
        }
        if (targetChoice.own().containsKey(instrument)) {
            return "it has a target";
        }
        boolean proposed = openProposals().stream()
                .flatMap(proposal -> proposal.legs().stream())
                .anyMatch(leg -> leg.instrument().equals(instrument));
        return proposed ? "it stands in an open proposal" : "";
    }

    /// The ledger in the order in which it was booked.
    Collection<LedgerEntry> entries() {
        return ledger.values();
    }

    /// Takes a stored proposal over; what a closed one was made from is no longer needed at hand.
    void put(Proposal proposal) {
        proposals.put(proposal.id(), proposal);
        if (proposal.state().isFinal()) {
            inputs.remove(proposal.id());
        }
    }

    /// The proposal, or `RefusedException` where there is none.
    Proposal require(ProposalId id) {
        Proposal proposal = proposals.get(id);
        if (proposal == null) {
            throw new RefusedException(Refusal.of(RefusalCode.UNKNOWN_PROPOSAL, "There is no proposal " + id)
                    .with("proposal", id));
        }
        return proposal;
    }

    /// The proposal in the version that was on screen, or `RefusedException`.
    Proposal require(ProposalId id, int version) {
        Proposal proposal = require(id);
        if (proposal.version() != version) {
            throw new RefusedException(Refusal.of(
                            RefusalCode.VERSION_CHANGED,
                            "Version " + version + " of " + id + " was on screen, it is now " + proposal.version())
                    .with("shown", version)
                    .with("current", proposal.version()));
        }
        return proposal;
    }

    /// A sale of an order with the lots that the trader chose for its leg; any other fill as it is.
    Fill withChosenLots(Fill fill) {
        if (fill.side() == Side.BUY) {
            return fill;
        }
        return fill.order()
                .flatMap(orders::find)
                .flatMap(order -> Optional.ofNullable(proposals.get(order.proposal())).stream()
                        .flatMap(proposal -> proposal.legs().stream())
                        .filter(leg ->
                                leg.number() == order.leg() && !leg.lots().isEmpty())
                        .findFirst())
                .map(leg -> fill.consuming(leg.lots()))
                .orElse(fill);
    }

    /// The ground on which a proposal would be approved now.
    ApprovalContext context(Instant now) {
        var view = new MarketView(instruments, quotes, Map.of(), policy.rates(), policy.freshness(), now);
        return policy.approvalContext(book, view, BarScreen.usable(screened()));
    }

    List<Proposal> openProposals() {
        return proposals.values().stream()
                .filter(proposal -> !proposal.state().isFinal())
                .toList();
    }

    /// Whether something that was approved is being carried out, so that the book is moving.
    boolean ordersAreOut() {
        return openProposals().stream().anyMatch(proposal -> proposal.state() != ProposalState.PROPOSED);
    }

    /// The proposal of this kind that waits for an answer.
    Optional<Proposal> open(TriggerKind kind) {
        return openProposals().stream()
                .filter(proposal -> proposal.state() == ProposalState.PROPOSED
                        && proposal.cause().equals(kind.name()))
                .findFirst();
    }

    /// Instruments that are held or have a target of the trader's own.
    List<InstrumentId> universe() {
        var ids = new TreeMap<InstrumentId, Boolean>();
        book.openHoldings().forEach(holding -> ids.put(holding.instrument(), true));
        targetChoice.own().keySet().forEach(id -> ids.put(id, true));
        return List.copyOf(ids.keySet());
    }
}
