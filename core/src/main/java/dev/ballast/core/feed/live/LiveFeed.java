package dev.ballast.core.feed.live;

import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.FeedListener;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.LiveFeedState;
import dev.ballast.core.feed.PriceFeed;
import dev.ballast.core.feed.SessionTap;
import dev.ballast.core.feed.VenueState;
import dev.ballast.core.feed.VenueStatus;
import dev.ballast.core.feed.failover.Failover;
import dev.ballast.core.feed.failover.FailoverOutput;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One or two venues, live and side by side, joined by [Failover] into one feed (MKT-1, MKT-2).
///
/// Threads, whatever the number of instruments: one that looks at the time, one that calls the listener, the selector
/// of the HTTP client, and virtual threads for its callbacks. All state is behind one lock, and nothing waits inside.
public final class LiveFeed implements PriceFeed {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration STATUS_EVERY = Duration.ofSeconds(1);

    private final LiveFeedSettings settings;
    private final Transport transport;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<VenueConnection> connections = new ArrayList<>();
    private final Failover failover;
    private final Instant made;
    private final SessionTap tap;
    /// What is followed.
    private Products followed;
    /// What is followed or was: until its connection is made anew a venue goes on sending it.
    private Products asked;

    private @Nullable Delivery delivery;
    private @Nullable ScheduledExecutorService ticker;
    private boolean closed;
    private boolean changed = true;
    private long passedOn;
    private Instant lastStatus = Instant.MIN;
    private FeedStatus.Phase phase = FeedStatus.Phase.CONNECTING;
    private Instant phaseSince;

    /// A feed that uses `transport`, and closes it with itself.
    public LiveFeed(LiveFeedSettings settings, Transport transport) {
        this.settings = settings;
        this.transport = transport;
        this.made = settings.clock().instant();
        this.phaseSince = made;
        this.tap = settings.tap().apply(made);
        this.followed = settings.products();
        this.asked = followed;
        List<QuoteSource> venues = List.copyOf(settings.addresses().keySet());
        this.failover =
                new Failover(settings.failover(), venues, settings.products().names(), made, new Decisions());
        var random = new SplittableRandom(settings.seed());
        settings.addresses().forEach((venue, address) -> connections.add(connection(venue, address, random.split())));
    }

    /// A feed over the network.
    public static LiveFeed over(LiveFeedSettings settings) {
        return new LiveFeed(settings, new HttpTransport());
    }

    /// Follows these instruments from now on and no others, without a break for those that stay. Callable from any
    /// thread; what is new is asked for at the venues' pace.
    public void follow(Collection<InstrumentId> instruments) {
        enter(now -> {
            List<InstrumentId> next = instruments.stream().distinct().sorted().toList();
            if (next.equals(List.copyOf(followed.names().keySet()))) {
                return;
            }
            followed = Products.usual(next, List.copyOf(settings.addresses().keySet()));
            asked = asked.and(followed);
            tap.followed(next, now);
            failover.follow(followed.names(), now);
            connections.forEach(connection ->
                    connection.follow(asked, instrumentsAt(connection.protocol().venue()), now));
            changed = true;
        });
    }

