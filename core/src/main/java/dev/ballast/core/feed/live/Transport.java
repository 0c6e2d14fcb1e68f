package dev.ballast.core.feed.live;

import java.net.URI;
import java.time.Duration;

/// Makes connections that carry text messages.
public interface Transport extends AutoCloseable {

    /// Starts a connection; what comes of it is told to `events`, from any thread but one call at a time.
    void connect(URI address, Duration within, int largestMessage, Events events);

    /// Ends all connections at once.
    @Override
    void close();

    /// What happens on one connection.
    interface Events {
        void opened(Wire wire);

        void received(String text);

        /// A ping or pong came: the other side is there.
        void alive();

        /// The other side ended the connection.
        void closed(String reason);

        /// The connection could not be made, or broke.
        ///
        /// @param retryAfter how long the other side asked to be left alone; zero where it did not
        void failed(String reason, Duration retryAfter);
    }

    /// An open connection. Nothing here blocks or throws; what fails is told to [Events].
    interface Wire {
        /// Whether the last message has left, so that another may be sent.
        boolean isIdle();

        void send(String text);

        void ping();

        /// Ends the connection politely.
        void close();

        /// Ends it without waiting for anyone.
        void abort();
    }
}
