package dev.ballast.core.intake;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of recorded market data; tests that need it are skipped where it is absent, except under CI.
final class RecordedData {

    private RecordedData() {}

    static Path path(String relative) {
        Path path = Path.of(System.getProperty("ballast.data", "data")).resolve(relative);
        boolean present = Files.exists(path);
        if (!present && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("recorded data is needed under CI and absent: " + path);
        }
        assumeTrue(present, "skipped: no recorded data at " + path + " (set -Dballast.data=DIR)");
        return path;
    }
}
