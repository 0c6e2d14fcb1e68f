package dev.ballast.core.feed.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Messages in the form of the recorded Binance combined streams.
final class BinanceDialect implements Dialect {

    private static final Pattern STREAM = Pattern.compile("\"([a-z0-9]+)usdt@(bookTicker|ticker)\"");
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    @Override
    public List<String> answer(
            String request, Set<String> subscribed, Set<String> unknown, Numbering numbering, Instant now) {
        Matcher id = ID.matcher(request);
        if (!request.contains("\"method\":\"SUBSCRIBE\"") || !id.find()) {
            return List.of(error("Invalid request", numbering));
        }
        Matcher streams = STREAM.matcher(request);
        while (streams.find()) {
            // A symbol that does not trade is acknowledged, as at the venue.
            String base = streams.group(1).toUpperCase(Locale.ROOT);
            if (!unknown.contains(base)) {
                subscribed.add(base);
            }
        }
        return List.of("{\"result\":null,\"id\":" + id.group(1) + '}');
    }

    @Override
    public List<String> ticker(Tape.Tick tick, Numbering numbering, Instant now) {
        String symbol = tick.base() + "USDT";
        String stream = symbol.toLowerCase(Locale.ROOT);
        long number = numbering.take();
        String book = String.format(
                Locale.ROOT,
                "{\"stream\":\"%s@bookTicker\",\"data\":{\"u\":%d,\"s\":\"%s\",\"b\":\"%s\",\"B\":\"672.0\","
                        + "\"a\":\"%s\",\"A\":\"1528.0\"}}",
                stream,
                number,
                symbol,
                CoinbaseDialect.plain(tick.bid()),
                CoinbaseDialect.plain(tick.ask()));
        String ticker = String.format(
                Locale.ROOT,
                "{\"stream\":\"%s@ticker\",\"data\":{\"e\":\"24hrTicker\",\"E\":%d,\"s\":\"%s\",\"p\":\"0.1\","
                        + "\"P\":\"0.02\",\"w\":\"%s\",\"x\":\"%s\",\"c\":\"%s\",\"Q\":\"0.5\",\"b\":\"%s\","
                        + "\"B\":\"0.5\",\"a\":\"%s\",\"A\":\"0.4\",\"o\":\"%s\",\"h\":\"%s\",\"l\":\"%s\","
                        + "\"v\":\"100\",\"q\":\"1000\",\"O\":%d,\"C\":%d,\"F\":1,\"L\":2,\"n\":2}}",
                stream,
                now.toEpochMilli(),
                symbol,
                CoinbaseDialect.plain(tick.last()),
                CoinbaseDialect.plain(tick.last()),
                CoinbaseDialect.plain(tick.last()),
                CoinbaseDialect.plain(tick.bid()),
                CoinbaseDialect.plain(tick.ask()),
                CoinbaseDialect.plain(tick.last()),
                CoinbaseDialect.plain(tick.last()),
                CoinbaseDialect.plain(tick.last()),
                now.minusSeconds(86_400).toEpochMilli(),
                now.toEpochMilli());
        return number % 10 == 0 ? List.of(ticker, book) : List.of(book);
    }

    @Override
    public List<String> heartbeat(Numbering numbering, Instant now) {
        return List.of();
    }

    @Override
    public String error(String words, Numbering numbering) {
        return "{\"error\":{\"code\":2,\"msg\":\"" + words + "\"}}";
    }
}
