package dev.ballast.core.feed.history;

import dev.ballast.core.feed.message.JsonFields;
import dev.ballast.core.feed.message.JsonMessages;
import java.util.ArrayList;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the limits in `GET /api/v3/exchangeInfo` of Binance, apart from any connection. Source: Binance spot API,
/// rest-api.md, "Exchange information" and enums.md, "Rate limiters".
public final class RestLimits {

    private static final String COUNT = "[1-9]\\d{0,6}";

    private RestLimits() {}

    /// Request weight a minute: `{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":1200}`.
    /// Of several the least, one over more than one minute spread over them; empty where there is none that makes
    /// sense.
    public static OptionalInt requestWeight(String exchangeInfo) {
        char[] text = exchangeInfo.toCharArray();
        var limits = new ArrayList<JsonFields>();
        try (JsonParser parser = JsonMessages.parser(text, text.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return OptionalInt.empty();
            }
            // The limits stand before the pairs, which are megabytes: what comes after them is not read.
            while (limits.isEmpty() && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = parser.currentName().equals("rateLimits");
                if (parser.nextToken() == JsonToken.START_ARRAY && found) {
                    JsonMessages.readArray(parser, each -> limits.add(JsonFields.read(each)), _ -> {});
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException _) {
            // The list of pairs, which is read from the same text, says so.
            return OptionalInt.empty();
        }
        return limits.stream()
                .filter(limit -> limit.anyText("rateLimitType").equals("REQUEST_WEIGHT"))
                .filter(limit -> limit.anyText("interval").equals("MINUTE"))
                .filter(limit -> limit.anyText("intervalNum").matches(COUNT)
                        && limit.anyText("limit").matches(COUNT))
                .mapToInt(limit ->
                        Integer.parseInt(limit.anyText("limit")) / Integer.parseInt(limit.anyText("intervalNum")))
                .filter(weight -> weight > 0)
                .min();
    }
}
