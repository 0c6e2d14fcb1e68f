package dev.ballast.core.feed.message;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// The JSON parser of messages: bounded in depth and lengths, so that no text can overflow the stack or fill memory.
public final class JsonMessages {

    // Field names are the venue's: kept in a shared table, odd ones would slow down every parser after them.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(1 << 16)
                    .maxNameLength(1 << 10)
                    .maxNumberLength(64)
                    .build())
            .build();

    private JsonMessages() {}

    /// A parser of a whole text in memory; its methods throw `JacksonException` where the text is not JSON.
    public static JsonParser parser(char[] text, int length) {
        return JSON.createParser(ObjectReadContext.empty(), text, 0, length);
    }

    /// What is called on each element of an array.
    @FunctionalInterface
    public interface Element {
        void read(JsonParser parser);
    }

    /// Calls `objects` on every object of an array and `others` on whatever else stands in it. The parser stands on the
    /// `[` and is left on the `]`.
    public static void readArray(JsonParser parser, Element objects, Element others) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                objects.read(parser);
            } else {
                others.read(parser);
                parser.skipChildren();
            }
        }
    }
}
