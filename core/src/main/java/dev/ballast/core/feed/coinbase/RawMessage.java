package dev.ballast.core.feed.coinbase;

import dev.ballast.core.feed.message.JsonFields;
import dev.ballast.core.feed.message.JsonMessages;
import dev.ballast.core.feed.message.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One message as it stands on the wire, before anything in it is believed: fields may come in any order.
final class RawMessage {

    final List<JsonFields> tickers = new ArrayList<>(1);
    final List<JsonFields> candles = new ArrayList<>(0);

    /// The scalar fields of the events themselves, such as the counter of a heartbeat.
    final List<JsonFields> events = new ArrayList<>(1);

    final SortedMap<String, List<String>> subscriptions = new TreeMap<>();
    final List<Problem> problems = new ArrayList<>(0);
    private @Nullable JsonFields top;

    /// Reads a whole message to its very end; throws `JacksonException` if the text is not JSON, and returns null if
    /// it is JSON but not one object.
    static @Nullable RawMessage read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        var raw = new RawMessage();
        raw.top = JsonFields.read(parser, raw::readEvents);
        return parser.nextToken() == null ? raw : null;
    }

    JsonFields top() {
        return Objects.requireNonNull(top);
    }

    private boolean readEvents(String name, JsonParser parser) {
        if (!name.equals("events") || parser.currentToken() != JsonToken.START_ARRAY) {
            return false;
        }
        readArray(name, parser, each -> events.add(JsonFields.read(each, this::readEvent)));
        return true;
    }

    private boolean readEvent(String name, JsonParser parser) {
        boolean array = parser.currentToken() == JsonToken.START_ARRAY;
        if (array && name.equals("tickers")) {
            readArray(name, parser, each -> tickers.add(JsonFields.read(each)));
        } else if (array && name.equals("candles")) {
            readArray(name, parser, each -> candles.add(JsonFields.read(each)));
        } else if (!array && name.equals("subscriptions")) {
            JsonFields.read(parser, this::readSubscription);
        } else {
            return false;
        }
        return true;
    }

    private boolean readSubscription(String channel, JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return false;
        }
        List<String> products = subscriptions.computeIfAbsent(channel, _ -> new ArrayList<>());
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                products.add(parser.getString());
            } else {
                wrongType("subscriptions", parser);
                parser.skipChildren();
            }
        }
        return true;
    }

    private void readArray(String name, JsonParser parser, JsonMessages.Element objects) {
        JsonMessages.readArray(parser, objects, other -> wrongType(name, other));
    }

    private void wrongType(String name, JsonParser parser) {
        problems.add(new Problem(Problem.Reason.WRONG_TYPE, name, String.valueOf(parser.currentToken())));
    }
}
