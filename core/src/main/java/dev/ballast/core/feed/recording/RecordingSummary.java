package dev.ballast.core.feed.recording;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a recording holds, found by reading it from end to end: a recording that gives a summary is whole.
///
/// @param file the recording
/// @param exchange of its header; empty without one
/// @param start time of the first received message
/// @param end time of the last received message
/// @param received how many messages were received, ≥ 1
public record RecordingSummary(Path file, String exchange, Instant start, Instant end, long received) {

    /// Reads the whole recording and refuses one that is damaged or holds no received message.
    public static RecordingSummary of(Path file) throws RecordingException {
        return of(file, RecordingReader.Cut.REFUSED);
    }

    /// The same, with a choice of what to do where it is cut off.
    public static RecordingSummary of(Path file, RecordingReader.Cut cut) throws RecordingException {
        try (RecordingReader reader = RecordingReader.open(file, cut)) {
            String exchange = "";
            Instant start = null;
            Instant end = Instant.EPOCH;
            long received = 0;
            for (Optional<RecordedLine> next = reader.next(); next.isPresent(); next = reader.next()) {
                RecordedLine line = next.get();
                if (line.kind() == RecordedLine.Kind.HEADER) {
                    exchange = line.content();
                } else if (line.kind() == RecordedLine.Kind.RECEIVE) {
                    start = start == null ? line.time() : start;
                    end = line.time().isAfter(end) ? line.time() : end;
                    received++;
                }
            }
            if (start == null) {
                throw new RecordingException(file, 0, "", "", "holds no received message");
            }
            return new RecordingSummary(file, exchange, start, end, received);
        }
    }

    public Duration length() {
        Duration length = Duration.between(start, end);
        return length.isNegative() ? Duration.ZERO : length;
    }

    /// The file's name without its extensions, for the screen.
    public String title() {
        return file.getFileName().toString().replaceFirst("\\.jsonl(\\.gz)?$", "");
    }
}
