package dev.ballast.app.testkit;

import dev.ballast.core.engine.Alert;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.EngineStats;
import dev.ballast.core.engine.EquityHistory;
import dev.ballast.core.engine.MarketRecord;
import dev.ballast.core.engine.Policy;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.TradingState;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.Repriced;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.regime.HiddenRegime;
import dev.ballast.core.regime.RegimeReport;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Concentration;
import dev.ballast.core.risk.Drift;
import dev.ballast.core.risk.Health;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A snapshot with some parts exchanged; each [#build()] is one sequence number on from where it started.
public final class SnapshotBuilder {

    private long sequence;
    private Instant asOf;
    private BookKind kind;
    private FeedStatus feed;
    private TradingState tradingState;
    private String tradingReason;
    private Policy policy;
    private Map<InstrumentId, Instrument> instruments;
    private Map<InstrumentId, Quote> quotes;
    private Book book;
    private Valuation valuation;
    private Concentration concentration;
    private Result<Health> health;
    private Result<Double> volatility;
    private Result<RiskReport> risk;
    private Result<RegimeReport> regime;
    private Result<HiddenRegime> hiddenRegime;
    private Result<CorrelationMatrix> correlation;
    private Result<Targets> targets;
    private List<Drift> drifts;
    private List<TriggerReading> readings;
    private List<Proposal> proposals;
    private Map<ProposalId, Result<Repriced>> repriced;
    private List<Alert> alerts;
    private EquityHistory equity;
    private List<LedgerEntry> ledger;
    private Map<InstrumentId, PriceHistory> history;
    private List<JournalEntry> journal;
    private EngineStats stats;
    private MarketRecord market;

    private SnapshotBuilder(Snapshot from) {
        sequence = from.sequence();
        asOf = from.asOf();
        kind = from.kind();
        feed = from.feed();
        tradingState = from.tradingState();
        tradingReason = from.tradingReason();
        policy = from.policy();
        instruments = from.instruments();
        quotes = from.quotes();
        book = from.book();
        valuation = from.valuation();
        concentration = from.concentration();
        health = from.health();
        volatility = from.volatility();
        risk = from.risk();
        regime = from.regime();
        hiddenRegime = from.hiddenRegime();
        correlation = from.correlation();
        targets = from.targets();
        drifts = from.drifts();
        readings = from.readings();
        proposals = from.proposals();
        repriced = from.repriced();
        alerts = from.alerts();
        equity = from.equity();
        ledger = from.ledger();
        history = from.history();
        journal = from.journal();
        stats = from.stats();
        market = from.market();
    }

    public static SnapshotBuilder from(Snapshot snapshot) {
        return new SnapshotBuilder(snapshot);
    }

    public SnapshotBuilder asOf(Instant value) {
        asOf = value;
        return this;
    }

    public SnapshotBuilder kind(BookKind value) {
        kind = value;
        return this;
    }

    public SnapshotBuilder feed(FeedStatus value) {
        feed = value;
        return this;
    }

    public SnapshotBuilder trading(TradingState state, String reason) {
        tradingState = state;
        tradingReason = reason;
        return this;
    }

    public SnapshotBuilder policy(Policy value) {
        policy = value;
        return this;
    }

    public SnapshotBuilder instruments(Map<InstrumentId, Instrument> value) {
        instruments = value;
        return this;
    }

    public SnapshotBuilder quotes(Map<InstrumentId, Quote> value) {
        quotes = value;
        return this;
    }

    public SnapshotBuilder book(Book value) {
        book = value;
        return this;
    }

    public SnapshotBuilder valuation(Valuation value) {
        valuation = value;
        return this;
    }

    public SnapshotBuilder concentration(Concentration value) {
        concentration = value;
        return this;
    }

    public SnapshotBuilder health(Result<Health> value) {
        health = value;
        return this;
    }

    public SnapshotBuilder volatility(Result<Double> value) {
        volatility = value;
        return this;
    }

    public SnapshotBuilder risk(Result<RiskReport> value) {
        risk = value;
        return this;
    }

    public SnapshotBuilder regime(Result<RegimeReport> value) {
        regime = value;
        return this;
    }

    public SnapshotBuilder hiddenRegime(Result<HiddenRegime> value) {
        hiddenRegime = value;
        return this;
    }

    public SnapshotBuilder correlation(Result<CorrelationMatrix> value) {
        correlation = value;
        return this;
    }

    public SnapshotBuilder targets(Result<Targets> value) {
        targets = value;
        return this;
    }

    public SnapshotBuilder drifts(List<Drift> value) {
        drifts = value;
        return this;
    }

    public SnapshotBuilder readings(List<TriggerReading> value) {
        readings = value;
        return this;
    }

    public SnapshotBuilder proposals(List<Proposal> value) {
        proposals = value;
        return this;
    }

    public SnapshotBuilder repriced(Map<ProposalId, Result<Repriced>> value) {
        repriced = value;
        return this;
    }

    public SnapshotBuilder alerts(List<Alert> value) {
        alerts = value;
        return this;
    }

    public SnapshotBuilder equity(EquityHistory value) {
        equity = value;
        return this;
    }

    public SnapshotBuilder ledger(List<LedgerEntry> value) {
        ledger = value;
        return this;
    }

    public SnapshotBuilder history(Map<InstrumentId, PriceHistory> value) {
        history = value;
        return this;
    }

    public SnapshotBuilder journal(List<JournalEntry> value) {
        journal = value;
        return this;
    }

    public SnapshotBuilder market(MarketRecord value) {
        market = value;
        return this;
    }

    public SnapshotBuilder stats(EngineStats value) {
        stats = value;
        return this;
    }

    public Snapshot build() {
        return new Snapshot(
                ++sequence,
                asOf,
                kind,
                feed,
                tradingState,
                tradingReason,
                List.of(),
                policy,
                instruments,
                quotes,
                book,
                valuation,
                concentration,
                health,
                volatility,
                risk,
                regime,
                hiddenRegime,
                correlation,
                targets,
                drifts,
                readings,
                proposals,
                repriced,
                List.of(),
                alerts,
                equity,
                ledger,
                history,
                journal,
                stats,
                market);
    }
}
