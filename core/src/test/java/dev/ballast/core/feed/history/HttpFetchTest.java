package dev.ballast.core.feed.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.history.CandleFailure.Kind;
import dev.ballast.core.feed.history.HttpFetch.Fetched;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What no HTTP server does on purpose, from a bare socket.
class HttpFetchTest {

    /// A server that says nothing at all, and one that stops in the middle of its answer and keeps the line open.
    @ParameterizedTest
    @CsvSource({"''", "HTTP/1.1 200 OK", "'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"candles\":['"})
    void aHalfOpenLineIsGivenUpInTime(String said) throws Exception {
        assertThat(fetch(said, Duration.ofMillis(300), Line.KEPT_OPEN))
                .isInstanceOfSatisfying(
                        Fetched.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(Kind.TIMED_OUT));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "HTTP/1.1 200 OK",
        "'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"candles\":['",
        "SSH-2.0-x",
        "'HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n{}'"
    })
    void aLineThatBreaksIsAFailureThatMayPass(String said) throws Exception {
        assertThat(fetch(said, Duration.ofMinutes(1), Line.CLOSED))
                .isInstanceOfSatisfying(
                        Fetched.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(Kind.UNREACHABLE));
    }

    @Test
    void aWholeAnswerIsOneWhateverItsStatus() throws Exception {
        Fetched answer = fetch(
                "HTTP/1.1 418 I'm a teapot\r\nRetry-After: 120\r\nContent-Length: 2\r\n\r\n{}",
                Duration.ofMinutes(1),
                Line.KEPT_OPEN);

        assertThat(answer).isInstanceOfSatisfying(Fetched.Answer.class, got -> {
            assertThat(got.retryAfter()).contains(Duration.ofMinutes(2));
            assertThat(RestErrors.of(got).kind()).isEqualTo(Kind.BANNED);
            assertThat(RestErrors.of(got)).hasToString("BANNED: HTTP 418 (again after 120 s)");
        });
    }

    private enum Line {
        KEPT_OPEN,
        CLOSED
    }

    private static Fetched fetch(String said, Duration timeout, Line line) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                HttpClient client = HttpClient.newHttpClient()) {
            Thread.ofVirtual().start(() -> answerAll(server, said, line));
            Fetched fetched =
                    new HttpFetch(client, timeout).get(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"));
            client.shutdownNow();
            return fetched;
        }
    }

    /// Every connection, since a client may try a broken one again; until the server is closed.
    private static void answerAll(ServerSocket server, String said, Line line) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket, said, line);
            } catch (IOException _) {
                // The other side has hung up, or the server was closed: both are looked at again above.
            }
        }
    }

    private static void answer(Socket socket, String said, Line line) throws IOException {
        byte[] request = new byte[4_096];
        if (socket.getInputStream().read(request) > 0) {
            socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
        if (line == Line.KEPT_OPEN) {
            // Until the other side has had enough.
            socket.getInputStream().readAllBytes();
        }
    }
}
