package dev.ballast.core.engine;

import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TargetMethod;
import java.util.List;
import java.util.Map;

/// Something the trader asks of the engine. Commands are handled one after the other, in order, none is dropped.
public sealed interface Command {

    /// Books all entries or none. Entries whose id is booked already with the same content are skipped.
    ///
    /// @param entries in any order
    /// @param instruments new instruments that the entries need; known ones are left as they are
    /// @param origin what the journal says they came from, such as a file name
    record BookEntries(List<LedgerEntry> entries, List<Instrument> instruments, String origin) implements Command {
        public BookEntries {
            entries = List.copyOf(entries);
            instruments = List.copyOf(instruments);
        }
    }

    /// Stores bars, and instruments that are new.
    record ImportHistory(List<PriceHistory> histories, List<Instrument> instruments, String origin) implements Command {
        public ImportHistory {
            histories = List.copyOf(histories);
            instruments = List.copyOf(instruments);
        }
    }

    /// Approves the version of a proposal that was on screen.
    record Approve(ProposalId proposal, int version) implements Command {}

    /// Rejects the version of a proposal that was on screen; a note is required for the reason OTHER.
    record Reject(ProposalId proposal, int version, RejectReason reason, String note) implements Command {}

    /// Asks for a proposal towards the targets now, whatever the triggers say.
    record ProposeNow() implements Command {}

    /// Asks for a proposal of these weights now; the standing targets stay as they are. A held instrument that is not
    /// named keeps its weight.
    ///
    /// @param weights fractions of equity
    /// @param method what made them, for card and journal: "Minimum variance"
    record ProposeWeights(Map<InstrumentId, Double> weights, String method) implements Command {
        public ProposeWeights {
            weights = Map.copyOf(weights);
        }
    }

    /// Chooses how targets are made; `own` is used with the method OWN and kept otherwise.
    record SetTargets(TargetMethod method, Map<InstrumentId, Double> own) implements Command {
        public SetTargets {
            own = Map.copyOf(own);
        }
    }

    /// Replaces the policy.
    record SetPolicy(Policy policy) implements Command {}

    /// Halts, reduces or resumes trading; leaving HALTED needs a reason.
    record SetTradingState(TradingState state, String reason) implements Command {}
}
