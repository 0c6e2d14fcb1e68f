package dev.ballast.core.feed.live;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A network made of lists: a test opens, answers and breaks connections by hand.
final class FakeTransport implements Transport {

    final List<Attempt> attempts = new ArrayList<>();

    /// One attempt to connect.
    static final class Attempt implements Wire {
        final Events events;
        final List<String> sent = new ArrayList<>();
        int pings;
        boolean gone;

        Attempt(Events events) {
            this.events = events;
        }

        @Override
        public boolean isIdle() {
            return true;
        }

        @Override
        public void send(String text) {
            sent.add(text);
        }

        @Override
        public void ping() {
            pings++;
        }

        @Override
        public void close() {
            gone = true;
        }

        @Override
        public void abort() {
            gone = true;
        }
    }

    @Override
    public void connect(URI address, Duration within, int largestMessage, Events events) {
        attempts.add(new Attempt(events));
    }

    @Override
    public void close() {}

    Attempt last() {
        return attempts.getLast();
    }
}
