package dev.ballast.core.feed.history;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ballast.core.feed.exchange.RestAnswers;
import dev.ballast.core.market.Bar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/// Both venues' history over real HTTP on the loopback, with bars that follow from their time, and faults on demand.
public final class LocalVenue implements AutoCloseable {

    /// One answer that stands in for the right one.
    public record Fault(int status, Map<String, String> headers, String body) {

        /// A bare status with a body.
        public static Fault of(int status, String body) {
            return new Fault(status, Map.of(), body);
        }
    }

    private final HttpServer server;
    private final RestAnswers answers;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    /// Starts on a free port.
    ///
    /// @param now the bar of this time is given too, unfinished, as venues do
    public LocalVenue(Supplier<Instant> now) {
        this.answers = new RestAnswers(now);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Trades a pair (`BTC-USD` for Coinbase, `BTCUSDT` for Binance) from `since` on.
    public LocalVenue lists(String symbol, Instant since) {
        answers.lists(symbol, since);
        return this;
    }

    /// Gives `bar` instead of the one that follows from its time.
    public void corrects(Bar bar) {
        answers.corrects(bar);
    }

    /// The next request is answered by this.
    public void fails(Fault fault, int times) {
        for (int i = 0; i < times; i++) {
            faults.add(fault);
        }
    }

    /// No more faults.
    public void recovers() {
        faults.clear();
    }

    /// Path and query of every request so far.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// The bar of a time: prices of hundreds that differ from bar to bar.
    public Bar bar(Instant open, Duration length) {
        return answers.bar(open, length);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().toString());
            Fault fault = faults.poll();
            Fault answer = fault != null ? fault : right(exchange.getRequestURI());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Fault right(URI address) {
        RestAnswers.Reply reply = answers.answer(address);
        return new Fault(reply.status(), reply.headers(), reply.body());
    }

    /// The bars that a whole history from `from` up to `to` has.
    public List<Bar> bars(Instant from, Instant to, Duration length) {
        return answers.bars(from, to, length);
    }
}
