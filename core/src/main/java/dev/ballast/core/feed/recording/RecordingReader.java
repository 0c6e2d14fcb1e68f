package dev.ballast.core.feed.recording;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Streams a recorded session, `.jsonl` or `.jsonl.gz`, one line of memory at a time.
///
/// Each line is an object with `t` (`header`, `http`, `connect`, `disconnect`, `follow`, `refuse`, `send`, `recv`);
/// all but the header need `conn` and `ts` (seconds since 1970), `recv` and `send` also `data`, the raw text,
/// `follow` the instruments, `refuse` the instrument and why. Anything else is refused by a [RecordingException] that
/// names where. Empty lines are passed over. Not thread-safe.
public final class RecordingReader implements AutoCloseable {

    private static final double LATEST_SECOND = 4_102_444_800.0;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(64 << 20)
                    .maxNumberLength(64)
                    .build())
            .build();

    private final Path file;
    private final LineSource lines;

    /// What a recording that is cut off is worth.
    public enum Cut {
        /// Nothing: whoever gave it away gave less than he said.
        REFUSED,
        /// All whole lines up to the cut: the program that wrote it was killed.
        READ_UP_TO
    }

    private RecordingReader(Path file, LineSource lines) {
        this.file = file;
        this.lines = lines;
    }

    /// Opens a recording; the caller closes it.
    public static RecordingReader open(Path file) throws RecordingException {
        return open(file, Cut.REFUSED);
    }

    /// The same, with a choice of what to do where gzip data is cut off.
    public static RecordingReader open(Path file, Cut cut) throws RecordingException {
        return new RecordingReader(file, LineSource.open(file, cut));
    }

    /// The next line, or empty at the end.
    public Optional<RecordedLine> next() throws RecordingException {
        String text = lines.next();
        while (text != null && text.isBlank()) {
            text = lines.next();
        }
        return text == null ? Optional.empty() : Optional.of(parse(text));
    }

    @Override
    public void close() {
        lines.close();
    }

    private RecordedLine parse(String text) throws RecordingException {
        Map<String, String> fields = fields(text);
        RecordedLine.Kind kind = kindOf(required(fields, "t"));
        return switch (kind) {
            case HEADER ->
                new RecordedLine(
                        lines.number(),
                        kind,
                        "",
                        time(fields, "recorded"),
                        required(fields, "exchange") + fields.getOrDefault("session", ""));
            case HTTP -> line(kind, fields, fields.getOrDefault("data", ""));
            case CONNECT, DISCONNECT -> line(kind, fields, fields.getOrDefault("addr", ""));
            case FOLLOW -> line(kind, fields, instruments(required(fields, "data")));
            case REFUSE -> line(kind, fields, refusal(required(fields, "data")));
            case SEND, RECEIVE -> line(kind, fields, required(fields, "data"));
        };
    }

    private RecordedLine line(RecordedLine.Kind kind, Map<String, String> fields, String content)
            throws RecordingException {
        return new RecordedLine(lines.number(), kind, required(fields, "conn"), time(fields, "ts"), content);
    }

    private String instruments(String text) throws RecordingException {
        try {
            return SessionHeader.joined(SessionHeader.instruments(text));
        } catch (IllegalArgumentException e) {
            throw refused("data", text, "not a list of instruments: " + e.getMessage());
        }
    }

    private String refusal(String text) throws RecordingException {
        instruments(text.substring(0, Math.max(0, text.indexOf(' '))));
        return text;
    }

    /// The scalar fields of the line as text; nested ones are passed over.
    private Map<String, String> fields(String text) throws RecordingException {
        var fields = new HashMap<String, String>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused("", text, "not a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
                    fields.put(name, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw refused("", text, "text after the JSON object");
            }
            return fields;
        } catch (JacksonException e) {
            throw refused("", text, "not JSON: " + e.getOriginalMessage());
        }
    }

    private RecordedLine.Kind kindOf(String name) throws RecordingException {
        for (RecordedLine.Kind kind : RecordedLine.Kind.values()) {
            if (kind.wireName().equals(name)) {
                return kind;
            }
        }
        String known = String.join(
                ", ",
                Arrays.stream(RecordedLine.Kind.values())
                        .map(RecordedLine.Kind::wireName)
                        .toList());
        throw refused("t", name, "unknown kind of line; known are " + known);
    }

    private Instant time(Map<String, String> fields, String name) throws RecordingException {
        String text = required(fields, name);
        try {
            double seconds = Double.parseDouble(text);
            if (seconds >= 0 && seconds < LATEST_SECOND) {
                long nanos = new BigDecimal(text).movePointRight(9).longValue();
                return Instant.ofEpochSecond(0, nanos);
            }
        } catch (NumberFormatException _) {
            // Reported below with the text itself.
        }
        throw refused(name, text, "not a number of seconds from 1970 to 2100");
    }

    private String required(Map<String, String> fields, String name) throws RecordingException {
        @Nullable String value = fields.get(name);
        if (value == null) {
            throw refused(name, "", "missing, or not text or number");
        }
        return value;
    }

    private RecordingException refused(String field, String value, String reason) {
        return new RecordingException(file, lines.number(), field, value, reason);
    }
}
