package dev.ballast.core.feed.live;

import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.VenueState;
import dev.ballast.core.feed.VenueStatus;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.Timeframe;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The connection to one venue, from the first attempt to the last: connects, subscribes, watches, and starts over when
/// the other side is gone, silent, half there or talks nonsense.
///
/// All waiting is done by [#tick]; no method blocks. Calls come through one [Gate], so that nothing here needs a lock.
final class VenueConnection {

    /// After a full hour until the venue has closed its candle.
    private static final Duration CANDLES_SETTLE = Duration.ofSeconds(5);

    /// Lets one call in at a time and tells it the time.
    interface Gate {
        void enter(Consumer<Instant> call);
    }

    private final VenueProtocol protocol;
    private final URI address;
    private List<InstrumentId> instruments;
    private final ConnectionPolicy policy;
    private final Transport transport;
    private final Gate gate;
    private final ConnectionOwner owner;
    private final ReconnectSchedule schedule;
    private final SubscriptionQueue subscriptions;

    private VenueState state = VenueState.WAITING;
    private Instant since;
    private String reason = "";
    private Instant until;
    /// Events of earlier connections are not listened to.
    private long generation;
    private Transport.@Nullable Wire wire;
    private Instant connectedAt = Instant.MIN;
    private Instant lastInbound = Instant.MIN;
    private Instant lastText = Instant.MIN;
    private Instant lastRefresh = Instant.MIN;
    /// The hour after which closed candles were asked for last.
    private Instant lastHour = Instant.MIN;

    private @Nullable Instant pingedAt;
    private int malformedInARow;
    private long messages;
    private long quotes;
    private long bars;
    private long connections;

    VenueConnection(
            VenueProtocol protocol,
            URI base,
            List<InstrumentId> instruments,
            ConnectionPolicy policy,
            Transport transport,
            SplittableRandom random,
            Instant now,
            Gate gate,
            ConnectionOwner owner) {
        this.protocol = protocol;
        this.address = protocol.address(base);
        this.instruments = List.copyOf(instruments);
        this.policy = policy;
        this.transport = transport;
        this.gate = gate;
        this.owner = owner;
        this.schedule = new ReconnectSchedule(policy, random);
        this.subscriptions = new SubscriptionQueue(protocol);
        this.since = now;
        this.until = now;
    }

    VenueProtocol protocol() {
        return protocol;
    }

    /// Asks for these from now on, on the present connection for those that are new.
    ///
    /// @param products all that is followed or was
    void follow(Products products, List<InstrumentId> next, Instant now) {
        List<InstrumentId> more =
                next.stream().filter(each -> !instruments.contains(each)).toList();
        try {
            protocol.follow(products);
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            more.forEach(instrument -> owner.refused(protocol.venue(), instrument, why, now));
            return;
        }
        instruments = List.copyOf(next);
        subscriptions.keep(next);
        if (wire != null && !more.isEmpty()) {
            subscriptions.add(more);
            lastHour = Instant.MIN;
        }
    }

    /// Looks at the time: sends what may be sent, and ends what has waited too long.
    void tick(Instant now) {
        switch (state) {
            case WAITING, CIRCUIT_OPEN -> {
                if (!now.isBefore(until)) {
                    connect(now);
                }
            }
            case CONNECTING -> {
                if (!now.isBefore(until)) {
                    failed("no connection within " + seconds(policy.connectWithin()), Duration.ZERO, now);
                }
            }
            case SUBSCRIBING, LIVE, SILENT, FROZEN -> watch(now);
            case CLOSED -> {}
        }
    }

    /// Ends the connection for good.
    void close(Instant now) {
        generation++;
        Transport.Wire open = wire;
        wire = null;
        if (open != null) {
            open.close();
            owner.disconnected(connection(), protocol.venue(), now);
        }
        enter(VenueState.CLOSED, "Closed", now);
    }

