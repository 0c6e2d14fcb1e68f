package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.VenueProduct.State;
import dev.ballast.core.feed.message.JsonFields;
import dev.ballast.core.feed.message.JsonMessages;
import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the venues' lists of pairs, apart from any connection. Entries that make no sense are left out and named; a
/// text that is no such list is a reason.
public final class RestProducts {

    private static final String DECIMAL = "\\d{1,18}(\\.\\d{1,18})?";

    private RestProducts() {}

    /// `GET /api/v3/brokerage/market/products` of Coinbase Advanced Trade, its first page.
    public static Result<ProductList> coinbase(String body) {
        return coinbase(body, 0);
    }

    /// The same for a later page.
    ///
    /// @param before entries of the pages before it
    static Result<ProductList> coinbase(String body, int before) {
        return read(body, "products", "product_id", before, RestProducts::coinbaseProduct);
    }

    /// `GET /api/v3/exchangeInfo` of Binance. It has neither prices nor volumes: [RestTickers] has.
    public static Result<ProductList> binance(String body) {
        return read(body, "symbols", "symbol", 0, RestProducts::binanceProduct);
    }

    /// One entry with its filters by type.
    private record Entry(JsonFields fields, Map<String, JsonFields> filters) {}

    @FunctionalInterface
    private interface Reader {
        Optional<VenueProduct> read(Entry entry);
    }

    private static Result<ProductList> read(String body, String list, String name, int before, Reader reader) {
        char[] text = body.toCharArray();
        try (JsonParser parser = JsonMessages.parser(text, text.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Result.missing("is no list of products");
            }
            var entries = new ArrayList<Entry>();
            var pages = new ArrayList<JsonFields>();
            boolean[] found = new boolean[1];
            JsonFields head = JsonFields.read(parser, (field, inner) -> {
                if (field.equals(list) && inner.currentToken() == JsonToken.START_ARRAY) {
                    found[0] = true;
                    JsonMessages.readArray(inner, each -> entries.add(entry(each)), _ -> {});
                    return true;
                }
                boolean isPage = field.equals("pagination") && inner.currentToken() == JsonToken.START_OBJECT;
                if (isPage) {
                    pages.add(JsonFields.read(inner));
                }
                return isPage;
            });
            return found[0]
                    ? Result.of(products(entries, name, missing(head, pages, before + entries.size()), reader))
                    : Result.missing("has no list called " + list);
        } catch (JacksonException e) {
            return Result.missing("is not JSON: " + e.getOriginalMessage());
        }
    }

    /// What the venue says it has besides: by its count of all, or by "there is a next page".
    private static int missing(JsonFields head, List<JsonFields> pages, int read) {
        String count = head.anyText("num_products");
        int counted = count.matches("\\d{1,7}") ? Math.max(0, Integer.parseInt(count) - read) : 0;
        boolean more = pages.stream().anyMatch(page -> page.anyText("has_next").equals("true"));
        return more ? Math.max(1, counted) : counted;
    }

    private static Entry entry(JsonParser parser) {
        var filters = new HashMap<String, JsonFields>();
        JsonFields fields = JsonFields.read(parser, (name, inner) -> {
            boolean isFilters = name.equals("filters") && inner.currentToken() == JsonToken.START_ARRAY;
            if (isFilters) {
                JsonMessages.readArray(
                        inner,
                        each -> {
                            JsonFields filter = JsonFields.read(each);
                            filters.put(filter.anyText("filterType"), filter);
                        },
                        _ -> {});
            }
            return isFilters;
        });
        return new Entry(fields, filters);
    }

    private static ProductList products(List<Entry> entries, String name, int missing, Reader reader) {
        var products = new ArrayList<VenueProduct>();
        var refused = new ArrayList<Problem>();
        var unreadable = new TreeSet<String>();
        for (Entry entry : entries) {
            Optional<VenueProduct> product = reader.read(entry);
            product.ifPresentOrElse(products::add, () -> unreadable.add(entry.fields.anyText(name)));
            refused.addAll(entry.fields.problems());
        }
        return new ProductList(products, refused, unreadable, missing);
    }

