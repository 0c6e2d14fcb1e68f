package dev.ballast.core.feed.history;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ballast.core.market.Bar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
    private final Map<String, Instant> listings = new ConcurrentHashMap<>();
    private final Map<Instant, Bar> corrections = new ConcurrentHashMap<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final Supplier<Instant> now;

    /// Starts on a free port.
    ///
    /// @param now the bar of this time is given too, unfinished, as venues do
    public LocalVenue(Supplier<Instant> now) {
        this.now = now;
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
        listings.put(symbol, since);
        return this;
    }

    /// Gives `bar` instead of the one that follows from its time.
    public void corrects(Bar bar) {
        corrections.put(bar.openTime(), bar);
    }

    /// The next request is answered by this.
    public void fails(Fault fault, int times) {
        for (int i = 0; i < times; i++) {
            faults.add(fault);
        }
    }

    /// Path and query of every request so far.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// The bar of a time: prices of hundreds that differ from bar to bar.
    public Bar bar(Instant open, Duration length) {
        long number = open.getEpochSecond() / length.toSeconds();
        double middle = 100 + number % 977;
        Bar made = new Bar(open, middle, middle + 2.5, middle - 1.25, middle + 0.5, 1 + number % 13);
        return corrections.getOrDefault(open, made);
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
        Map<String, String> query = new HashMap<>();
        for (String part : address.getQuery().split("&", -1)) {
            query.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        if (address.getPath().equals("/api/v3/klines")) {
            return binance(query);
        }
        String[] parts = address.getPath().split("/", -1);
        return parts.length == 8 ? coinbase(parts[6], query) : Fault.of(404, "{\"error\":\"NOT_FOUND\"}");
    }

    private Fault coinbase(String product, Map<String, String> query) {
        Instant listed = listings.get(product);
        if (listed == null) {
            return Fault.of(
                    404, "{\"error\":\"NOT_FOUND\",\"error_details\":\"product not found\",\"message\":\"product\"}");
        }
        Duration length = "ONE_HOUR".equals(query.get("granularity")) ? Duration.ofHours(1) : Duration.ofDays(1);
        Instant from = Instant.ofEpochSecond(Long.parseLong(query.getOrDefault("start", "")));
        Instant to = Instant.ofEpochSecond(Long.parseLong(query.getOrDefault("end", "")));
        var newestFirst = new ArrayDeque<String>();
        for (Bar bar : bars(listed, from, to, length)) {
            newestFirst.addFirst(
                    "{\"start\":\"%d\",\"low\":\"%s\",\"high\":\"%s\",\"open\":\"%s\",\"close\":\"%s\",\"volume\":\"%s\"}"
                            .formatted(
                                    bar.openTime().getEpochSecond(),
                                    bar.low(),
                                    bar.high(),
                                    bar.open(),
                                    bar.close(),
                                    bar.volume()));
        }
        return newestFirst.size() > 350
                ? Fault.of(400, "{\"error\":\"INVALID_ARGUMENT\",\"message\":\"too many candles\"}")
                : Fault.of(200, "{\"candles\":[" + String.join(",", newestFirst) + "]}");
    }

    private Fault binance(Map<String, String> query) {
        Instant listed = listings.get(query.getOrDefault("symbol", ""));
        if (listed == null) {
            return Fault.of(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
        }
        Duration length =
                switch (query.getOrDefault("interval", "")) {
                    case "1h" -> Duration.ofHours(1);
                    case "4h" -> Duration.ofHours(4);
                    default -> Duration.ofDays(1);
                };
        Instant from = Instant.ofEpochMilli(Long.parseLong(query.getOrDefault("startTime", "")));
        Instant to = Instant.ofEpochMilli(Long.parseLong(query.getOrDefault("endTime", "")));
        String rows = bars(listed, from, to, length).stream()
                .limit(Integer.parseInt(query.getOrDefault("limit", "500")))
                .map(bar -> "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",0,\"0\",1,\"0\",\"0\",\"0\"]"
                        .formatted(
                                bar.openTime().toEpochMilli(),
                                bar.open(),
                                bar.high(),
                                bar.low(),
                                bar.close(),
                                bar.volume()))
                .collect(Collectors.joining(","));
        return Fault.of(200, "[" + rows + "]");
    }

    private List<Bar> bars(Instant listed, Instant from, Instant to, Duration length) {
        long seconds = length.toSeconds();
        long first = Math.ceilDiv(from.getEpochSecond(), seconds) * seconds;
        // The bar within which trading began is there too.
        long begins = Math.floorDiv(listed.getEpochSecond(), seconds) * seconds;
        var bars = new ArrayList<Bar>();
        for (long open = Math.max(first, begins);
                open <= Math.min(to.getEpochSecond(), now.get().getEpochSecond());
                open += seconds) {
            bars.add(bar(Instant.ofEpochSecond(open), length));
        }
        return bars;
    }

    /// The bars that a whole history from `from` up to `to` has.
    public List<Bar> bars(Instant from, Instant to, Duration length) {
        return bars(from, from, to.minusSeconds(1), length);
    }
}
