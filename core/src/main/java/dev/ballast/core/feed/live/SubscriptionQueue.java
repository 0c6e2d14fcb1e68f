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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Subscriptions of one connection: sent one at a time and at the venue's pace, each waiting for its acknowledgement.
/// A refused message is halved until the one instrument that the venue refuses is left. Not thread-safe.
final class SubscriptionQueue {

    /// How long an answer that nobody waits for may hold others back: no answer says which question it is to, so that
    /// the refusal of a candle would else be taken for that of a price.
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(3);

    private final VenueProtocol protocol;
    private final Map<InstrumentId, String> refused = new HashMap<>();
    private final Deque<Subscription> waiting = new ArrayDeque<>();
    /// What is sent without waiting for its answer.
    private final Deque<Subscription> unawaited = new ArrayDeque<>();

    private @Nullable Subscription open;
    private Instant sentAt = Instant.MIN;
    /// Sent without waiting, and not answered yet.
    private int unanswered;

    SubscriptionQueue(VenueProtocol protocol) {
        this.protocol = protocol;
    }

    /// Starts over on a new connection, without what was refused before.
    void restart(Collection<InstrumentId> instruments) {
        waiting.clear();
        unawaited.clear();
        open = null;
        unanswered = 0;
        sentAt = Instant.MIN;
        waiting.addAll(protocol.standing());
        waiting.addAll(protocol.subscriptions(wanted(instruments)));
    }

    /// Forgets what was refused of others than these: what comes back to the desk is asked for again.
    void keep(Collection<InstrumentId> instruments) {
        refused.keySet().retainAll(Set.copyOf(instruments));
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
        if (unanswered > 0 && Duration.between(sentAt, now).compareTo(ANSWERED_WITHIN) > 0) {
            unanswered = 0;
        }
        if (!waiting.isEmpty()) {
            if (unanswered > 0) {
                return Optional.empty();
            }
            Subscription next = waiting.removeFirst();
            open = next;
            return sent(next, now);
        }
        if (unawaited.isEmpty()) {
            return Optional.empty();
        }
        unanswered++;
        return sent(unawaited.removeFirst(), now);
    }

    private Optional<Subscription> sent(Subscription next, Instant now) {
        sentAt = now;
        return Optional.of(next);
    }

    /// The open subscription is in force.
    void acknowledged() {
        answered();
    }

    private @Nullable Subscription answered() {
        Subscription answered = open;
        open = null;
        if (answered == null && unanswered > 0) {
            unanswered--;
        }
        return answered;
    }

    /// The open subscription was refused. Returns the one instrument that is at fault, once it is found.
    Optional<InstrumentId> refused(String reason) {
        Subscription failed = answered();
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
