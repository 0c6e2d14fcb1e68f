package dev.ballast.core.feed.recording;

import dev.ballast.core.feed.SessionTap;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.io.JsonStringEncoder;

/// Writes a session of a live feed to `.jsonl.gz` while it happens, for exact replay (EDGE-8).
///
/// A thread of its own writes; the feed never waits. Whole lines are flushed through the compression at least every
/// second, so that a killed program leaves a file that is readable up to that moment. Where the disk cannot follow, the
/// recording ends there instead of losing something in the middle.
public final class SessionRecorder implements SessionTap {

    private static final Logger LOG = LoggerFactory.getLogger(SessionRecorder.class);
    private static final int MOST_WAITING = 1 << 16;
    private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int NANO_DIGITS = 9;

    private final Path file;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong written = new AtomicLong();
    private final BufferedWriter out;
    private final Thread thread;
    private volatile boolean closing;
    private volatile String ended = "";

    private SessionRecorder(Path file, BufferedWriter out) {
        this.file = file;
        this.out = out;
        this.thread = Thread.ofPlatform().daemon().name("feed-recorder").unstarted(this::run);
    }

    /// Starts a recording in a new file; an existing one is not overwritten.
    public static SessionRecorder start(Path file, SessionHeader header) throws RecordingException {
        try {
            var zipped = new GZIPOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    1 << 14,
                    true);
            var out = new BufferedWriter(new OutputStreamWriter(zipped, StandardCharsets.UTF_8), 1 << 14);
            out.write("{\"t\":\"header\",\"format\":3,\"exchange\":\"" + SessionHeader.LIVE + "\",\"session\":\""
                    + header.text() + "\",\"recorded\":" + seconds(header.start()) + "}\n");
            out.flush();
            var recorder = new SessionRecorder(file, out);
            recorder.thread.start();
            return recorder;
        } catch (IOException e) {
            var refused = new RecordingException(file, 0, "", "", "cannot be written: " + e);
            refused.initCause(e);
            throw refused;
        }
    }

    @Override
    public void connected(String connection, URI address, Instant time) {
        line("connect", connection, time, ",\"addr\":\"" + quoted(address.toString()) + '"');
    }

    @Override
    public void disconnected(String connection, Instant time) {
        line("disconnect", connection, time, "");
    }

    @Override
    public void sent(String connection, String text, Instant time) {
        line("send", connection, time, ",\"data\":\"" + quoted(text) + '"');
    }

    @Override
    public void received(String connection, String text, Instant time) {
        line("recv", connection, time, ",\"data\":\"" + quoted(text) + '"');
    }

    @Override
    public void followed(List<InstrumentId> instruments, Instant time) {
        line("follow", SessionHeader.LIVE, time, ",\"data\":\"" + SessionHeader.joined(instruments) + '"');
    }

    @Override
    public void refused(QuoteSource venue, InstrumentId instrument, String reason, Instant time) {
        line("refuse", venue.name(), time, ",\"data\":\"" + quoted(instrument + " " + reason) + '"');
    }

    /// Lines written so far.
    public long written() {
        return written.get();
    }

    /// Why the recording ended before the session; empty while it goes on.
    public String ended() {
        return ended;
    }

    /// Writes what waits and ends the file.
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void line(String kind, String connection, Instant time, String rest) {
        if (!ended.isEmpty() || closing) {
            return;
        }
        String line = "{\"t\":\"" + kind + "\",\"conn\":\"" + connection + "\",\"ts\":" + seconds(time) + rest + "}\n";
        if (!waiting.offer(line)) {
            end("the disk could not follow");
        }
    }

    private void run() {
        try (out) {
            long flushed = System.nanoTime();
            while (!closing || !waiting.isEmpty()) {
                String line = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (line != null) {
                    out.write(line);
                    written.incrementAndGet();
                }
                if (System.nanoTime() - flushed > FLUSH_NANOS) {
                    out.flush();
                    flushed = System.nanoTime();
                }
            }
        } catch (IOException e) {
            end(e.toString());
        } catch (InterruptedException e) {
            end("interrupted");
        }
    }

    private void end(String why) {
        if (ended.isEmpty()) {
            ended = why;
            LOG.error("Recording {} ended early: {}", file, why);
        }
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }

    /// Seconds since 1970 with all nine decimals: what is read is what was written.
    private static String seconds(Instant time) {
        String nanos = Integer.toString(time.getNano());
        return time.getEpochSecond() + "." + "0".repeat(NANO_DIGITS - nanos.length()) + nanos;
    }
}
