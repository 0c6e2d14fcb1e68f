package dev.ballast.core.engine.rehearsal;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.Proposal;
import java.util.List;
import java.util.Map;

/// What a rehearsal showed. Immutable.
///
/// @param settings what was rehearsed
/// @param start one sentence: what the book held at the first close
/// @param instruments held at the start
/// @param days closes replayed
/// @param decided the book with the rule's decisions
/// @param hold the targets of the first close bought then, at its prices and costs, and never touched
/// @param nothing the starting book, never touched
/// @param tallies by cause, most frequent first
/// @param turnover half of Σ|fill| ÷ mean equity, over all days
/// @param refusals what kept approved-by-rule proposals from being approved: code and how often
/// @param equity at each close
/// @param proposals all of them, oldest first, in their last state
/// @param ledger entries of the rehearsed book
public record RehearsalReport(
        RehearsalSettings settings,
        String start,
        List<InstrumentId> instruments,
        int days,
        RehearsalPath decided,
        RehearsalPath hold,
        RehearsalPath nothing,
        List<TriggerTally> tallies,
        double turnover,
        Map<String, Integer> refusals,
        List<EquityPoint> equity,
        List<Proposal> proposals,
        List<LedgerEntry> ledger) {

    public RehearsalReport {
        instruments = List.copyOf(instruments);
        tallies = List.copyOf(tallies);
        refusals = Map.copyOf(refusals);
        equity = List.copyOf(equity);
        proposals = List.copyOf(proposals);
        ledger = List.copyOf(ledger);
    }
}
