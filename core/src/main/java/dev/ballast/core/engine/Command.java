package dev.ballast.core.engine;

import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.discovery.MarketCaps;
import dev.ballast.core.market.discovery.Sighting;
import dev.ballast.core.market.quality.DataMark;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.rebalance.LegEdit;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.Recalculation;
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
    ///
    /// @param histories bars, each of which replaces a stored one of its opening
    /// @param instruments new instruments; known ones are left as they are
    /// @param origin what the journal says they came from, such as a file name or a venue
    /// @param notes settings stored in the same transaction, by key: how far a backfill has come
    record ImportHistory(
            List<PriceHistory> histories, List<Instrument> instruments, String origin, Map<String, String> notes)
            implements Command {
        public ImportHistory {
            histories = List.copyOf(histories);
            instruments = List.copyOf(instruments);
            notes = Map.copyOf(notes);
        }

        /// Without notes.
        public ImportHistory(List<PriceHistory> histories, List<Instrument> instruments, String origin) {
            this(histories, instruments, origin, Map.of());
        }
    }

    /// Gives known instruments another category or tier: all of them or none. The old ones given again undo it.
    record EditInstruments(List<Instrument> instruments) implements Command {
        public EditInstruments {
            instruments = List.copyOf(instruments);
        }
    }

    /// Has the desk follow instruments that it does not know: all of them or none.
    ///
    /// @param origin what the journal says they came from, such as a venue
    record AddInstruments(List<Instrument> instruments, String origin) implements Command {
        public AddInstruments {
            instruments = List.copyOf(instruments);
        }
    }

    /// Has the desk forget instruments with their bars: all of them or none. Refused for one that was ever held, has a
    /// target or stands in an open proposal.
    record RemoveInstruments(List<InstrumentId> instruments) implements Command {
        public RemoveInstruments {
            instruments = List.copyOf(instruments);
        }
    }

    /// Takes over what a venue's list says of the desk's instruments; the estimates follow.
    record RecordListings(QuoteSource venue, List<Sighting> sightings) implements Command {
        public RecordListings {
            sightings = List.copyOf(sightings);
        }
    }

    /// Keeps an instrument in the estimates that no venue trades, or leaves the venues' word to decide again.
    record DecideListing(InstrumentId instrument, Verdict verdict) implements Command {

        /// Who decides whether the estimates use it.
        public enum Verdict {
            /// The trader: they do.
            KEPT,
            /// The venues: they do while one trades it.
            VENUES
        }
    }

    /// Replaces the table of ranks by market capitalisation.
    record ImportMarketCaps(MarketCaps caps) implements Command {}

    /// Decides about stored bars: estimates leave excluded ones out.
    record MarkData(DataMark mark) implements Command {}

    /// Takes the newest such decision back.
    record UnmarkData(DataMark mark) implements Command {}

    /// Approves the enabled legs of the version that was on screen. Orders leave after the undo window, on `route`.
    record Approve(ProposalId proposal, int version, OrderRoute route) implements Command {

        /// To the broker that Ballast drives.
        public Approve(ProposalId proposal, int version) {
            this(proposal, version, OrderRoute.BROKER);
        }
    }

    /// Takes an approval back before its first order has left; the proposal waits for the trader again.
    ///
    /// @param version the approved one
    record UndoApproval(ProposalId proposal, int version) implements Command {}

    /// Switches legs of the version that was on screen off or on, or resizes them: all of the edits or none. Cost and
    /// figures follow in a new version.
    record EditLegs(ProposalId proposal, int version, List<LegEdit> edits) implements Command {
        public EditLegs {
            edits = List.copyOf(edits);
        }
    }

    /// Makes the version that was on screen anew from present prices and the present book, under the same id.
    record Recalculate(ProposalId proposal, int version, Recalculation mode) implements Command {}

    /// Cancels what of the orders of an executing proposal is not filled yet; needs a reason.
    record CancelOrders(ProposalId proposal, int version, String reason) implements Command {}

    /// Rejects the version of a proposal that was on screen; a note is required for the reason OTHER.
    record Reject(ProposalId proposal, int version, RejectReason reason, String note) implements Command {}

    /// Asks for a proposal towards the targets now, whatever the triggers say.
    record ProposeNow() implements Command {}

    /// Asks for a proposal of these weights now; the standing targets stay as they are. A held instrument that is not
    /// named keeps its weight.
    ///
    /// @param weights fractions of equity
    /// @param method what made them, for card and journal: "Minimum variance"
    /// @param doNotBuy symbols that this proposal must not buy, each with a reason, besides the policy's:
    ///     prices move on, and a weight that asked for a sale may ask for a purchase by then
    /// @param doNotSell symbols that it must not sell, each with a reason
    record ProposeWeights(
            Map<InstrumentId, Double> weights,
            String method,
            Map<String, String> doNotBuy,
            Map<String, String> doNotSell)
            implements Command {
        public ProposeWeights {
            weights = Map.copyOf(weights);
            doNotBuy = Map.copyOf(doNotBuy);
            doNotSell = Map.copyOf(doNotSell);
        }

        /// Weights of which all may be traded.
        public ProposeWeights(Map<InstrumentId, Double> weights, String method) {
            this(weights, method, Map.of(), Map.of());
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
