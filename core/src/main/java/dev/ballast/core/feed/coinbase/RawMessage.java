package dev.ballast.core.feed.coinbase;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One message as it stands on the wire, before anything in it is believed: fields may come in any order.
final class RawMessage {

    private static final String SEQUENCE = "sequence_num";

    @Nullable
    String channel;

    @Nullable
    String type;

    @Nullable
    String message;

    @Nullable
    String timestamp;

    /// -1 where absent or unusable.
    long sequence = -1;

    final List<TickerFields> tickers = new ArrayList<>(1);
    final List<Problem> problems = new ArrayList<>(0);

    /// Reads a whole message to its very end; throws `JacksonException` if the text is not JSON, and returns null if
    /// it is JSON but not one object.
    static @Nullable RawMessage read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        var raw = new RawMessage();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            raw.readField(parser, parser.currentName());
        }
        return parser.nextToken() == null ? raw : null;
    }

    private void readField(JsonParser parser, String name) {
        parser.nextToken();
        switch (name) {
            case "channel" -> channel = text(parser, name);
            case "type" -> type = text(parser, name);
            case "message" -> message = text(parser, name);
            case "timestamp" -> timestamp = text(parser, name);
            case SEQUENCE -> sequence = sequence(parser);
            case "events" -> readArray(parser, name, this::readEvent);
            default -> parser.skipChildren();
        }
    }

    private void readEvent(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("tickers")) {
                readArray(parser, name, each -> tickers.add(TickerFields.read(each)));
            } else {
                parser.skipChildren();
            }
        }
    }

    /// Calls `reader` on every object of an array and notes whatever is not an object.
    private void readArray(JsonParser parser, String name, Consumer<JsonParser> reader) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            wrongType(parser, name);
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                reader.accept(parser);
            } else {
                wrongType(parser, name);
            }
        }
    }

    private @Nullable String text(JsonParser parser, String name) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        wrongType(parser, name);
        return null;
    }

    private long sequence(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            wrongType(parser, SEQUENCE);
            return -1;
        }
        String digits = parser.getString();
        if (digits.length() > 18 || digits.startsWith("-")) {
            problems.add(new Problem(Problem.Reason.OUT_OF_RANGE, SEQUENCE, digits));
            return -1;
        }
        return Long.parseLong(digits);
    }

    private void wrongType(JsonParser parser, String name) {
        problems.add(new Problem(Problem.Reason.WRONG_TYPE, name, String.valueOf(parser.currentToken())));
        parser.skipChildren();
    }
}