    VenueStatus status() {
        return new VenueStatus(
                protocol.venue(),
                state,
                since,
                reason,
                messages,
                quotes,
                bars,
                protocol.problems(),
                protocol.gaps(),
                connections,
                Duration.ZERO,
                subscriptions.refusals());
    }

    private void connect(Instant now) {
        long mine = ++generation;
        pingedAt = null;
        malformedInARow = 0;
        until = now.plus(policy.connectWithin());
        String why = schedule.failures() == 0 ? "" : "attempt " + (schedule.failures() + 1);
        enter(VenueState.CONNECTING, why, now);
        transport.connect(address, policy.connectWithin(), policy.largestMessage(), new Guarded(mine));
    }

    private void watch(Instant now) {
        askForCandles(now);
        send(now);
        if (subscriptions.waiting(now).compareTo(policy.subscribeWithin()) > 0) {
            failed("no answer to a subscription within " + seconds(policy.subscribeWithin()), Duration.ZERO, now);
        } else if (Duration.between(connectedAt, now).compareTo(protocol.lifetime()) >= 0) {
            planned("renewed after " + protocol.lifetime().toHours() + " h, before the venue ends it", now);
        } else {
            listen(now);
        }
    }

    private void listen(Instant now) {
        if (state != VenueState.SUBSCRIBING && Duration.between(since, now).compareTo(policy.stableAfter()) >= 0) {
            schedule.stable();
        }
        Instant pinged = pingedAt;
        if (pinged != null && Duration.between(pinged, now).compareTo(policy.pongWithin()) > 0) {
            failed("half open: no answer to a ping within " + seconds(policy.pongWithin()), Duration.ZERO, now);
        } else if (Duration.between(lastText, now).compareTo(protocol.quietAfter()) > 0) {
            failed("answers pings and has sent no message for " + seconds(protocol.quietAfter()), Duration.ZERO, now);
        } else if (pinged == null && Duration.between(lastInbound, now).compareTo(policy.silentAfter()) > 0) {
            pingedAt = now;
            Transport.Wire open = wire;
            if (open != null) {
                open.ping();
            }
            if (state == VenueState.LIVE) {
                enter(VenueState.SILENT, "nothing received for " + seconds(policy.silentAfter()), now);
            }
        }
    }

    private void send(Instant now) {
        Transport.Wire open = wire;
        if (open == null || !open.isIdle()) {
            return;
        }
        Optional<Subscription> next = subscriptions.next(now);
        if (next.isPresent()) {
            owner.sent(connection(), next.get().text(), now);
            open.send(next.get().text());
        }
    }

    private void opened(Transport.Wire opened, Instant now) {
        wire = opened;
        connections++;
        connectedAt = now;
        lastInbound = now;
        lastText = now;
        lastHour = Instant.MIN;
        protocol.connected();
        subscriptions.restart(instruments);
        owner.connected(connection(), protocol.venue(), address, now);
        enter(VenueState.SUBSCRIBING, "", now);
        send(now);
    }

    private void alive(Instant now) {
        lastInbound = now;
        pingedAt = null;
        if (state == VenueState.SILENT) {
            enter(VenueState.LIVE, "", now);
        }
    }

    private void received(String text, Instant now) {
        alive(now);
        lastText = now;
        messages++;
        owner.received(connection(), text, now);
        Inbound inbound = protocol.receive(text, now);
        malformedInARow = inbound.kind() == Inbound.Kind.MALFORMED ? malformedInARow + 1 : 0;
        for (Quote quote : inbound.quotes()) {
            quotes++;
            owner.quote(quote, now);
        }
        for (ClosedBar bar : inbound.bars()) {
            bars++;
            owner.bar(bar);
        }
        switch (inbound.kind()) {
            case DATA -> {}
            case ACKNOWLEDGED -> subscriptions.acknowledged();
            case REFUSED -> refused(inbound.detail(), now);
            case RATE_LIMITED -> failed("rate limit: " + inbound.detail(), policy.subscribeWithin(), now);
            case MALFORMED -> {
                if (malformedInARow >= policy.malformedInARow()) {
                    failed(
                            malformedInARow + " messages in a row are not the venue's: " + inbound.detail(),
                            Duration.ZERO,
                            now);
                }
            }
        }
        settle(inbound.missing(), now);
    }

