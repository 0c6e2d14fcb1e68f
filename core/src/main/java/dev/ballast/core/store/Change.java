package dev.ballast.core.store;

import dev.ballast.core.execution.Order;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.portfolio.EquityPoint;
import dev.ballast.core.portfolio.Holding;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.archive.Document;
import java.math.BigDecimal;
import java.util.List;

/// One thing to be stored; several of them are committed together or not at all.
public sealed interface Change {

    /// A new ledger entry. Its id must not be stored yet.
    record EntryBooked(LedgerEntry entry) implements Change {}

    /// Cash and holdings after the entries of the same commit, whole: what `verify` holds against a replay.
    record BalancesSaved(BigDecimal cash, List<Holding> holdings) implements Change {
        public BalancesSaved {
            holdings = List.copyOf(holdings);
        }
    }

    /// A proposal in its newest version; replaces the older one.
    record ProposalSaved(Proposal proposal) implements Change {}

    /// What a version of a proposal was made from. Documents that are stored already are left as they are.
    ///
    /// @param hash of the main document
    record InputsSaved(ProposalId proposal, int version, String hash, List<Document> documents) implements Change {
        public InputsSaved {
            documents = List.copyOf(documents);
        }
    }

    /// An order in its newest state; replaces the older one.
    record OrderSaved(Order order) implements Change {}

    /// A point of the equity curve; replaces one of the same time.
    record EquityRecorded(EquityPoint point) implements Change {}

    /// A setting, by key; replaces the older value.
    record SettingSaved(String key, String value) implements Change {}

    /// An instrument; replaces the older description.
    record InstrumentSaved(Instrument instrument) implements Change {}

    /// An instrument with its bars of every timeframe, and the settings of these names, are forgotten.
    record InstrumentRemoved(InstrumentId instrument, List<String> settings) implements Change {
        public InstrumentRemoved {
            settings = List.copyOf(settings);
        }
    }

    /// Bars; each replaces a stored one of the same instrument, timeframe and open time.
    record BarsSaved(InstrumentId instrument, Timeframe timeframe, List<Bar> bars) implements Change {
        public BarsSaved {
            bars = List.copyOf(bars);
        }
    }
}
