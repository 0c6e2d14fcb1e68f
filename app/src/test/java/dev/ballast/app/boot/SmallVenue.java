package dev.ballast.app.boot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// One pair's bars at price 100 over real HTTP, in the forms of both venues: `BTC-USD` and `BTCUSDT`, up to now.
final class SmallVenue implements AutoCloseable {

    private static final Pattern COINBASE =
            Pattern.compile(".*/products/([^/]+)/candles\\?start=(\\d+)&end=(\\d+)&granularity=(\\w+).*");
    private static final Pattern BINANCE =
            Pattern.compile(".*/klines\\?symbol=(\\w+)&interval=(\\w+)&startTime=(\\d+)&endTime=(\\d+).*");

    private final HttpServer server;
    private final InstantSource clock;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    SmallVenue(InstantSource clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestURI().toString();
            requests.add(asked);
            Matcher coinbase = COINBASE.matcher(asked);
            Matcher binance = BINANCE.matcher(asked);
            String body = "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}";
            int status = 400;
            if (coinbase.matches() && coinbase.group(1).equals("BTC-USD")) {
                status = 200;
                long length = coinbase.group(4).equals("ONE_HOUR") ? 3_600 : 86_400;
                body = openings(Long.parseLong(coinbase.group(2)), Long.parseLong(coinbase.group(3)), length)
                        .mapToObj(
                                open -> "{\"start\":\"" + open + "\",\"low\":\"99\",\"high\":\"101\",\"open\":\"100\","
                                        + "\"close\":\"100\",\"volume\":\"1\"}")
                        .collect(Collectors.joining(",", "{\"candles\":[", "]}"));
            } else if (binance.matches() && binance.group(1).equals("BTCUSDT")) {
                status = 200;
                body = openings(
                                Long.parseLong(binance.group(3)) / 1_000,
                                Long.parseLong(binance.group(4)) / 1_000,
                                86_400)
                        .mapToObj(open -> "[" + open + "000,\"100\",\"101\",\"99\",\"100\",\"1\",0]")
                        .collect(Collectors.joining(",", "[", "]"));
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private LongStream openings(long from, long to, long length) {
        long last = Math.min(to, clock.instant().getEpochSecond());
        return LongStream.iterate(Math.ceilDiv(from, length) * length, open -> open <= last, open -> open + length);
    }
}
