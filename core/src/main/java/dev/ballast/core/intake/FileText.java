package dev.ballast.core.intake;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The text of a file from outside: unpacked where its name ends in `.gz`, strictly decoded as UTF-8, without BOM.
///
/// A byte that is no UTF-8 is never replaced by a question mark: the file is refused with the line of that byte.
sealed interface FileText {

    /// Largest unpacked size in bytes; a guard against archives that unpack without end.
    int LARGEST = 256 * 1024 * 1024;

    /// The whole text.
    record Text(String file, String text) implements FileText {}

    /// Why there is no text.
    record Unreadable(FileProblem problem) implements FileText {}

    static FileText read(Path path) {
        String file = nameOf(path);
        try {
            if (Files.isDirectory(path)) {
                return unreadable(file, 0, "", "is a folder, not a file");
            }
            if (Files.size(path) > LARGEST) {
                return unreadable(file, 0, "", "is larger than " + LARGEST + " bytes");
            }
            return decode(file, Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return unreadable(file, 0, "", "does not exist");
        } catch (IOException e) {
            return unreadable(file, 0, "", "cannot be read: " + e.getMessage());
        }
    }

    static FileText decode(String file, byte[] content) {
        boolean packed = content.length > 1 && content[0] == (byte) 0x1f && content[1] == (byte) 0x8b;
        if (!file.toLowerCase(java.util.Locale.ROOT).endsWith(".gz")) {
            return packed
                    ? unreadable(file, 0, "", "is packed with gzip: rename it to end in .gz")
                    : decodeText(file, content);
        }
        if (!packed) {
            return unreadable(file, 0, "", "is not gzip although its name ends in .gz");
        }
        return unpack(file, content);
    }

    static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static FileText unpack(String file, byte[] content) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            byte[] unpacked = in.readNBytes(LARGEST + 1);
            return unpacked.length > LARGEST
                    ? unreadable(file, 0, "", "unpacks to more than " + LARGEST + " bytes")
                    : decodeText(file, unpacked);
        } catch (EOFException e) {
            return unreadable(file, 0, "", "is a truncated gzip file: fetch it again");
        } catch (ZipException e) {
            return unreadable(file, 0, "", "is a damaged gzip file (" + e.getMessage() + "): fetch it again");
        } catch (IOException e) {
            return unreadable(file, 0, "", "cannot be unpacked: " + e.getMessage());
        }
    }

    private static FileText decodeText(String file, byte[] content) {
        if (startsWith(content, 0xff, 0xfe) || startsWith(content, 0xfe, 0xff)) {
            return unreadable(file, 1, "", "is UTF-16: save it as UTF-8");
        }
        if (startsWith(content, 'P', 'K', 3, 4)) {
            return unreadable(file, 0, "", "is a ZIP archive or a spreadsheet: save it as CSV");
        }
        int zero = indexOfZero(content);
        if (zero >= 0) {
            return unreadable(file, lineOf(content, zero), "0x00", "is a zero byte: the file is binary, not text");
        }
        int start = startsWith(content, 0xef, 0xbb, 0xbf) ? 3 : 0;
        var in = ByteBuffer.wrap(content, start, content.length - start);
        var out = CharBuffer.allocate(content.length - start);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        if (result.isError()) {
            String bad = "0x" + HexFormat.of().toHexDigits(content[in.position()]);
            return unreadable(file, lineOf(content, in.position()), bad, "is not UTF-8: save the file as UTF-8");
        }
        return new Text(file, out.flip().toString());
    }

    private static boolean startsWith(byte[] content, int... prefix) {
        if (content.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (content[i] != (byte) prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static long lineOf(byte[] content, int position) {
        long line = 1;
        for (int i = 0; i < position; i++) {
            line += content[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static int indexOfZero(byte[] content) {
        for (int i = 0; i < content.length; i++) {
            if (content[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static Unreadable unreadable(String file, long line, String value, String reason) {
        return new Unreadable(new FileProblem(file, line, "", value, reason));
    }
}
