package dev.ballast.core.feed.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Writes small recordings for tests.
final class RecordingFiles {

    static final String HEADER = "{\"t\":\"header\",\"format\":2,\"exchange\":\"COINBASE\",\"recorded\":1786309548.0}";
    static final String CONNECT = "{\"t\":\"connect\",\"conn\":\"ws\",\"ts\":1786309548.03,\"addr\":\"wss://x\"}";
    static final String SEND = "{\"t\":\"send\",\"conn\":\"ws\",\"ts\":1786309548.17,\"data\":\"subscribe\"}";
    static final String HTTP = "{\"t\":\"http\",\"conn\":\"http\",\"ts\":1786309548.02,\"data\":\"{}\"}";

    private RecordingFiles() {}

    /// A received ticker of BTC-USD, `milliseconds` after the first, with bid 100 + `sequence`.
    static String received(int sequence, int milliseconds) {
        String price = String.valueOf(100 + sequence);
        return """
                {"t":"recv","conn":"ws","ts":1786309548.%03d,"data":"{\\"channel\\":\\"ticker\\",\
                \\"timestamp\\":\\"2026-08-09T21:05:48.%03dZ\\",\\"sequence_num\\":%d,\
                \\"events\\":[{\\"tickers\\":[{\\"product_id\\":\\"BTC-USD\\",\\"price\\":\\"%s\\",\
                \\"best_bid\\":\\"%s\\",\\"best_ask\\":\\"%d\\"}]}]}"}""".formatted(milliseconds, milliseconds, sequence, price, price, 101 + sequence);
    }

    static Path plain(Path folder, String... lines) {
        return write(
                folder.resolve("session.jsonl"), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
