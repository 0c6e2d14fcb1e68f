package dev.ballast.core.engine;

import dev.ballast.core.execution.Order;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Quote;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.rebalance.ApprovalContext;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.Repriced;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.TriggerReading;
import dev.ballast.core.regime.HiddenRegime;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.regime.RegimeReport;
import dev.ballast.core.regime.RegimeView;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Concentration;
import dev.ballast.core.risk.Drift;
import dev.ballast.core.risk.Health;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Everything a screen can show, at one moment. Immutable and safe for use by many threads.
///
/// @param sequence 1, 2, 3 …: a screen applies a snapshot only if it is newer than its last
/// @param asOf engine time
/// @param kind demo or own book
/// @param feed state of the price feed
/// @param tradingState whether approvals are let through
/// @param tradingReason why it is so; may be empty
/// @param trips how far losses are from stopping trading
/// @param policy in force
/// @param instruments every known instrument
/// @param quotes latest quote of every instrument that has one, held or not
/// @param book cash, holdings and their lots, as booked
/// @param valuation the book at these quotes
/// @param concentration of the book
/// @param health of the book, or why it cannot be told
/// @param volatility annual, a fraction, or why it cannot be told
/// @param risk every risk figure, computed beside the engine at most every few seconds, or why there is none yet
/// @param regime of the market that the stored histories make up, or why it cannot be told
/// @param hiddenRegime what hidden states say of the same market, a second opinion that moves no limit
/// @param correlation of the held instruments by the policy's estimator, or why there is none
/// @param targets in force, or why there are none
/// @param drifts by instrument: held or targeted
/// @param readings latest evaluation of every trigger, fired or not
/// @param proposals open ones by urgency, then the latest closed ones
/// @param repriced proposals that wait for an answer at the present prices, or why that cannot be told
/// @param orders open ones and the latest closed ones, in the order in which they were placed
/// @param alerts worst first
/// @param equity past values
/// @param ledger every booked entry, in the order in which it was booked
/// @param history daily bars by instrument that estimates use: without those that the trader or a check left out,
/// and without series from which nothing may be estimated
/// @param journal the newest entries, newest first
/// @param stats how the engine is doing
/// @param market what is known of the market beside its prices
public record Snapshot(
        long sequence,
        Instant asOf,
        BookKind kind,
        FeedStatus feed,
        TradingState tradingState,
        String tradingReason,
        List<TripReading> trips,
        Policy policy,
        Map<InstrumentId, Instrument> instruments,
        Map<InstrumentId, Quote> quotes,
        Book book,
        Valuation valuation,
        Concentration concentration,
        Result<Health> health,
        Result<Double> volatility,
        Result<RiskReport> risk,
        Result<RegimeReport> regime,
        Result<HiddenRegime> hiddenRegime,
        Result<CorrelationMatrix> correlation,
        Result<Targets> targets,
        List<Drift> drifts,
        List<TriggerReading> readings,
        List<Proposal> proposals,
        Map<ProposalId, Result<Repriced>> repriced,
        List<Order> orders,
        List<Alert> alerts,
        EquityHistory equity,
        List<LedgerEntry> ledger,
        Map<InstrumentId, PriceHistory> history,
        List<JournalEntry> journal,
        EngineStats stats,
        MarketRecord market) {

    /// Whether prices are made up; then every screen and export says SIMULATED. A demo book always is: its history and
    /// its fills are, also while a recording replays real prices for some of its instruments.
    public boolean isSimulated() {
        return kind == BookKind.DEMO || feed.kind() == FeedStatus.Kind.SIMULATED;
    }

    /// What the engine would hold a proposal against if it were approved at `now`: the button's tooltip and the command
    /// ask the same question.
    public ApprovalContext approvalContext(Instant now) {
        return policy.approvalContext(
                book, new MarketView(instruments, quotes, Map.of(), policy.rates(), policy.freshness(), now), history);
    }

    /// [#history()] without instruments that no venue trades any more: what estimates are made from.
    public Map<InstrumentId, PriceHistory> estimable() {
        return Estimable.of(history, market.listings());
    }

    /// Why instruments are left out of an estimate: where no venue trades one, or no bar of it is sound, that is it.
    ///
    /// @param known reasons of the estimate itself
    /// @param instruments that were asked for
    public SortedMap<InstrumentId, String> leftOut(
            Map<InstrumentId, String> known, Collection<InstrumentId> instruments) {
        return Estimable.reasons(known, instruments, history, market);
    }

    /// Regime of the market, where it can be told: what the limits of the moment follow.
    public Optional<MarketRegime> marketRegime() {
        return regime instanceof Result.Known<RegimeReport>(RegimeReport report)
                ? Optional.of(report.regime())
                : Optional.empty();
    }

    /// The same with another regime, for figures that follow from it.
    Snapshot withRegime(RegimeView other) {
        return new Snapshot(
                sequence,
                asOf,
                kind,
                feed,
                tradingState,
                tradingReason,
                trips,
                policy,
                instruments,
                quotes,
                book,
                valuation,
                concentration,
                health,
                volatility,
                risk,
                other.rules(),
                other.hidden(),
                correlation,
                targets,
                drifts,
                readings,
                proposals,
                repriced,
                orders,
                alerts,
                equity,
                ledger,
                history,
                journal,
                stats,
                market);
    }
}
