package dev.ballast.core.feed.exchange;

import dev.ballast.core.market.Bar;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The right answers of both venues over REST, with bars that follow from their time and the venues' own limits: 350
/// candles and a page of products at Coinbase, 1,000 klines and 6,000 of weight a minute at Binance.
public final class RestAnswers {

    private static final int MOST_CANDLES = 350;
    private static final int MOST_KLINES = 1_000;
    private static final int USUAL_KLINES = 500;

    private final Map<String, Instant> listings = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final Map<Instant, Bar> corrections = new ConcurrentHashMap<>();
    private final Map<String, String> whole = new ConcurrentHashMap<>();
    private final Supplier<Instant> now;
    private volatile int pageSize = Integer.MAX_VALUE;
    private volatile int weightLimit = 6_000;
    private int weight;
    private int refusals;
    private @Nullable Instant minute;

    /// One answer.
    ///
    /// @param headers besides the length
    public record Reply(int status, Map<String, String> headers, String body) {

        public Reply {
            headers = Map.copyOf(headers);
        }

        /// A bare status with a body.
        public static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body);
        }
    }

    /// @param now the bar of this time is given too, unfinished, as venues do
    public RestAnswers(Supplier<Instant> now) {
        this.now = now;
    }

    /// Trades a pair (`BTC-USD` for Coinbase, `BTCUSDT` for Binance) from `since` on.
    public RestAnswers lists(String symbol, Instant since) {
        listings.put(symbol, since);
        return this;
    }

    /// Lists a pair in another state: `online` or `delisted` at Coinbase, `TRADING`, `HALT` or `BREAK` at Binance.
    public void states(String symbol, String state) {
        states.put(symbol, state);
    }

    /// No longer lists a pair.
    public void removes(String symbol) {
        listings.remove(symbol);
    }

    /// Gives a recorded body for a path.
    public void gives(String path, String body) {
        whole.put(path, body);
    }

    /// Gives no more products at once than this.
    public void pages(int size) {
        pageSize = size;
    }

    /// Counts as if other programs of this address had used this weight in this minute.
    public synchronized void othersUse(int more) {
        roll();
        weight += more;
    }

    /// Weight that Binance lets through in a minute.
    public void limitsWeight(int limit) {
        weightLimit = limit;
    }

    /// Weight used in this minute.
    public synchronized int usedWeight() {
        roll();
        return weight;
    }

    /// Gives `bar` instead of the one that follows from its time.
    public void corrects(Bar bar) {
        corrections.put(bar.openTime(), bar);
    }

    /// The bar of a time: prices of hundreds that differ from bar to bar.
    public Bar bar(Instant open, Duration length) {
        long number = open.getEpochSecond() / length.toSeconds();
        double middle = 100 + number % 977;
        Bar made = new Bar(open, middle, middle + 2.5, middle - 1.25, middle + 0.5, 1 + number % 13);
        return corrections.getOrDefault(open, made);
    }

    /// The bars of five minutes that make up the hours of [#bar], up to the unfinished one of `to`.
    public List<Bar> fiveMinutes(Instant from, Instant to) {
        var parts = new ArrayList<Bar>();
        for (long open = Math.ceilDiv(from.getEpochSecond(), 300) * 300; open <= to.getEpochSecond(); open += 300) {
            long hour = Math.floorDiv(open, 3600) * 3600;
            Bar whole = bar(Instant.ofEpochSecond(hour), Duration.ofHours(1));
            long number = (open - hour) / 300;
            double opened = number == 0 ? whole.open() : whole.close();
            parts.add(new Bar(
                    Instant.ofEpochSecond(open),
                    opened,
                    number == 3 ? whole.high() : whole.close(),
                    number == 7 ? whole.low() : Math.min(opened, whole.close()),
                    whole.close(),
                    number == 0 ? whole.volume() : 0));
        }
        return parts;
    }

    /// The bars that a whole history from `from` up to `to` has.
    public List<Bar> bars(Instant from, Instant to, Duration length) {
        return bars(from, from, to.minusSeconds(1), length);
    }

    /// The answer to a request.
    public Reply answer(URI address) {
        Map<String, String> query = query(address);
        String path = address.getPath();
        if (path.startsWith("/api/v3/brokerage/")) {
            String[] parts = path.split("/", -1);
            return parts.length == 8 ? candles(parts[6], query) : products(query);
        }
        Optional<Reply> over = weigh(path);
        Reply reply = over.orElseGet(() -> switch (path) {
            case "/api/v3/klines" -> klines(query);
            case "/api/v3/exchangeInfo" -> exchangeInfo();
            case "/api/v3/ticker/24hr" -> days();
            default -> Reply.of(404, "{\"code\":-1,\"msg\":\"no such path\"}");
        });
        Map<String, String> headers = new HashMap<>(reply.headers());
        headers.put("X-MBX-USED-WEIGHT-1M", String.valueOf(usedWeight()));
        return new Reply(reply.status(), headers, reply.body());
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new HashMap<>();
        String text = address.getQuery();
        for (String part : text == null ? new String[0] : text.split("&", -1)) {
            query.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        return query;
    }

    private void roll() {
        Instant present = now.get().truncatedTo(ChronoUnit.MINUTES);
        if (!present.equals(minute)) {
            minute = present;
            weight = 0;
            refusals = 0;
        }
    }

    /// 429 above the limit, 418 for those who go on.
    private synchronized Optional<Reply> weigh(String path) {
        roll();
        weight += path.endsWith("/klines") ? 2 : path.endsWith("/exchangeInfo") ? 20 : 80;
        if (weight <= weightLimit) {
            return Optional.empty();
        }
        refusals++;
        long wait = 60 - now.get().getEpochSecond() % 60;
        return Optional.of(new Reply(
                refusals > 3 ? 418 : 429,
                Map.of("Retry-After", String.valueOf(wait)),
                "{\"code\":-1003,\"msg\":\"Too much request weight used\"}"));
    }

    private Reply products(Map<String, String> query) {
        String recorded = whole.get("/api/v3/brokerage/market/products");
        if (recorded != null) {
            return Reply.of(200, recorded);
        }
        List<String> symbols = listings.keySet().stream()
                .filter(symbol -> symbol.contains("-"))
                .sorted()
                .toList();
        int from = Math.min(symbols.size(), Integer.parseInt(query.getOrDefault("offset", "0")));
        int to = (int) Math.min(symbols.size(), from + (long) pageSize);
        String entries = symbols.subList(from, to).stream()
                .map(symbol -> String.format(
                        Locale.ROOT,
                        "{\"product_id\":\"%s\",\"price\":\"100.5\",\"base_increment\":\"0.0001\","
                                + "\"price_increment\":\"0.01\",\"base_min_size\":\"0.001\",\"quote_min_size\":\"1\","
                                + "\"status\":\"%s\",\"is_disabled\":false,\"trading_disabled\":%s,\"alias\":\"\","
                                + "\"approximate_quote_24h_volume\":\"%d\"}",
                        symbol,
                        states.getOrDefault(symbol, "online").equals("delisted") ? "delisted" : "online",
                        states.getOrDefault(symbol, "online").equals("halted"),
                        1_000_000L * symbol.length()))
                .collect(Collectors.joining(","));
        return Reply.of(
                200,
                "{\"products\":[" + entries + "],\"num_products\":" + symbols.size() + ",\"pagination\":{\"has_next\":"
                        + (to < symbols.size()) + "}}");
    }

    private Reply exchangeInfo() {
        String recorded = whole.get("/api/v3/exchangeInfo");
        if (recorded != null) {
            return Reply.of(200, recorded);
        }
        String entries = pairs().entrySet().stream()
                .map(pair -> "{\"symbol\":\"" + pair.getKey() + "\",\"status\":\""
                        + states.getOrDefault(pair.getKey(), "TRADING") + "\",\"baseAsset\":\""
                        + pair.getValue().substring(0, pair.getValue().indexOf('-')) + "\",\"quoteAsset\":\""
                        + pair.getValue().substring(pair.getValue().indexOf('-') + 1)
                        + "\",\"filters\":[{\"filterType\":\"PRICE_FILTER\",\"tickSize\":\"0.01000000\"},"
                        + "{\"filterType\":\"LOT_SIZE\",\"minQty\":\"0.00001000\",\"stepSize\":\"0.00001000\"},"
                        + "{\"filterType\":\"NOTIONAL\",\"minNotional\":\"5.00000000\"}]}")
                .collect(Collectors.joining(","));
        return Reply.of(
                200,
                "{\"timezone\":\"UTC\",\"rateLimits\":[{\"rateLimitType\":\"REQUEST_WEIGHT\","
                        + "\"interval\":\"MINUTE\",\"intervalNum\":1,\"limit\":" + weightLimit
                        + "}],\"symbols\":[" + entries + "]}");
    }

    private Reply days() {
        String recorded = whole.get("/api/v3/ticker/24hr");
        return Reply.of(
                200,
                recorded != null
                        ? recorded
                        : pairs().keySet().stream()
                                .map(symbol -> "{\"symbol\":\"" + symbol
                                        + "\",\"lastPrice\":\"100.50000000\",\"volume\":\"1.0\",\"quoteVolume\":\""
                                        + 1_000_000L * symbol.length() + ".00000000\"}")
                                .collect(Collectors.joining(",", "[", "]")));
    }

    /// Binance's symbols with their currencies apart.
    private Map<String, String> pairs() {
        Map<String, String> pairs = new TreeMap<>();
        for (String symbol : listings.keySet()) {
            for (String quote : List.of("USDT", "USDC", "BTC")) {
                if (!symbol.contains("-") && symbol.endsWith(quote)) {
                    pairs.put(symbol, symbol.substring(0, symbol.length() - quote.length()) + "-" + quote);
                    break;
                }
            }
        }
        return pairs;
    }

    private Reply candles(String product, Map<String, String> query) {
        Instant listed = listings.get(product);
        if (listed == null) {
            return Reply.of(
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
        return newestFirst.size() > MOST_CANDLES
                ? Reply.of(400, "{\"error\":\"INVALID_ARGUMENT\",\"message\":\"too many candles\"}")
                : Reply.of(200, "{\"candles\":[" + String.join(",", newestFirst) + "]}");
    }

    private Reply klines(Map<String, String> query) {
        Instant listed = listings.get(query.getOrDefault("symbol", ""));
        if (listed == null) {
            return Reply.of(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
        }
        Duration length =
                switch (query.getOrDefault("interval", "")) {
                    case "1h" -> Duration.ofHours(1);
                    case "4h" -> Duration.ofHours(4);
                    default -> Duration.ofDays(1);
                };
        Instant from = Instant.ofEpochMilli(Long.parseLong(query.getOrDefault("startTime", "")));
        Instant to = Instant.ofEpochMilli(Long.parseLong(query.getOrDefault("endTime", "")));
        int limit = Integer.parseInt(query.getOrDefault("limit", String.valueOf(USUAL_KLINES)));
        String rows = bars(listed, from, to, length).stream()
                .limit(Math.min(limit, MOST_KLINES))
                .map(bar -> "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",0,\"0\",1,\"0\",\"0\",\"0\"]"
                        .formatted(
                                bar.openTime().toEpochMilli(),
                                bar.open(),
                                bar.high(),
                                bar.low(),
                                bar.close(),
                                bar.volume()))
                .collect(Collectors.joining(","));
        return Reply.of(200, "[" + rows + "]");
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
}
