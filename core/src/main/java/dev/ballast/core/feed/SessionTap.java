package dev.ballast.core.feed;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// Hears everything that passes over the wires, in the order in which the feed takes it in. Calls return at once.
public interface SessionTap extends AutoCloseable {

    SessionTap NONE = new SessionTap() {
        @Override
        public void connected(String connection, URI address, Instant time) {}

        @Override
        public void disconnected(String connection, Instant time) {}

        @Override
        public void sent(String connection, String text, Instant time) {}

        @Override
        public void received(String connection, String text, Instant time) {}

        @Override
        public void followed(List<InstrumentId> instruments, Instant time) {}

        @Override
        public void refused(QuoteSource venue, InstrumentId instrument, String reason, Instant time) {}

        @Override
        public void close() {}
    };

    void connected(String connection, URI address, Instant time);

    void disconnected(String connection, Instant time);

    void sent(String connection, String text, Instant time);

    void received(String connection, String text, Instant time);

    /// From now on these instruments are followed and no others.
    void followed(List<InstrumentId> instruments, Instant time);

    /// A venue does not deliver an instrument, as its answers to what was asked for say.
    void refused(QuoteSource venue, InstrumentId instrument, String reason, Instant time);

    @Override
    void close();
}
