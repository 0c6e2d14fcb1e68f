package dev.ballast.core.store;

import dev.ballast.core.execution.Order;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.Proposal;
import java.util.List;
import java.util.Map;

/// All that an engine needs to go on where the last one stopped.
///
/// @param instruments every known instrument
/// @param ledger in the order in which it was booked
/// @param dailyHistory daily bars by instrument
/// @param proposals open ones and the latest closed ones, newest first
/// @param orders open ones and the latest closed ones, oldest first
/// @param equity points of the equity curve, oldest first
/// @param settings by key
/// @param journalSequence sequence of the last journal entry, 0 where there is none
/// @param journalHash its hash
public record StoredBook(
        List<Instrument> instruments,
        List<LedgerEntry> ledger,
        Map<InstrumentId, PriceHistory> dailyHistory,
        List<Proposal> proposals,
        List<Order> orders,
        List<EquityPoint> equity,
        Map<String, String> settings,
        long journalSequence,
        String journalHash) {}
