package dev.ballast.core.store;

import dev.ballast.core.execution.Order;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.rebalance.Proposal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/// What the audit trail says was booked, and its last word on each proposal and order.
final class AuditTrail {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, JournalType> booked = new LinkedHashMap<>();
    private final Set<String> doubled = new TreeSet<>();
    private final Map<String, List<String>> lots = new HashMap<>();
    private final Map<String, JournalType> proposals = new HashMap<>();
    private final Map<String, JournalType> orders = new HashMap<>();

    void note(JournalEntry entry) {
        switch (entry.type()) {
            case FILL_BOOKED, CASH_BOOKED -> {
                chosenLots(entry).ifPresent(chosen -> lots.put(entry.subject(), chosen));
                if (booked.put(entry.subject(), entry.type()) != null) {
                    doubled.add(entry.subject());
                }
            }
            case PROPOSAL_RAISED,
                    PROPOSAL_EDITED,
                    PROPOSAL_RECALCULATED,
                    PROPOSAL_STALE,
                    PROPOSAL_APPROVAL_UNDONE,
                    PROPOSAL_APPROVED,
                    PROPOSAL_REJECTED,
                    PROPOSAL_EXPIRED,
                    PROPOSAL_SUPERSEDED,
                    PROPOSAL_EXECUTING,
                    PROPOSAL_EXECUTED,
                    PROPOSAL_PARTIAL,
                    PROPOSAL_FAILED -> proposals.put(entry.subject(), entry.type());
            case ORDER_PLACED, ORDER_PARTLY_FILLED, ORDER_FILLED, ORDER_CANCELLED, ORDER_REJECTED ->
                orders.put(entry.subject(), entry.type());
            case BOOK_OPENED,
                    IMPORT_BOOKED,
                    HISTORY_IMPORTED,
                    MARKET_CAPS_IMPORTED,
                    INSTRUMENT_EDITED,
                    INSTRUMENT_ADDED,
                    INSTRUMENT_REMOVED,
                    LISTING_CHANGED,
                    LISTING_DECIDED,
                    DATA_MARKED,
                    DATA_UNMARKED,
                    DATA_LEFT_OUT,
                    TRIGGERS_CHANGED,
                    TRIGGERS_REVIEWED,
                    PROPOSAL_NOT_RAISED,
                    COMMAND_REFUSED,
                    TARGETS_CHANGED,
                    POLICY_CHANGED,
                    TRADING_STATE_CHANGED,
                    FEED_CHANGED,
                    FEED_VENUE_CHANGED,
                    FEED_SOURCE_CHANGED,
                    FEED_NOTICE -> {
                // Says nothing that another table holds.
            }
        }
    }

    /// Ledger entries by id, in the order of booking.
    Map<String, JournalType> booked() {
        return booked;
    }

    /// Lots that were chosen for a fill when it was booked; none where nobody chose.
    List<String> lots(Fill fill) {
        return lots.getOrDefault(fill.id().value(), List.of());
    }

    private static Optional<List<String>> chosenLots(JournalEntry entry) {
        // Most fills name none: reading every payload of a long trail would cost seconds.
        if (entry.type() != JournalType.FILL_BOOKED || !entry.payload().contains("\"lots\":[\"")) {
            return Optional.empty();
        }
        var chosen = new ArrayList<String>();
        MAPPER.readTree(entry.payload()).path("lots").forEach(lot -> chosen.add(lot.asString()));
        return Optional.of(chosen);
    }

    /// Ids that were booked more than once.
    Set<String> doubled() {
        return doubled;
    }

    Optional<JournalType> last(Proposal proposal) {
        return Optional.ofNullable(proposals.get(proposal.id().value()));
    }

    Optional<JournalType> last(Order order) {
        return Optional.ofNullable(orders.get(order.clientId()));
    }
}
