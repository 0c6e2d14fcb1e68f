package dev.ballast.core.feed.message;

import dev.ballast.core.market.Bar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The scalar fields of one JSON object as they stand on the wire, in any order, before anything in them is believed;
/// and what turned out to be wrong with them when they were asked for. For the decoders of venues.
public final class JsonFields {

    /// What stands for "no number"; the reason is among the problems.
    public static final double NONE = -1;

    private final Map<String, Value> values = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>(0);

    private record Value(JsonToken token, String text, Standing standing) {}

    private enum Standing {
        ONCE,
        AGAIN
    }

    /// Reads objects and arrays inside the object.
    @FunctionalInterface
    public interface Nested {
        /// The parser stands on the opening bracket of `name`; true leaves it on the closing one, false untouched.
        boolean read(String name, JsonParser parser);
    }

    /// Reads an object; the parser stands on its `{` and is left on its `}`.
    public static JsonFields read(JsonParser parser, Nested nested) {
        var fields = new JsonFields();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                if (!nested.read(name, parser)) {
                    parser.skipChildren();
                    fields.put(name, token, "");
                }
            } else {
                fields.put(name, token, parser.getString());
            }
        }
        return fields;
    }

    /// Reads an object without looking into objects and arrays inside.
    public static JsonFields read(JsonParser parser) {
        return read(parser, (_, _) -> false);
    }

    /// Reads an array as an object whose fields have these names in this order; what comes after them is passed over.
    /// The parser stands on the `[` and is left on the `]`.
    public static JsonFields readRow(JsonParser parser, List<String> names) {
        var fields = new JsonFields();
        for (int column = 0; parser.nextToken() != JsonToken.END_ARRAY; column++) {
            JsonToken token = parser.currentToken();
            boolean nested = token.isStructStart();
            if (column < names.size()) {
                fields.put(names.get(column), token, nested ? "" : parser.getString());
            }
            if (nested) {
                parser.skipChildren();
            }
        }
        return fields;
    }

    private void put(String name, JsonToken token, String text) {
        values.put(name, new Value(token, text, values.containsKey(name) ? Standing.AGAIN : Standing.ONCE));
    }

    public List<Problem> problems() {
        return problems;
    }

    public boolean isSound() {
        return problems.isEmpty();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// Notes a problem found by whoever reads the fields.
    public void note(Problem.Reason reason, String name, String value) {
        problems.add(new Problem(reason, name, value));
    }

    /// The text of a JSON string, or null with the reason noted.
    public @Nullable String text(String name) {
        return required(name, JsonToken.VALUE_STRING);
    }

    /// The text of a JSON string where there is one; nothing is noted where the field is absent or null.
    public @Nullable String optionalText(String name) {
        Value value = values.get(name);
        return value == null || value.token == JsonToken.VALUE_NULL ? null : required(name, JsonToken.VALUE_STRING);
    }

    /// The text of whatever scalar there is: of ids, which venues echo as number or string.
    public String anyText(String name) {
        Value value = values.get(name);
        return value == null || value.token == JsonToken.VALUE_NULL ? "" : value.text;
    }

    /// A price in a JSON string, or [#NONE] with the reason noted.
    public double price(String name) {
        String text = required(name, JsonToken.VALUE_STRING);
        return text == null ? NONE : number(name, text, PlainDecimal.whyNoPrice(text));
    }

    /// A quantity ≥ 0 in a JSON string, or [#NONE] with the reason noted.
    public double quantity(String name) {
        String text = required(name, JsonToken.VALUE_STRING);
        return text == null ? NONE : number(name, text, PlainDecimal.whyNoQuantity(text));
    }

    /// An integer in [0, 10¹⁸), or -1 with the reason noted.
    public long count(String name) {
        String text = required(name, JsonToken.VALUE_NUMBER_INT);
        if (text == null) {
            return -1;
        }
        if (text.length() > 18 || text.startsWith("-")) {
            note(Problem.Reason.OUT_OF_RANGE, name, text);
            return -1;
        }
        return Long.parseLong(text);
    }

    /// A boolean, or false with the reason noted.
    public boolean flag(String name) {
        Value value = values.get(name);
        if (value == null) {
            note(Problem.Reason.MISSING_FIELD, name, "");
            return false;
        }
        if (!value.token.isBoolean()) {
            note(Problem.Reason.WRONG_TYPE, name, value.token.toString());
            return false;
        }
        return value.token == JsonToken.VALUE_TRUE;
    }

    /// A time in ISO form, or null with the reason noted.
    public @Nullable Instant isoTime(String name) {
        String text = text(name);
        return text == null ? null : inRange(name, text, VenueTime.iso(text));
    }

    /// A time as an integer of milliseconds since 1970, or null with the reason noted.
    public @Nullable Instant milliseconds(String name) {
        String text = required(name, JsonToken.VALUE_NUMBER_INT);
        if (text == null) {
            return null;
        }
        long count = VenueTime.count(text);
        return inRange(name, text, count < 0 ? null : Instant.ofEpochMilli(count));
    }

    /// A time as a string of seconds since 1970, or null with the reason noted.
    public @Nullable Instant secondsInText(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        long count = VenueTime.count(text);
        return inRange(name, text, count < 0 ? null : Instant.ofEpochSecond(count));
    }

    /// A bar of the fields of these names, or null with the reasons noted.
    public @Nullable Bar bar(
            @Nullable Instant open, String opens, String high, String low, String close, String volume) {
        double opening = price(opens);
        double highest = price(high);
        double lowest = price(low);
        double closing = price(close);
        double traded = quantity(volume);
        if (!isSound() || open == null) {
            return null;
        }
        if (lowest > Math.min(opening, closing) || highest < Math.max(opening, closing)) {
            note(
                    Problem.Reason.CONTRADICTION,
                    high,
                    "open " + opening + ", high " + highest + ", low " + lowest + ", close " + closing);
            return null;
        }
        return new Bar(open, opening, highest, lowest, closing, traded);
    }

    private @Nullable Instant inRange(String name, String text, @Nullable Instant time) {
        if (time == null) {
            note(Problem.Reason.BAD_TIME, name, text);
            return null;
        }
        if (!VenueTime.inRange(time)) {
            note(Problem.Reason.OUT_OF_RANGE, name, text);
            return null;
        }
        return time;
    }

    private double number(String name, String text, Problem.@Nullable Reason refused) {
        if (refused != null) {
            note(refused, name, text);
            return NONE;
        }
        return Double.parseDouble(text);
    }

    private @Nullable String required(String name, JsonToken wanted) {
        Value value = values.get(name);
        if (value == null) {
            note(Problem.Reason.MISSING_FIELD, name, "");
            return null;
        }
        if (value.token != wanted) {
            note(Problem.Reason.WRONG_TYPE, name, value.token.toString());
            return null;
        }
        if (value.standing == Standing.AGAIN) {
            note(Problem.Reason.CONTRADICTION, name, "stands more than once");
            return null;
        }
        return value.text;
    }
}
