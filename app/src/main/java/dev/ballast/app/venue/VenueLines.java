package dev.ballast.app.venue;

import dev.ballast.core.feed.history.Cancellation;
import dev.ballast.core.feed.history.CandleSource;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// Lines to venues until they are cut: that ends every wait and drops the request under way. Thread-safe.
final class VenueLines {

    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final HttpClient client = VenueAccess.client();
    private final Cancellation cancellation = new Cancellation();
    private final List<CandleSource> sources;

    /// @param sources over the client of these lines, the first to be asked first
    VenueLines(Function<HttpClient, List<CandleSource>> sources) {
        this.sources = sources.apply(client);
    }

    List<CandleSource> sources() {
        return sources;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    void cut() {
        cancellation.cancel();
        client.shutdownNow();
    }

    /// Cuts, and waits a moment for the client's threads and sockets to be gone.
    void end() throws InterruptedException {
        cut();
        client.awaitTermination(LONGEST_END);
    }
}
