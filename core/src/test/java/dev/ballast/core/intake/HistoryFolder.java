package dev.ballast.core.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// A folder of price files as tests write them.
abstract class HistoryFolder {

    static final String BARS = "date,open,high,low,close,volume\n";

    @TempDir
    Path folder = Path.of("replaced by JUnit");

    static String problemReason(HistoryPreview preview) {
        return preview.problems().getFirst().reason();
    }

    HistoryPreview read(String file, String text) throws IOException {
        return read(file, text.getBytes(StandardCharsets.UTF_8));
    }

    HistoryPreview read(String file, byte[] content) throws IOException {
        return HistoryFiles.read(Files.write(folder.resolve(file), content));
    }
}