    private void settle(long missing, Instant now) {
        if (state == VenueState.SUBSCRIBING && subscriptions.isSettled()) {
            enter(VenueState.LIVE, "", now);
        }
        boolean connected = state == VenueState.LIVE || state == VenueState.SILENT;
        if (missing > 0 && connected && Duration.between(lastRefresh, now).compareTo(policy.silentAfter()) > 0) {
            // Tickers are whole states: asking once more brings what the lost messages would have said.
            lastRefresh = now;
            subscriptions.refresh(instruments);
        }
        if (connected || state == VenueState.SUBSCRIBING) {
            send(now);
        }
    }

    private void askForCandles(Instant now) {
        Instant hour = Timeframe.H1.opening(now.minus(CANDLES_SETTLE));
        if (state == VenueState.LIVE && !hour.equals(lastHour)) {
            lastHour = hour;
            subscriptions.askForCandles(instruments);
        }
    }

    private void refused(String why, Instant now) {
        boolean asked = subscriptions.isOpen();
        subscriptions.refused(why).ifPresent(instrument -> owner.refused(protocol.venue(), instrument, why, now));
        if (!asked) {
            reason = "the venue says: " + why;
        }
    }

    private void planned(String why, Instant now) {
        drop(now);
        until = now;
        enter(VenueState.WAITING, why, now);
        connect(now);
    }

    private void failed(String why, Duration retryAfter, Instant now) {
        drop(now);
        Duration wait = schedule.failed(retryAfter);
        until = now.plus(wait);
        if (schedule.isOpen()) {
            enter(
                    VenueState.CIRCUIT_OPEN,
                    schedule.failures() + " attempts failed, the last: " + why + "; next in " + seconds(wait),
                    now);
        } else {
            enter(VenueState.WAITING, why + "; next attempt in " + seconds(wait), now);
        }
    }

    private void drop(Instant now) {
        generation++;
        Transport.Wire open = wire;
        wire = null;
        pingedAt = null;
        if (open != null) {
            open.abort();
            owner.disconnected(connection(), protocol.venue(), now);
        }
    }

    private void enter(VenueState next, String why, Instant now) {
        VenueState before = state;
        boolean resumes = before == VenueState.SILENT && next == VenueState.LIVE;
        state = next;
        reason = why;
        since = now;
        if (before != next && !resumes) {
            owner.changed(new FeedChange(
                    FeedChange.Kind.VENUE, protocol.venue().name(), before.label(), next.label(), why, now));
        }
    }

    private String connection() {
        return protocol.venue() + ".ws." + connections;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }

    /// Passes events on as long as they are of the present connection.
    private final class Guarded implements Transport.Events {

        private final long mine;

        Guarded(long mine) {
            this.mine = mine;
        }

        @Override
        public void opened(Transport.Wire opened) {
            gate.enter(now -> {
                if (mine == generation) {
                    VenueConnection.this.opened(opened, now);
                } else {
                    opened.abort();
                }
            });
        }

        @Override
        public void received(String text) {
            ifPresent(now -> VenueConnection.this.received(text, now));
        }

        @Override
        public void alive() {
            ifPresent(VenueConnection.this::alive);
        }

        @Override
        public void closed(String why) {
            ifPresent(now -> VenueConnection.this.failed("closed by the venue: " + why, Duration.ZERO, now));
        }

        @Override
        public void failed(String why, Duration retryAfter) {
            ifPresent(now -> VenueConnection.this.failed(why, retryAfter, now));
        }

        private void ifPresent(Consumer<Instant> call) {
            gate.enter(now -> {
                if (mine == generation) {
                    call.accept(now);
                }
            });
        }
    }
}
