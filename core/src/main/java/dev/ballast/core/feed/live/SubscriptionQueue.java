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
    /// What is sent without waiting for its answer.
    private final Deque<Subscription> unawaited = new ArrayDeque<>();

    private @Nullable Subscription open;
    private Instant sentAt = Instant.MIN;

    SubscriptionQueue(VenueProtocol protocol) {
        this.protocol = protocol;
    }

    /// Starts over on a new connection, without what was refused before.
    void restart(Collection<InstrumentId> instruments) {
        waiting.clear();
        unawaited.clear();
        open = null;
        sentAt = Instant.MIN;
        waiting.addAll(protocol.standing());
        waiting.addAll(protocol.subscriptions(wanted(instruments)));
    }

    /// Asks for further instruments on the same connection.
    void add(Collection<InstrumentId> instruments) {
        waiting.addAll(protocol.subscriptions(wanted(instruments)));
    }

    /// Asks for all instruments once more on the same connection, for a fresh state of each.
    void refresh(Collection<InstrumentId> instruments) {
        if (isSettled()) {
            waiting.addAll(protocol.subscriptions(wanted(instruments)));
        }
    }

    private List<InstrumentId> wanted(Collection<InstrumentId> instruments) {
        return instruments.stream().filter(each -> !refused.containsKey(each)).toList();
    }

    /// Asks for the newest closed candles, once everything else is settled.
    void askForCandles(Collection<InstrumentId> instruments) {
        unawaited.clear();
        unawaited.addAll(protocol.hourly(wanted(instruments)));
    }

    /// What to send now, if it is time.
    Optional<Subscription> next(Instant now) {
        boolean paced =
                sentAt.equals(Instant.MIN) || Duration.between(sentAt, now).compareTo(protocol.betweenSends()) >= 0;
        if (open != null || !paced) {
            return Optional.empty();
        }
        Subscription next = waiting.pollFirst();
        open = next;
        if (next == null) {
            next = unawaited.pollFirst();
        }
        if (next != null) {
            sentAt = now;
        }
        return Optional.ofNullable(next);
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
