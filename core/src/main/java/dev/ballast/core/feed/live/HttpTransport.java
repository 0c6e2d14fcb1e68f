package dev.ballast.core.feed.live;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// WebSockets of `java.net.http`: one client with its selector thread for all connections, callbacks on virtual
/// threads.
public final class HttpTransport implements Transport {

    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);
    private static final long LONGEST_RETRY_AFTER = 3_600;

    private final ExecutorService callbacks = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("feed-", 0).factory());
    private final HttpClient client = HttpClient.newBuilder()
            .executor(callbacks)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Override
    public void connect(URI address, Duration within, int largestMessage, Events events) {
        try {
            CompletableFuture<WebSocket> connecting = client.newWebSocketBuilder()
                    .connectTimeout(within)
                    .buildAsync(address, new Receiver(events, largestMessage));
            var _ = connecting.whenComplete((_, failure) -> {
                if (failure != null) {
                    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure;
                    events.failed(describe(cause), retryAfter(cause));
                }
            });
        } catch (IllegalArgumentException e) {
            events.failed("not an address of a WebSocket: " + address, Duration.ZERO);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        callbacks.shutdownNow();
    }

    private static String describe(Throwable failure) {
        if (failure instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            int status = refused.getResponse().statusCode();
            String type =
                    refused.getResponse().headers().firstValue("content-type").orElse("no content type");
            return "answered with HTTP " + status + " (" + type + ") instead of a WebSocket";
        }
        if (failure instanceof HttpTimeoutException) {
            return "no answer to the handshake";
        }
        if (failure instanceof ProtocolException) {
            return "a frame that the WebSocket protocol forbids";
        }
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + message;
    }

    /// Seconds of the header `Retry-After`, at most an hour.
    private static Duration retryAfter(Throwable failure) {
        if (failure instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            return refused.getResponse()
                    .headers()
                    .firstValue("retry-after")
                    .filter(text -> text.matches("[0-9]{1,9}"))
                    .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_RETRY_AFTER)))
                    .orElse(Duration.ZERO);
        }
        return Duration.ZERO;
    }

    /// Puts the pieces of a message together and passes it on; one piece at a time is asked for, so that a venue that
    /// is too fast waits in its own buffers.
    private static final class Receiver implements WebSocket.Listener {

        private final Events events;
        private final int largest;
        private final StringBuilder message = new StringBuilder();

        Receiver(Events events, int largest) {
            this.events = events;
            this.largest = largest;
        }

        @Override
        public void onOpen(WebSocket socket) {
            events.opened(new Socket(socket, events));
            socket.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            if (message.length() + data.length() > largest) {
                events.failed("a message of more than " + largest + " characters", Duration.ZERO);
                socket.abort();
                return null;
            }
            if (last && message.isEmpty()) {
                events.received(data.toString());
            } else {
                message.append(data);
                if (last) {
                    String whole = message.toString();
                    message.setLength(0);
                    events.received(whole);
                } else {
                    events.alive();
                }
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            events.alive();
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer data) {
            events.alive();
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
            events.alive();
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            events.closed(reason.isBlank() ? "code " + code : "code " + code + ", " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            events.failed(describe(failure), Duration.ZERO);
            socket.abort();
        }
    }

    private static final class Socket implements Wire {

        private final WebSocket socket;
        private final Events events;
        private volatile CompletableFuture<WebSocket> sending = CompletableFuture.completedFuture(null);

        Socket(WebSocket socket, Events events) {
            this.socket = socket;
            this.events = events;
        }

        @Override
        public boolean isIdle() {
            return sending.isDone();
        }

        @Override
        public void send(String text) {
            sending = told(socket.sendText(text, true));
        }

        @Override
        public void ping() {
            var _ = told(socket.sendPing(EMPTY.duplicate()));
        }

        @Override
        public void close() {
            var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((_, _) -> socket.abort());
        }

        @Override
        public void abort() {
            socket.abort();
        }

        private CompletableFuture<WebSocket> told(CompletableFuture<WebSocket> send) {
            var _ = send.whenComplete((_, failure) -> {
                if (failure instanceof IOException || failure instanceof CompletionException) {
                    events.failed(describe(failure), Duration.ZERO);
                }
            });
            return send;
        }
    }
}
