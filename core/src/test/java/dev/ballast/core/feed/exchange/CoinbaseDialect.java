package dev.ballast.core.feed.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Messages in the form of the recorded Coinbase Advanced Trade session.
final class CoinbaseDialect implements Dialect {

    private static final Pattern PRODUCT = Pattern.compile("\"([A-Z0-9.]+)-([A-Z]+)\"");

    @Override
    public List<String> answer(
            String request, Set<String> subscribed, Set<String> unknown, Numbering numbering, Instant now) {
        var asked = new TreeSet<String>();
        Matcher products = PRODUCT.matcher(request);
        while (products.find()) {
            asked.add(products.group(1));
        }
        if (!request.contains("\"type\":\"subscribe\"")) {
            return List.of(error("failure to parse request", numbering));
        }
        for (String base : asked) {
            if (unknown.contains(base)) {
                return List.of(error("product not found: " + base + "-USD", numbering));
            }
        }
        subscribed.addAll(asked);
        String all =
                subscribed.stream().sorted().map(base -> '"' + base + "-USD\"").collect(Collectors.joining(","));
        return List.of(String.format(
                Locale.ROOT,
                "{\"channel\":\"subscriptions\",\"timestamp\":\"%s\",\"sequence_num\":%d,"
                        + "\"events\":[{\"subscriptions\":{\"ticker\":[%s]}}]}",
                now,
                numbering.take(),
                all));
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