    private List<InstrumentId> instrumentsAt(QuoteSource venue) {
        return followed.names().entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(venue))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void start(FeedListener listener) {
        lock.lock();
        try {
            if (delivery != null || closed) {
                throw new IllegalStateException("a live feed is started once");
            }
            var deliveries = new Delivery(listener);
            delivery = deliveries;
            deliveries.start();
            ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("feed-care").factory());
            ticker = executor;
            long tick = settings.connection().tick().toNanos();
            var _ = executor.scheduleWithFixedDelay(this::tick, 0, tick, TimeUnit.NANOSECONDS);
        } finally {
            lock.unlock();
        }
    }

    /// Ends in reverse: the looks at the time, the connections, their transport, the recording, the listener's thread.
    @Override
    public void close() {
        Delivery last;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (ticker != null) {
                ticker.shutdownNow();
            }
            Instant now = settings.clock().instant();
            connections.forEach(connection -> connection.close(now));
            phase = FeedStatus.Phase.ENDED;
            phaseSince = now;
            report(now);
            closed = true;
            last = delivery;
        } finally {
            lock.unlock();
        }
        transport.close();
        tap.close();
        if (last != null) {
            last.close();
        }
    }

    /// Messages received so far, by venue and channel.
    public Map<String, Long> messages() {
        lock.lock();
        try {
            var messages = new LinkedHashMap<String, Long>();
            connections.forEach(each -> messages.putAll(each.protocol().messages()));
            return messages;
        } finally {
            lock.unlock();
        }
    }

    private VenueConnection connection(QuoteSource venue, URI address, SplittableRandom random) {
        VenueProtocol protocol =
                VenueProtocols.of(venue, settings.products(), settings.quietScale(), new MessageCounts());
        return new VenueConnection(
                protocol,
                address,
                instrumentsAt(venue),
                settings.connection(),
                transport,
                random,
                made,
                this::enter,
                new Events());
    }

    /// Lets one call in at a time, and none after closing.
    private void enter(Consumer<Instant> call) {
        lock.lock();
        try {
            if (!closed) {
                call.accept(settings.clock().instant());
            }
        } finally {
            lock.unlock();
        }
    }

    private void tick() {
        try {
            enter(now -> {
                connections.forEach(connection -> connection.tick(now));
                failover.advance(now);
                if (changed || Duration.between(lastStatus, now).abs().compareTo(STATUS_EVERY) >= 0) {
                    report(now);
                }
            });
        } catch (RuntimeException e) {
            // The next tick may well succeed; without this the scheduler would never call again.
            LOG.error("Care of a live feed failed", e);
        }
    }

    private void report(Instant now) {
        changed = false;
        lastStatus = now;
        List<VenueStatus> venues = connections.stream().map(this::statusOf).toList();
        boolean any = venues.stream().anyMatch(venue -> venue.state().isConnected());
        FeedStatus.Phase next =
                phase == FeedStatus.Phase.ENDED ? phase : any ? FeedStatus.Phase.RUNNING : FeedStatus.Phase.CONNECTING;
        if (next != phase) {
            phase = next;
            phaseSince = now;
        }
        var live = new LiveFeedState(venues, failover.routes(), failover.notices());
        Delivery out = delivery;
        if (out != null) {
            out.status(new FeedStatus(
                    "LIVE " + venues.stream().map(each -> each.venue().name()).collect(Collectors.joining(" + ")),
                    FeedStatus.Kind.LIVE,
                    phase,
                    detail(venues, live),
                    passedOn,
                    venues.stream().mapToLong(VenueStatus::problems).sum(),
                    phaseSince,
                    live));
        }
    }

    private VenueStatus statusOf(VenueConnection connection) {
        VenueStatus status = connection.status();
        VenueStatus known = status.withClockAhead(failover.clockAhead(status.venue()));
        return status.state() == VenueState.LIVE
                ? failover.frozenSince(status.venue())
                        .map(since -> known.with(VenueState.FROZEN, since, "its prices stand still"))
                        .orElse(known)
                : known;
    }

    private static String detail(List<VenueStatus> venues, LiveFeedState live) {
        Stream<String> troubles = venues.stream()
                .filter(venue -> venue.state() != VenueState.LIVE)
                .map(venue -> venue.venue() + " " + venue.state().label()
                        + (venue.reason().isEmpty() ? "" : ": " + venue.reason()));
        Stream<String> moved = live.failedOver() == 0
                ? Stream.empty()
                : Stream.of(live.failedOver() + " of " + live.routes().size() + " instruments on the fallback");
        return Stream.concat(troubles, moved).collect(Collectors.joining(" · "));
    }

    private final class Decisions implements FailoverOutput {

        @Override
        public void show(Quote quote) {
            Delivery out = delivery;
            if (out != null) {
                passedOn++;
                out.quote(quote);
            }
        }

        @Override
        public void changed(FeedChange change) {
            changed = true;
            Delivery out = delivery;
            if (out != null) {
                out.change(change);
            }
        }
    }

    private final class Events implements ConnectionOwner {

        @Override
        public void quote(Quote quote, Instant now) {
            failover.quote(quote, now);
        }

        @Override
        public void bar(ClosedBar bar) {
            Delivery out = delivery;
            if (out != null) {
                out.bar(bar);
            }
        }

        @Override
        public void changed(FeedChange change) {
            changed = true;
            Delivery out = delivery;
            if (out != null) {
                out.change(change);
            }
        }

        @Override
        public void refused(QuoteSource venue, InstrumentId instrument, String reason, Instant now) {
            tap.refused(venue, instrument, reason, now);
            failover.refused(venue, instrument, reason, now);
        }

        @Override
        public void connected(String connection, QuoteSource venue, URI address, Instant now) {
            tap.connected(connection, address, now);
            failover.connected(venue, now);
        }

        @Override
        public void disconnected(String connection, QuoteSource venue, Instant now) {
            tap.disconnected(connection, now);
            failover.disconnected(venue, now);
        }

        @Override
        public void sent(String connection, String text, Instant now) {
            tap.sent(connection, text, now);
        }

        @Override
        public void received(String connection, String text, Instant now) {
            tap.received(connection, text, now);
        }
    }
}
