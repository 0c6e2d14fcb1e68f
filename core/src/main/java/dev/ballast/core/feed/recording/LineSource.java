package dev.ballast.core.feed.recording;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The lines of a plain or gzipped text file in strict UTF-8, one at a time, each with its number.
///
/// Lines are cut from bytes before they are decoded, so that an undecodable byte is reported with its own line.
final class LineSource implements AutoCloseable {

    /// Twelve times the longest line seen in a real session (a level-2 snapshot of 5 MB).
    private static final int LONGEST_LINE = 64 << 20;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream bytes;
    private final byte[] chunk = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
    private int position;
    private int filled;
    private long number;

    private final RecordingReader.Cut cut;
    private boolean cutOff;

    private LineSource(Path file, InputStream bytes, RecordingReader.Cut cut) {
        this.file = file;
        this.bytes = bytes;
        this.cut = cut;
    }

    static LineSource open(Path file, RecordingReader.Cut cut) throws RecordingException {
        InputStream raw = null;
        try {
            raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            return new LineSource(file, unzipped(file, raw), cut);
        } catch (IOException e) {
            closeQuietly(raw);
            throw failure(file, 0, e);
        }
    }

    /// The next line without its end, or null at the end of the file.
    @Nullable
    String next() throws RecordingException {
        line.reset();
        if (position == filled && !fill()) {
            return null;
        }
        number++;
        boolean ended = false;
        while (!ended && (position < filled || fill())) {
            int end = position;
            while (end < filled && chunk[end] != '\n') {
                end++;
            }
            line.write(chunk, position, end - position);
            ended = end < filled;
            position = ended ? end + 1 : end;
            if (line.size() > LONGEST_LINE) {
                throw new RecordingException(file, number, "", "", "line is longer than 64 MB");
            }
        }
        // Half a line before the cut is none.
        return cutOff && !ended ? null : decoded();
    }

    /// Reads the next piece of the file; false at its end.
    private boolean fill() throws RecordingException {
        try {
            position = 0;
            filled = Math.max(0, bytes.read(chunk));
            return filled > 0;
        } catch (EOFException e) {
            filled = 0;
            if (cut == RecordingReader.Cut.REFUSED) {
                throw failure(file, line.size() > 0 ? number : number + 1, e);
            }
            cutOff = true;
            return false;
        } catch (IOException e) {
            filled = 0;
            // Inside a line, that line; between lines, the next one.
            throw failure(file, line.size() > 0 ? number : number + 1, e);
        }
    }

    /// Number of the line read last, from 1.
    long number() {
        return number;
    }

    @Override
    public void close() {
        closeQuietly(bytes);
    }

    private String decoded() throws RecordingException {
        byte[] raw = line.toByteArray();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
            return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new RecordingException(file, number, "", firstBytes(raw), "not UTF-8 text");
        }
    }

    private static String firstBytes(byte[] raw) {
        var text = new StringBuilder("bytes");
        for (int i = 0; i < Math.min(8, raw.length); i++) {
            text.append(String.format(" %02x", raw[i]));
        }
        return text.toString();
    }

    private static InputStream unzipped(Path file, InputStream raw) throws IOException {
        raw.mark(2);
        boolean magic = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        if (!magic && file.toString().endsWith(".gz")) {
            throw new ZipException("named .gz but not gzip data");
        }
        return magic ? new GZIPInputStream(raw, BUFFER) : raw;
    }

    private static RecordingException failure(Path file, long line, IOException cause) {
        String reason =
                switch (cause) {
                    case NoSuchFileException _ -> "no such file";
                    case EOFException _ -> "gzip data is cut off";
                    case ZipException e -> "damaged gzip data: " + e.getMessage();
                    default -> "cannot be read: " + cause.getMessage();
                };
        var failure = new RecordingException(file, line, "", "", reason);
        failure.initCause(cause);
        return failure;
    }

    private static void closeQuietly(@Nullable InputStream stream) {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException _) {
                // Opened for reading only: nothing is lost.
            }
        }
    }
}
