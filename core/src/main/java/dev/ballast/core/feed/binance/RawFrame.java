package dev.ballast.core.feed.binance;

import dev.ballast.core.feed.message.JsonFields;
import dev.ballast.core.feed.message.JsonMessages;
import dev.ballast.core.feed.message.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One frame as it stands on the wire: an answer, a payload, a list of payloads, or any of these inside
/// `{"stream":…,"data":…}`.
final class RawFrame {

    /// One payload with the candle inside it, where it has one.
    record Payload(JsonFields fields, @Nullable JsonFields candle) {

        private static Payload read(JsonParser parser) {
            var candles = new ArrayList<JsonFields>(1);
            JsonFields fields = JsonFields.read(parser, (name, inner) -> {
                boolean isCandle = name.equals("k") && inner.currentToken() == JsonToken.START_OBJECT;
                if (isCandle) {
                    candles.add(JsonFields.read(inner));
                }
                return isCandle;
            });
            return new Payload(fields, candles.isEmpty() ? null : candles.getLast());
        }
    }

    final List<Payload> payloads = new ArrayList<>(1);
    final List<Problem> problems = new ArrayList<>(0);

    /// The fields beside `data` or those of an answer; null where the frame is a bare list.
    @Nullable
    JsonFields top;

    /// The fields of `{"error":{…}}`.
    @Nullable
    JsonFields error;

    /// The candle of a payload that stands alone.
    @Nullable
    JsonFields candle;

    /// Whether the frame had a `data` field with payloads.
    boolean combined;

    /// The strings of `"result":[…]`: what is subscribed to.
    final List<String> results = new ArrayList<>(0);

    /// Reads a whole frame to its very end; throws `JacksonException` if the text is not JSON, and returns null if it
    /// is JSON but neither an object nor an array.
    static @Nullable RawFrame read(JsonParser parser) {
        JsonToken first = parser.nextToken();
        var frame = new RawFrame();
        if (first == JsonToken.START_ARRAY) {
            frame.readPayloads(parser);
        } else if (first == JsonToken.START_OBJECT) {
            frame.readObject(parser);
        } else {
            return null;
        }
        return parser.nextToken() == null ? frame : null;
    }

    /// An object is read as an envelope and as a payload at once, since only its fields say which it is.
    private void readObject(JsonParser parser) {
        top = JsonFields.read(parser, (name, inner) -> {
            boolean object = inner.currentToken() == JsonToken.START_OBJECT;
            switch (name) {
                case "data" -> {
                    combined = true;
                    if (object) {
                        payloads.add(Payload.read(inner));
                    } else {
                        readPayloads(inner);
                    }
                }
                case "error" -> {
                    if (!object) {
                        return false;
                    }
                    error = JsonFields.read(inner);
                }
                case "result" -> {
                    if (object) {
                        return false;
                    }
                    readResults(inner);
                }
                case "k" -> {
                    if (!object) {
                        return false;
                    }
                    candle = JsonFields.read(inner);
                }
                default -> {
                    return false;
                }
            }
            return true;
        });
    }

    private void readPayloads(JsonParser parser) {
        JsonMessages.readArray(
                parser,
                each -> payloads.add(Payload.read(each)),
                other -> problems.add(
                        new Problem(Problem.Reason.WRONG_TYPE, "data", String.valueOf(other.currentToken()))));
    }

    private void readResults(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                results.add(parser.getString());
            }
            parser.skipChildren();
        }
    }
}
