package dev.ballast.core.feed.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Accepts WebSocket connections and plain requests on loopback, one virtual thread each.
final class WebSocketServer implements AutoCloseable {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST_HEAD = 16_384;

    private final ServerSocket server;
    private final Behaviour behaviour;
    private final Thread accepting;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();

    /// What the server does with whom it meets.
    interface Behaviour {
        /// A whole HTTP answer instead of the handshake; empty to shake hands.
        Optional<String> answer();

        void opened(WebSocketPeer peer);

        void text(WebSocketPeer peer, String text);

        void closed(WebSocketPeer peer);

        /// Answers a request that asks for no WebSocket; the line is closed after it.
        void rest(String head, OutputStream out) throws IOException;
    }

    /// @param port 0 for any
    WebSocketServer(int port, Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = Thread.ofVirtual().name("exchange-accept").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int accepted() {
        return accepted.get();
    }

    /// Connections that are open now.
    int open() {
        return sockets.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                accepted.incrementAndGet();
                sockets.add(socket);
                Thread.ofVirtual().name("exchange-peer").start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 14);
            String head = head(in);
            if (!head.toLowerCase(Locale.ROOT).contains("sec-websocket-key:")) {
                behaviour.rest(head, out);
                return;
            }
            Optional<String> instead = behaviour.answer();
            out.write(instead.orElseGet(() -> handshake(head)).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (instead.isPresent()) {
                return;
            }
            var peer = new WebSocketPeer(socket, in, out);
            behaviour.opened(peer);
            try {
                peer.read(behaviour::text);
            } finally {
                behaviour.closed(peer);
            }
        } catch (IOException e) {
            // The other side left before the handshake was over.
        } finally {
            sockets.remove(socket);
        }
    }

    private static String head(DataInputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private static String handshake(String head) {
        String key = head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
        return String.join(
                "\r\n",
                "HTTP/1.1 101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Accept: " + accept(key),
                "",
                "");
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Nobody is let in any more once this returns.
    @Override
    public void close() {
        try {
            server.close();
            // A virtual thread keeps the socket until it runs again, and may let one more in.
            accepting.join();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
