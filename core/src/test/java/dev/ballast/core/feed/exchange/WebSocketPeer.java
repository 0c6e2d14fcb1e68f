package dev.ballast.core.feed.exchange;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// The server's end of one WebSocket connection (RFC 6455): as much as an exchange needs, and enough to misbehave.
/// Sends are serialised; one thread reads.
public final class WebSocketPeer implements AutoCloseable {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final AtomicBoolean mute = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong();

    /// Hears what the other side says.
    interface Reader {
        void text(WebSocketPeer peer, String text);
    }

    WebSocketPeer(Socket socket, DataInputStream in, OutputStream out) {
        this.socket = socket;
        this.in = in;
        this.out = out;
    }

    /// From now on neither reads nor answers, while the socket stays open: a half-open connection.
    void fallSilent() {
        mute.set(true);
    }

    public long sent() {
        return sent.get();
    }

    void send(String text) {
        frame(0x80 | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// One message in several frames.
    void sendInPieces(String text, int pieces) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int length = Math.max(1, bytes.length / pieces);
        for (int from = 0; from < bytes.length; from += length) {
            int until = Math.min(bytes.length, from + length);
            int opcode = from == 0 ? TEXT : 0;
            int last = until == bytes.length ? 0x80 : 0;
            frame(last | opcode, Arrays.copyOfRange(bytes, from, until));
        }
    }

    void sendClose(int code, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        frame(
                0x80 | CLOSE,
                ByteBuffer.allocate(2 + words.length)
                        .putShort((short) code)
                        .put(words)
                        .array());
    }

    /// A frame with bits that no extension was agreed for.
    void sendForbiddenFrame() {
        frame(0xF0 | TEXT, new byte[] {'x'});
    }

    private void frame(int first, byte[] payload) {
        if (mute.get()) {
            return;
        }
        ByteBuffer head = ByteBuffer.allocate(10).put((byte) first);
        if (payload.length < 126) {
            head.put((byte) payload.length);
        } else if (payload.length < 1 << 16) {
            head.put((byte) 126).putShort((short) payload.length);
        } else {
            head.put((byte) 127).putLong(payload.length);
        }
        byte[] whole = ByteBuffer.allocate(head.position() + payload.length)
                .put(head.array(), 0, head.position())
                .put(payload)
                .array();
        try {
            synchronized (out) {
                out.write(whole);
                out.flush();
            }
            sent.incrementAndGet();
        } catch (IOException e) {
            close();
        }
    }

    /// Reads until the other side is gone.
    void read(Reader reader) {
        try {
            while (!socket.isClosed()) {
                int first = in.readUnsignedByte();
                byte[] payload = payload();
                if (mute.get()) {
                    continue;
                }
                switch (first & 0x0F) {
                    case TEXT -> reader.text(this, new String(payload, StandardCharsets.UTF_8));
                    case PING -> frame(0x80 | PONG, payload);
                    case CLOSE -> {
                        frame(0x80 | CLOSE, payload);
                        return;
                    }
                    default -> {}
                }
            }
        } catch (IOException e) {
            // The other side is gone: the end of the connection.
        } finally {
            close();
        }
    }

    private byte[] payload() throws IOException {
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] mask = new byte[4];
        if ((second & 0x80) != 0) {
            in.readFully(mask);
        }
        byte[] payload = new byte[Math.toIntExact(length)];
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
