package dev.ballast.core.feed.exchange;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Messages in the form of the recorded Coinbase Advanced Trade session. Candles are those of the venue's REST side.
final class CoinbaseDialect implements Dialect {

    /// As long as the recorded snapshot reaches back.
    private static final Duration SNAPSHOT = Duration.ofMinutes(755);

    private static final Pattern PRODUCT = Pattern.compile("\"([A-Z0-9.]+)-([A-Z]+)\"");

    private final RestAnswers bars;

    CoinbaseDialect(RestAnswers bars) {
        this.bars = bars;
    }

    @Override
    public List<String> answer(
            String request, Set<String> subscribed, Set<String> unknown, Numbering numbering, Instant now) {
        var asked = new TreeSet<String>();
        Matcher products = PRODUCT.matcher(request);
        while (products.find()) {
            asked.add(products.group(1));
        }
        boolean candles = request.contains("\"channel\":\"candles\"");
        if (candles && request.contains("\"type\":\"unsubscribe\"")) {
            return List.of(subscriptions(subscribed, numbering, now));
        }
        if (!request.contains("\"type\":\"subscribe\"")) {
            return List.of(error("failure to parse request", numbering));
        }
        for (String base : asked) {
            if (unknown.contains(base)) {
                return List.of(error("product not found: " + base + "-USD", numbering));
            }
        }
        if (candles) {
            return Stream.concat(
                            asked.stream().map(base -> snapshot(base, numbering, now)),
                            Stream.of(subscriptions(subscribed, numbering, now)))
                    .toList();
        }
        subscribed.addAll(asked);
        return List.of(subscriptions(subscribed, numbering, now));
    }

    private String snapshot(String base, Numbering numbering, Instant now) {
        String candles = bars.fiveMinutes(now.minus(SNAPSHOT), now).stream()
                .map(bar -> String.format(
                        Locale.ROOT,
                        "{\"start\":\"%d\",\"high\":\"%s\",\"low\":\"%s\",\"open\":\"%s\",\"close\":\"%s\","
                                + "\"volume\":\"%s\",\"product_id\":\"%s-USD\"}",
                        bar.openTime().getEpochSecond(),
                        plain(bar.high()),
                        plain(bar.low()),
                        plain(bar.open()),
                        plain(bar.close()),
                        plain(bar.volume()),
                        base))
                .collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT,
                "{\"channel\":\"candles\",\"timestamp\":\"%s\",\"sequence_num\":%d,"
                        + "\"events\":[{\"type\":\"snapshot\",\"candles\":[%s]}]}",
                now,
                numbering.take(),
                candles);
    }

    private static String subscriptions(Set<String> subscribed, Numbering numbering, Instant now) {
        String all =
                subscribed.stream().sorted().map(base -> '"' + base + "-USD\"").collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT,
                "{\"channel\":\"subscriptions\",\"timestamp\":\"%s\",\"sequence_num\":%d,"
                        + "\"events\":[{\"subscriptions\":{\"ticker\":[%s]}}]}",
                now,
                numbering.take(),
                all);
    }

    @Override
    public List<String> ticker(Tape.Tick tick, Numbering numbering, Instant now) {
        return List.of(String.format(
                Locale.ROOT,
                "{\"channel\":\"ticker\",\"timestamp\":\"%s\",\"sequence_num\":%d,\"events\":[{\"type\":\"update\","
                        + "\"tickers\":[{\"type\":\"ticker\",\"product_id\":\"%s-USD\",\"price\":\"%s\","
                        + "\"volume_24_h\":\"2867.5\",\"best_bid\":\"%s\",\"best_bid_quantity\":\"0.5\","
                        + "\"best_ask\":\"%s\",\"best_ask_quantity\":\"0.4\"}]}]}",
                now,
                numbering.take(),
                tick.base(),
                plain(tick.last()),
                plain(tick.bid()),
                plain(tick.ask())));
    }

    @Override
    public List<String> heartbeat(Numbering numbering, Instant now) {
        long number = numbering.take();
        return List.of(String.format(
                Locale.ROOT,
                "{\"channel\":\"heartbeats\",\"timestamp\":\"%s\",\"sequence_num\":%d,"
                        + "\"events\":[{\"current_time\":\"%s\",\"heartbeat_counter\":%d}]}",
                now,
                number,
                now,
                number));
    }

    @Override
    public String error(String words, Numbering numbering) {
        return "{\"type\":\"error\",\"message\":\"" + words + "\"}";
    }

    static String plain(double price) {
        return BigDecimal.valueOf(price).toPlainString();
    }
}
