package dev.ballast.core.feed.history;

import dev.ballast.core.feed.history.CandleFailure.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One GET of a text of bounded size in a bounded time, with every way it can fail as a value.
final class HttpFetch {

    /// Thirty times the longest answer seen (4.6 MB, the list of products).
    private static final int LARGEST = 128 << 20;

    /// Source: Binance spot API, rest-api.md, "General information on rate limits".
    private static final String USED_WEIGHT = "X-MBX-USED-WEIGHT-1M";

    private final HttpClient client;
    private final Duration timeout;

    /// @param timeout for the whole answer, its last byte included
    HttpFetch(HttpClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /// What came of it.
    sealed interface Fetched {
        /// An answer, whatever its status.
        ///
        /// @param retryAfter how long the venue wants to be left alone, where it said so
        /// @param usedWeight what Binance counts against this address in this minute, where it said so
        record Answer(int status, String body, Optional<Duration> retryAfter, OptionalInt usedWeight)
                implements Fetched {}

        /// None.
        record Failed(CandleFailure failure) implements Fetched {}
    }

    Fetched get(URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/json")
                .GET()
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            // The request's own time ends with the headers: a body that stops half-way would be waited for without end.
            HttpResponse<byte[]> response = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return new Fetched.Answer(
                    response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    retryAfter(response),
                    usedWeight(response));
        } catch (TimeoutException e) {
            return timedOut(address);
        } catch (CancellationException e) {
            return failed(Kind.UNREACHABLE, address.getHost() + ": " + e);
        } catch (ExecutionException e) {
            // Whatever else it is, such as a number that is none in a header: the answer could not be had.
            return e.getCause() instanceof HttpTimeoutException
                    ? timedOut(address)
                    : failed(Kind.UNREACHABLE, address.getHost() + ": " + e.getCause());
        } finally {
            answer.cancel(true);
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

    private static OptionalInt usedWeight(HttpResponse<?> response) {
        return response.headers()
                .firstValue(USED_WEIGHT)
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,7}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    private Fetched timedOut(URI address) {
        return failed(Kind.TIMED_OUT, "no whole answer within " + timeout.toMillis() + " ms from " + address.getHost());
    }

    private static Fetched failed(Kind kind, String message) {
        return new Fetched.Failed(CandleFailure.of(kind, message));
    }
}
