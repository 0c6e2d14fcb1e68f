package dev.ballast.core.feed.live;

import dev.ballast.core.market.InstrumentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Subscriptions of one connection: sent one at a time and at the venue's pace, each waiting for its acknowledgement.
/// A refused message is halved until the one instrument that the venue refuses is left. Not thread-safe.
final class SubscriptionQueue {

    private final VenueProtocol protocol;
    private final Map<InstrumentId, String> refused = new HashMap<>();
    private final Deque<Subscription> waiting = new ArrayDeque<>();
    private @Nullable Subscription open;
    private Instant sentAt = Instant.MIN;

    SubscriptionQueue(VenueProtocol protocol) {
        this.protocol = protocol;
    }

    /// Starts over on a new connection, without what was refused before.
    void restart(Collection<InstrumentId> instruments) {
        waiting.clear();
        open = null;
        sentAt = Instant.MIN;
        waiting.addAll(protocol.standing());
        List<InstrumentId> wanted =
                instruments.stream().filter(each -> !refused.containsKey(each)).toList();
        waiting.addAll(protocol.subscriptions(wanted));
    }

    /// Asks for all instruments once more on the same connection, for a fresh state of each.
    void refresh(Collection<InstrumentId> instruments) {
        if (isSettled()) {
            List<InstrumentId> wanted = instruments.stream()
                    .filter(each -> !refused.containsKey(each))
                    .toList();
            waiting.addAll(protocol.subscriptions(wanted));
        }
    }

    /// What to send now, if it is time.
    Optional<Subscription> next(Instant now) {
        boolean paced =
                sentAt.equals(Instant.MIN) || Duration.between(sentAt, now).compareTo(protocol.betweenSends()) >= 0;
        if (open != null || waiting.isEmpty() || !paced) {
            return Optional.empty();
        }
        Subscription next = waiting.removeFirst();
        open = next;
        sentAt = now;
        return Optional.of(next);
    }

    /// The open subscription is in force.
    void acknowledged() {
        open = null;
    }

    /// The open subscription was refused. Returns the one instrument that is at fault, once it is found.
    Optional<InstrumentId> refused(String reason) {
        Subscription failed = open;
        open = null;
        if (failed == null || failed.instruments().isEmpty()) {
            return Optional.empty();
        }
        List<InstrumentId> instruments = failed.instruments();
        if (instruments.size() == 1) {
            refused.put(instruments.getFirst(), reason);
            return Optional.of(instruments.getFirst());
        }
        int half = instruments.size() / 2;
        protocol.subscriptions(instruments.subList(half, instruments.size()))
                .reversed()
                .forEach(waiting::addFirst);
        protocol.subscriptions(instruments.subList(0, half)).reversed().forEach(waiting::addFirst);
        return Optional.empty();
    }

    /// How long the open subscription has waited; zero where none is open.
    Duration waiting(Instant now) {
        return open == null ? Duration.ZERO : Duration.between(sentAt, now);
    }

    /// Whether everything was sent and answered.
    boolean isSettled() {
        return open == null && waiting.isEmpty();
    }

    boolean isOpen() {
        return open != null;
    }

    /// Instruments that the venue does not deliver.
    Map<InstrumentId, String> refusals() {
        return Map.copyOf(refused);
    }
}
