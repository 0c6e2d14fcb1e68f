package dev.ballast.core.feed.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Answers REST from given answers, and notes the status of each.
final class CountingVenue implements AutoCloseable {

    private final WebSocketServer server;

    CountingVenue(RestAnswers answers, List<Integer> statuses) {
        var service = new RestService(answers, reply -> statuses.add(reply.status()));
        server = new WebSocketServer(0, new WebSocketServer.Behaviour() {
            @Override
            public Optional<String> answer() {
                return Optional.empty();
            }

            @Override
            public void opened(WebSocketPeer peer) {
                // Nobody asks for a WebSocket here.
            }

            @Override
            public void text(WebSocketPeer peer, String text) {
                // As above.
            }

            @Override
            public void closed(WebSocketPeer peer) {
                // As above.
            }

            @Override
            public void rest(String head, OutputStream out) throws IOException {
                service.serve(head, out);
            }
        });
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.close();
    }
}
