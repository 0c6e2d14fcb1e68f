package dev.ballast.app.queue;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.rebalance.Proposal;
import java.time.Instant;
import java.util.List;

/// What became of one order of a proposal, from the journal.
///
/// @param sequence of the journal entry
/// @param time when
/// @param type placed, filled or cancelled
/// @param subject id of the order or its fill
public record OrderNote(long sequence, Instant time, JournalType type, String subject) {

    static List<OrderNote> of(Proposal proposal, Snapshot snapshot) {
        if (!proposal.state().isFinal()) {
            return List.of();
        }
        String prefix = proposal.id() + "/";
        return snapshot.journal().reversed().stream()
                .filter(entry -> isOfOrder(entry.type()) && entry.subject().startsWith(prefix))
                .map(OrderNote::of)
                .toList();
    }

    private static OrderNote of(JournalEntry entry) {
        return new OrderNote(entry.sequence(), entry.time(), entry.type(), entry.subject());
    }

    private static boolean isOfOrder(JournalType type) {
        return type == JournalType.ORDER_FILLED || type == JournalType.ORDER_CANCELLED;
    }
}