    private static Optional<VenueProduct> coinbaseProduct(Entry entry) {
        JsonFields fields = entry.fields;
        Optional<InstrumentId> id = id(fields, "product_id", fields.anyText("product_id"));
        Optional<BigDecimal> tick = positive(fields, fields, "price_increment");
        Optional<BigDecimal> step = positive(fields, fields, "base_increment");
        if (id.isEmpty() || tick.isEmpty() || step.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new VenueProduct(
                id.get(),
                id.get().symbol(),
                coinbaseState(fields),
                tick.get(),
                step.get(),
                minimum(fields.anyText("base_min_size")),
                minimum(fields.anyText("quote_min_size")),
                number(fields.anyText("price")),
                number(fields.anyText("approximate_quote_24h_volume")),
                fields.anyText("alias")));
    }

    private static State coinbaseState(JsonFields fields) {
        if (fields.anyText("status").equals("delisted")) {
            return State.DELISTED;
        }
        boolean halted = fields.anyText("is_disabled").equals("true")
                || fields.anyText("trading_disabled").equals("true")
                || !fields.anyText("status").equals("online");
        return halted ? State.HALTED : State.TRADING;
    }

    private static Optional<VenueProduct> binanceProduct(Entry entry) {
        JsonFields fields = entry.fields;
        String pair = fields.anyText("baseAsset") + "-" + fields.anyText("quoteAsset");
        Optional<InstrumentId> id = id(fields, "symbol", pair);
        JsonFields price = entry.filters.get("PRICE_FILTER");
        JsonFields lot = entry.filters.get("LOT_SIZE");
        if (price == null || lot == null) {
            fields.note(Problem.Reason.MISSING_FIELD, "filters", pair);
            return Optional.empty();
        }
        Optional<BigDecimal> tick = positive(fields, price, "tickSize");
        Optional<BigDecimal> step = positive(fields, lot, "stepSize");
        if (id.isEmpty() || tick.isEmpty() || step.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new VenueProduct(
                id.get(),
                fields.anyText("symbol"),
                fields.anyText("status").equals("TRADING") ? State.TRADING : State.HALTED,
                tick.get(),
                step.get(),
                minimum(lot.anyText("minQty")),
                minimalValue(entry.filters),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                ""));
    }

    /// `MIN_NOTIONAL` until 2022, `NOTIONAL` since. Source: Binance spot API, filters.md.
    private static Optional<BigDecimal> minimalValue(Map<String, JsonFields> filters) {
        return Stream.of("NOTIONAL", "MIN_NOTIONAL")
                .map(filters::get)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(filter -> minimum(filter.anyText("minNotional")));
    }

    /// A minimum that is none, or no number, is left out: an order below it is refused by the venue, nothing else.
    private static Optional<BigDecimal> minimum(String text) {
        return text.matches(DECIMAL)
                ? Optional.of(new BigDecimal(text).stripTrailingZeros()).filter(value -> value.signum() > 0)
                : Optional.empty();
    }

    private static Optional<InstrumentId> id(JsonFields fields, String name, String text) {
        try {
            return Optional.of(InstrumentId.of(text));
        } catch (IllegalArgumentException _) {
            fields.note(Problem.Reason.BAD_SYMBOL, name, text);
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> positive(JsonFields notes, JsonFields fields, String name) {
        String text = fields.anyText(name);
        if (text.matches(DECIMAL)) {
            var value = new BigDecimal(text).stripTrailingZeros();
            if (value.signum() > 0) {
                return Optional.of(value);
            }
        }
        notes.note(Problem.Reason.NOT_POSITIVE, name, text);
        return Optional.empty();
    }

    private static OptionalDouble number(String text) {
        return text.matches(DECIMAL) ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }
}
