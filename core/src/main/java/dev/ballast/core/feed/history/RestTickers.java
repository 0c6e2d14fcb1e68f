package dev.ballast.core.feed.history;

import dev.ballast.core.feed.message.JsonFields;
import dev.ballast.core.feed.message.JsonMessages;
import dev.ballast.core.result.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the last day of all pairs of Binance, `GET /api/v3/ticker/24hr?type=MINI`, apart from any connection.
/// Source: Binance spot API, rest-api.md, "24hr ticker price change statistics".
public final class RestTickers {

    private RestTickers() {}

    /// The last day of a pair.
    ///
    /// @param price last price, > 0; empty where it is none
    /// @param volume traded in the quote currency, ≥ 0; empty where it is none
    public record Day(OptionalDouble price, OptionalDouble volume) {

        static final Day UNKNOWN = new Day(OptionalDouble.empty(), OptionalDouble.empty());
    }

    /// Days by the venue's symbol, or why the text has none. A figure that is no number is left out.
    public static Result<Map<String, Day>> read(String body) {
        char[] text = body.toCharArray();
        try (JsonParser parser = JsonMessages.parser(text, text.length)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Result.missing("is no list of days");
            }
            Map<String, Day> days = new HashMap<>();
            JsonMessages.readArray(
                    parser,
                    each -> {
                        JsonFields fields = JsonFields.read(each);
                        double price = fields.price("lastPrice");
                        double volume = fields.quantity("quoteVolume");
                        days.put(fields.anyText("symbol"), new Day(known(price), known(volume)));
                    },
                    _ -> {});
            return Result.of(days);
        } catch (JacksonException e) {
            return Result.missing("is not JSON: " + e.getOriginalMessage());
        }
    }

    private static OptionalDouble known(double figure) {
        return figure == JsonFields.NONE ? OptionalDouble.empty() : OptionalDouble.of(figure);
    }
}
