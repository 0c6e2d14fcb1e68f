package dev.ballast.core.feed.recording;

import dev.ballast.core.feed.FeedChange;
import dev.ballast.core.feed.failover.Failover;
import dev.ballast.core.feed.failover.FailoverOutput;
import dev.ballast.core.feed.failover.FailoverPolicy;
import dev.ballast.core.feed.live.Inbound;
import dev.ballast.core.feed.live.Products;
import dev.ballast.core.feed.live.VenueProtocol;
import dev.ballast.core.feed.live.VenueProtocols;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plays the lines of a recorded live session through the protocols and the failover that the session itself went
/// through, at the recorded times: the same quotes of the same venues come out, bit for bit. Not thread-safe.
public final class LiveSession {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    private final Map<QuoteSource, VenueProtocol> protocols = new EnumMap<>(QuoteSource.class);
    private final List<QuoteSource> venues;
    private final Failover failover;
    private final List<Quote> shown = new ArrayList<>();
    private final List<FeedChange> changes = new ArrayList<>();
    private Products products;

    /// @param counts where every message is counted
    public LiveSession(SessionHeader header, MessageCounts counts) {
        this.venues = header.venues();
        this.products = Products.usual(header.instruments(), venues);
        header.venues()
                .forEach(venue -> protocols.put(venue, VenueProtocols.of(venue, products, header.speed(), counts)));
        this.failover = new Failover(
                FailoverPolicy.DEFAULT.scaled(header.speed()),
                header.venues(),
                products.names(),
                header.start(),
                new Collected());
    }

    /// Takes one line in. Returns the quotes that the desk was shown at that moment.
    public List<Quote> take(RecordedLine line) {
        shown.clear();
        if (line.kind() == RecordedLine.Kind.FOLLOW) {
            follow(SessionHeader.instruments(line.content()), line.time());
        }
        VenueProtocol protocol = protocols.get(venueOf(line.connection()));
        if (protocol != null) {
            switch (line.kind()) {
                case CONNECT -> {
                    protocol.connected();
                    failover.connected(protocol.venue(), line.time());
                }
                case DISCONNECT -> failover.disconnected(protocol.venue(), line.time());
                case RECEIVE -> {
                    Inbound inbound = protocol.receive(line.content(), line.time());
                    inbound.quotes().forEach(quote -> failover.quote(quote, line.time()));
                }
                case REFUSE -> refuse(protocol.venue(), line);
                case HEADER, HTTP, SEND, FOLLOW -> {}
            }
        }
        return List.copyOf(shown);
    }

    private void follow(List<InstrumentId> instruments, Instant now) {
        Products next = Products.usual(instruments, venues);
        products = products.and(next);
        failover.follow(next.names(), now);
        protocols.forEach((venue, protocol) -> {
            try {
                protocol.follow(products);
            } catch (IllegalArgumentException _) {
                LOG.debug("{} stayed as it was; whom it refused stands in lines of their own", venue);
            }
        });
    }

    private void refuse(QuoteSource venue, RecordedLine line) {
        String[] parts = line.content().split(" ", 2);
        failover.refused(venue, InstrumentId.of(parts[0]), parts[1], line.time());
    }

    /// What changed so far, as the session had it.
    public List<FeedChange> changes() {
        return List.copyOf(changes);
    }

    /// `COINBASE` of `COINBASE.ws.3`.
    private static QuoteSource venueOf(String connection) {
        int dot = connection.indexOf('.');
        String name = dot < 0 ? connection : connection.substring(0, dot);
        return switch (name) {
            case "COINBASE" -> QuoteSource.COINBASE;
            case "BINANCE" -> QuoteSource.BINANCE;
            default -> QuoteSource.REPLAY;
        };
    }

    private final class Collected implements FailoverOutput {

        @Override
        public void show(Quote quote) {
            shown.add(quote);
        }

        @Override
        public void changed(FeedChange change) {
            changes.add(change);
        }
    }
}
