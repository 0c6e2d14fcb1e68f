package dev.ballast.core.feed;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/// Files of recorded market data that lie outside the project: absent ones skip a test, under CI they fail it.
public final class RecordedData {

    public static final String COINBASE_SESSION = "feeds/coinbase_advtrade_2026-08-09_BTC_ETH.jsonl.gz";

    private RecordedData() {}

    public static Path file(String name) {
        Path file = Path.of(System.getProperty("ballast.data", "../shared/data"), name);
        if (!Files.isReadable(file)) {
            String message = "no recorded data at " + file.toAbsolutePath() + "; set -Dballast.data=DIR";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(message);
            }
            abort(message);
        }
        return file;
    }
}
