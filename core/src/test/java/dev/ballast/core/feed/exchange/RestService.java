package dev.ballast.core.feed.exchange;

import dev.ballast.core.feed.exchange.RestAnswers.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// The REST side of an exchange: right answers, and faults on demand.
public final class RestService {

    private static final String PAGE = "<html><body>Scheduled maintenance</body></html>";

    private final RestAnswers answers;
    private final Consumer<Reply> told;
    private final Queue<RestFault> faults = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    RestService(RestAnswers answers) {
        this(answers, _ -> {});
    }

    /// @param told hears of every right answer before it is sent
    RestService(RestAnswers answers, Consumer<Reply> told) {
        this.answers = answers;
        this.told = told;
    }

    /// What is answered where nothing is wrong.
    public RestAnswers answers() {
        return answers;
    }

    /// The next `times` requests meet this.
    public void suffer(RestFault fault, int times) {
        for (int i = 0; i < times; i++) {
            faults.add(fault);
        }
    }

    /// Path and query of every request so far.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    void close() {
        closing.countDown();
    }

    /// Answers one request, `GET /path?query HTTP/1.1`, and leaves the closing of the line to the caller.
    void serve(String head, OutputStream out) throws IOException {
        String target = head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/"));
        requests.add(target);
        RestFault fault = faults.poll();
        if (fault == null) {
            Reply reply = answers.answer(URI.create(target));
            told.accept(reply);
            write(reply, out, 1);
            return;
        }
        switch (fault) {
            case RATE_LIMITED -> write(new Reply(429, Map.of("Retry-After", "1"), "{}"), out, 1);
            case BANNED -> write(new Reply(418, Map.of("Retry-After", "1"), "{}"), out, 1);
            case SERVER_ERROR -> write(Reply.of(503, "{}"), out, 1);
            case HTML -> write(Reply.of(200, PAGE), out, 1);
            case HALF_ANSWER -> write(answers.answer(URI.create(target)), out, 2);
            case SLOW -> awaitClosing();
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param share 1 for the whole body, 2 for its first half
    private static void write(Reply reply, OutputStream out, int share) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("HTTP/1.1 " + reply.status() + " Answer\r\nConnection: close\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        out.write(Arrays.copyOf(body, body.length / share));
        out.flush();
    }
}
