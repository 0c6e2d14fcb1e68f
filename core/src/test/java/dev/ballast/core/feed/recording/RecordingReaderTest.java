package dev.ballast.core.feed.recording;

import static dev.ballast.core.feed.recording.RecordingFiles.CONNECT;
import static dev.ballast.core.feed.recording.RecordingFiles.HEADER;
import static dev.ballast.core.feed.recording.RecordingFiles.HTTP;
import static dev.ballast.core.feed.recording.RecordingFiles.SEND;
import static dev.ballast.core.feed.recording.RecordingFiles.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ballast.core.feed.RecordedData;
import dev.ballast.core.feed.message.MessageCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingReaderTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyKindOfLineIsRead() throws RecordingException {
        Path file = RecordingFiles.plain(folder, "\uFEFF" + HEADER, HTTP, CONNECT, "", SEND, received(0, 629) + "\r");

        List<RecordedLine> lines = read(file);

        assertThat(lines)
                .extracting(RecordedLine::kind)
                .containsExactly(
                        RecordedLine.Kind.HEADER,
                        RecordedLine.Kind.HTTP,
                        RecordedLine.Kind.CONNECT,
                        RecordedLine.Kind.SEND,
                        RecordedLine.Kind.RECEIVE);
        assertThat(lines.getFirst().content()).isEqualTo("COINBASE");
        assertThat(lines.get(2).content()).isEqualTo("wss://x");
        assertThat(lines.getLast().line()).isEqualTo(6);
        assertThat(lines.getLast().time()).isEqualTo(Instant.parse("2026-08-09T21:05:48.629Z"));
        assertThat(lines.getLast().connection()).isEqualTo("ws");
    }

    @Test
    void gzipIsKnownByItsContentWhateverTheName() throws RecordingException {
        byte[] zipped = RecordingFiles.gzipped(HEADER + "\n" + received(0, 1));

        assertThat(read(RecordingFiles.write(folder.resolve("a.jsonl.gz"), zipped)))
                .hasSize(2);
        assertThat(read(RecordingFiles.write(folder.resolve("b.jsonl"), zipped)))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    hello                                                  | ``       | hello      | not JSON
                    [1]                                                    | ``       | [1]        | not a JSON object
                    {"t":"recv"                                            | ``       | {"t":"recv"| not JSON
                    {"t":"send"} {"t":"send"}                              | ``       | {"t"       | text after
                    {"conn":"a"}                                           | t        | ``         | missing
                    {"t":"dance"}                                          | t        | dance      | unknown kind
                    {"t":"recv","ts":1,"data":"x"}                         | conn     | ``         | missing
                    {"t":"recv","conn":"a","data":"x"}                     | ts       | ``         | missing
                    {"t":"recv","conn":"a","ts":1}                         | data     | ``         | missing
                    {"t":"recv","conn":"a","ts":1,"data":{"a":1}}          | data     | ``         | missing
                    {"t":"recv","conn":"a","ts":"yesterday","data":"x"}    | ts       | yesterday  | seconds
                    {"t":"recv","conn":"a","ts":-1,"data":"x"}             | ts       | -1         | seconds
                    {"t":"recv","conn":"a","ts":1e999999999,"data":"x"}    | ts       | 1e999999999| seconds
                    {"t":"recv","conn":"a","ts":"NaN","data":"x"}          | ts       | NaN        | seconds
                    {"t":"recv","conn":"a","ts":9999999999,"data":"x"}     | ts       | 9999999999 | seconds
                    {"t":"header","recorded":1}                            | exchange | ``         | missing
                    """)
    void aBadLineIsRefusedWithFileLineFieldValueAndReason(String line, String field, String value, String reason) {
        Path file = RecordingFiles.plain(folder, HEADER, line);

        RecordingException refused = refused(file);

        assertThat(refused.file()).isEqualTo(file);
        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.value()).startsWith(value);
        assertThat(refused.reason()).contains(reason);
        assertThat(refused).hasMessageContaining("session.jsonl, line 2").hasMessageContaining(reason);
    }

    @Test
    void aTruncatedGzipIsRefused() {
        byte[] zipped = RecordingFiles.gzipped(HEADER + "\n" + received(0, 1) + "\n" + received(1, 2));
        for (int length : new int[] {3, 12, zipped.length / 2, zipped.length - 1}) {
            Path file = RecordingFiles.write(folder.resolve("cut.jsonl.gz"), Arrays.copyOf(zipped, length));
            assertThat(refused(file).reason()).isEqualTo("gzip data is cut off");
        }
    }

    @Test
    void aDamagedGzipIsRefused() {
        byte[] zipped = RecordingFiles.gzipped((HEADER + "\n").repeat(500));
        zipped[zipped.length - 6] ^= 0x55;
        Path file = RecordingFiles.write(folder.resolve("damaged.jsonl.gz"), zipped);

        assertThat(refused(file).reason()).startsWith("damaged gzip data");
    }

    @Test
    void aFileNamedGzThatIsNotGzipIsRefused() {
        Path file = RecordingFiles.write(folder.resolve("plain.jsonl.gz"), HEADER.getBytes(StandardCharsets.UTF_8));

        assertThat(refused(file).reason()).contains("not gzip data");
    }

    @Test
    void anotherEncodingIsRefusedWithItsLine() {
        byte[] latin = (HEADER + "\n{\"t\":\"send\",\"conn\":\"caf\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = HEADER.getBytes(StandardCharsets.UTF_16);

        RecordingException second = refused(RecordingFiles.write(folder.resolve("latin.jsonl"), latin));
        RecordingException first = refused(RecordingFiles.write(folder.resolve("utf16.jsonl"), utf16));

        assertThat(second.line()).isEqualTo(2);
        assertThat(second.reason()).isEqualTo("not UTF-8 text");
        assertThat(first.line()).isEqualTo(1);
        assertThat(first.value()).startsWith("bytes fe ff");
    }

    @Test
    void aMissingFileAndAFolderAreRefused() {
        assertThat(refused(folder.resolve("none.jsonl")).reason()).isEqualTo("no such file");
        assertThat(refused(folder).reason()).contains("cannot be read");
    }

    @Test
    void aRecordingWithoutReceivedMessagesIsNoRecording() {
        assertThat(refused(RecordingFiles.plain(folder, HEADER, CONNECT)).reason())
                .contains("no received message");
        assertThat(refused(RecordingFiles.write(folder.resolve("empty.jsonl"), new byte[0]))
                        .reason())
                .contains("no received message");
    }

    @Test
    void aReconnectStartsTheSequenceAnew() throws RecordingException {
        var counts = new MessageCounts();
        Path file = RecordingFiles.plain(folder, CONNECT, received(5, 1), received(6, 2), CONNECT, received(0, 3));
        try (RecordedSession session = RecordedSession.open(file, counts)) {
            for (Optional<RecordedSession.Step> step = session.next(); step.isPresent(); step = session.next()) {
                assertThat(step.get().decoded().quotes()).hasSize(1);
            }
        }
        assertThat(counts.quotes()).isEqualTo(3);
        assertThat(counts.sequenceGaps() + counts.outOfOrder()).isZero();
    }

    /// A real recording cut at twenty places is refused each time, and never anything but refused.
    @Test
    void theRealRecordingCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(RecordedData.file(RecordedData.COINBASE_SESSION));
        for (int i = 1; i <= 20; i++) {
            byte[] cut = Arrays.copyOf(whole, (int) (whole.length * (i / 21.0)));
            assertThat(refused(RecordingFiles.write(folder.resolve("real.jsonl.gz"), cut))
                            .reason())
                    .isEqualTo("gzip data is cut off");
        }
    }

    private static RecordingException refused(Path file) {
        RecordingException refused = catchThrowableOfType(RecordingException.class, () -> RecordingSummary.of(file));
        assertThat(refused).as("refusal of " + file).isNotNull();
        return refused;
    }

    private static List<RecordedLine> read(Path file) throws RecordingException {
        var lines = new ArrayList<RecordedLine>();
        try (RecordingReader reader = RecordingReader.open(file)) {
            reader.next().ifPresent(lines::add);
            for (Optional<RecordedLine> line = reader.next(); line.isPresent(); line = reader.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }
}
