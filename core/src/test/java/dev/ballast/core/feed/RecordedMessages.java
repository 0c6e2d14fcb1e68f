package dev.ballast.core.feed;

import dev.ballast.core.feed.recording.RecordedLine;
import dev.ballast.core.feed.recording.RecordingException;
import dev.ballast.core.feed.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The received messages of a file of recorded data, in any of its three forms: a recorded session, one raw message a
/// line, or a transcript whose blocks begin with `>` (sent), `<` or `=` (received).
public final class RecordedMessages {

    private static final Pattern BLOCK = Pattern.compile("(?m)^(?=[<>=])");

    /// What stands for the id of a request in a transcript.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\|[^|]*\\|");

    private RecordedMessages() {}

    /// One of them.
    ///
    /// @param received by the recorder's clock; 2021-10-12 where the file does not say
    public record Message(String text, Instant received) {}

    public static List<Message> of(Path file) throws IOException, RecordingException {
        if (file.toString().endsWith(".jsonl.gz")) {
            return session(file);
        }
        Instant unknown = Instant.parse("2021-10-12T00:00:00Z");
        String text = Files.readString(file).replace("\uFEFF", "");
        List<String> messages =
                file.toString().endsWith(".jsonl") ? text.lines().toList() : transcript(text);
        return messages.stream()
                .filter(message -> !message.isBlank())
                .map(message -> new Message(message, unknown))
                .toList();
    }

    private static List<Message> session(Path file) throws RecordingException {
        var messages = new ArrayList<Message>();
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (Optional<RecordedLine> line = reader.next(); line.isPresent(); line = reader.next()) {
                if (line.get().kind() == RecordedLine.Kind.RECEIVE) {
                    messages.add(new Message(line.get().content(), line.get().time()));
                }
            }
        }
        return messages;
    }

    private static List<String> transcript(String text) {
        return BLOCK.splitAsStream(text)
                .map(String::strip)
                .filter(block -> !block.isEmpty() && !block.startsWith(">"))
                .map(block -> PLACEHOLDER
                        .matcher(block.replaceFirst("^[<=]\\d?", ""))
                        .replaceAll("1")
                        .strip())
                .toList();
    }
}
