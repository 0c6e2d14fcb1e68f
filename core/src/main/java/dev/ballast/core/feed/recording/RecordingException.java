package dev.ballast.core.feed.recording;

import java.io.Serial;
import java.nio.file.Path;

/// A recording that cannot be read or played: names file, line, field, value and reason, so that the message can stand
/// as it is on screen and on the command line.
///
/// Example: `session.jsonl.gz, line 17, field ts, value "yesterday": not a number of seconds since 1970`.
public final class RecordingException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_VALUE = 80;

    private final transient Path file;
    private final long line;
    private final String field;
    private final String value;
    private final String reason;

    /// @param file the recording
    /// @param line counted from 1; 0 where the file as a whole is meant
    /// @param field the field of the line; empty where the line as a whole is meant
    /// @param value what stood there; empty where there is nothing to show
    /// @param reason what is wrong with it
    public RecordingException(Path file, long line, String field, String value, String reason) {
        super(describe(file, line, field, shortened(value), reason));
        this.file = file;
        this.line = line;
        this.field = field;
        this.value = shortened(value);
        this.reason = reason;
    }

    public Path file() {
        return file;
    }

    public long line() {
        return line;
    }

    public String field() {
        return field;
    }

    public String value() {
        return value;
    }

    public String reason() {
        return reason;
    }

    private static String describe(Path file, long line, String field, String value, String reason) {
        var text = new StringBuilder(file.toString());
        if (line > 0) {
            text.append(", line ").append(line);
        }
        if (!field.isEmpty()) {
            text.append(", field ").append(field);
        }
        if (!value.isEmpty()) {
            text.append(", value \"").append(value).append('"');
        }
        return text.append(": ").append(reason).toString();
    }

    private static String shortened(String value) {
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    }
}
