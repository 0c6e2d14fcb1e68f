package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.CandleFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// One GET of a text of bounded size, with every way it can fail as a value.
final class HttpFetch {

    /// Thirty times the longest answer seen (4.6 MB, the list of products).
    private static final int LARGEST = 128 << 20;

    private final HttpClient client;
    private final Duration timeout;

    HttpFetch(HttpClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /// What came of it.
    sealed interface Fetched {
        /// An answer, whatever its status.
        record Answer(int status, String body, Optional<Duration> retryAfter) implements Fetched {}

        /// None.
        record Failed(CandleFailure failure) implements Fetched {}
    }

    Fetched get(URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/json")
                .GET()
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    return failed(Kind.BAD_FORM, "answer is longer than " + LARGEST + " bytes");
                }
                return new Fetched.Answer(
                        response.statusCode(), new String(bytes, StandardCharsets.UTF_8), retryAfter(response));
            }
        } catch (HttpTimeoutException e) {
            return failed(Kind.TIMED_OUT, "no answer within " + timeout.toSeconds() + " s from " + address.getHost());
        } catch (IOException e) {
            return failed(Kind.UNREACHABLE, address.getHost() + ": " + e);
        }
    }

    /// In seconds, as both venues send it; a date is not read, the usual backoff then waits.
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,7}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static Fetched failed(Kind kind, String message) {
        return new Fetched.Failed(CandleFailure.of(kind, message));
    }
}
