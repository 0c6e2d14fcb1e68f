package dev.ballast.core.feed.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A venue on loopback: a real WebSocket server that plays a [Tape] in a loop to whoever subscribes and answers REST on
/// the same port, with faults on demand for both. For tests and shows; never part of the program.
public final class LocalExchange implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final String TOO_MANY =
            String.join("\r\n", "HTTP/1.1 429 Too Many Requests", "Retry-After: 1", "Content-Length: 0", "", "");
    private static final String PAGE = "<html><body>Scheduled maintenance</body></html>";

    private static final String MAINTENANCE = String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Content-Type: text/html",
            "Content-Length: " + PAGE.length(),
            "Connection: close",
            "",
            PAGE);

    private final Dialect dialect;
    private final Tape tape;
    private final double speed;
    private final Duration heartbeat;
    private final WebSocketServer server;
    private final Map<WebSocketPeer, Client> clients = new ConcurrentHashMap<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong ticks = new AtomicLong();
    private final RestService rest;
    private volatile List<String> recording = List.of();
    private volatile Fault fault = Fault.NONE;
    private volatile Consumer<Tape.Tick> listener = _ -> {};

    private static final class Client {
        private final Set<String> subscribed = ConcurrentHashMap.newKeySet();
        private final Dialect.Numbering numbering = new Dialect.Numbering();
        private final ReentrantLock sending = new ReentrantLock();
        private @Nullable String held;
        private long sent;
    }

    private LocalExchange(Dialect dialect, RestAnswers answers, Tape tape, double speed, int port) {
        this.dialect = dialect;
        this.rest = new RestService(answers);
        this.tape = tape;
        this.speed = speed;
        this.heartbeat = Duration.ofNanos((long) (HEARTBEAT.toNanos() / speed));
        this.server = new WebSocketServer(port, new Serving());
        Thread.ofVirtual().name("exchange-tape").start(this::play);
        Thread.ofVirtual().name("exchange-heartbeat").start(this::beat);
    }

    /// A venue that speaks as Coinbase does.
    ///
    /// @param speed by which the tape and the heartbeats are faster than in real time
    /// @param port 0 for any
    public static LocalExchange coinbase(Tape tape, double speed, int port) {
        var answers = new RestAnswers(Instant::now);
        return new LocalExchange(new CoinbaseDialect(answers), answers, tape, speed, port);
    }

    /// A venue that speaks as Binance does, with the same prices in USDT.
    public static LocalExchange binance(Tape tape, double speed, int port) {
        return new LocalExchange(new BinanceDialect(), new RestAnswers(Instant::now), tape, speed, port);
    }

    public URI address() {
        return URI.create("ws://127.0.0.1:" + server.port());
    }

    /// Where its REST side is.
    public URI restAddress() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /// Its REST side.
    public RestService rest() {
        return rest;
    }

    /// Sends these recorded messages as they are, in this order, to everyone who subscribes from now on, once.
    public void replays(List<String> messages) {
        recording = List.copyOf(messages);
    }

    /// What is wrong from now on.
    public void suffer(Fault next) {
        fault = next;
        if (next == Fault.HALF_OPEN) {
            clients.keySet().forEach(WebSocketPeer::fallSilent);
        }
    }

    /// Coins that this venue does not trade.
    public void doesNotTrade(String... bases) {
        unknown.addAll(List.of(bases));
    }

    /// Cuts every connection without a word.
    public void drop() {
        clients.keySet().forEach(WebSocketPeer::close);
    }

    /// Ends every connection politely.
    public void sayGoodbye() {
        clients.keySet().forEach(peer -> peer.sendClose(1001, "going away"));
    }

    /// Sends a frame that the protocol forbids.
    public void breakTheProtocol() {
        clients.keySet().forEach(WebSocketPeer::sendForbiddenFrame);
    }

    /// Sends an error message nobody asked for.
    public void complain(String words) {
        clients.forEach((peer, client) -> peer.send(dialect.error(words, client.numbering)));
    }

    /// Sends any text.
    public void say(String text) {
        clients.keySet().forEach(peer -> peer.send(text));
    }

    /// Calls `next` with every price before it is sent.
    public void listen(Consumer<Tape.Tick> next) {
        listener = next;
    }

    /// Connections accepted so far.
    public int accepted() {
        return server.accepted();
    }

    /// Sockets that are open now.
    public int open() {
        return server.open();
    }

    /// Prices sent so far, to anyone.
    public long ticks() {
        return ticks.get();
    }

    private void play() {
        long round = 0;
        long start = System.nanoTime();
        long length = tape.length().toNanos();
        while (closing.getCount() > 0) {
            for (Tape.Tick tick : tape.ticks()) {
                long due = start + (long) ((round * length + tick.at().toNanos()) / speed);
                if (!waitUntil(due)) {
                    return;
                }
                listener.accept(tick);
                clients.forEach((peer, client) -> inOrder(client, () -> tick(peer, client, tick)));
                ticks.incrementAndGet();
            }
            round++;
            // A tape without prices would be a busy loop otherwise.
            if (!waitUntil(start + (long) (round * length / speed))) {
                return;
            }
        }
    }

    private void beat() {
        while (waitUntil(System.nanoTime() + heartbeat.toNanos())) {
            if (fault != Fault.HALF_OPEN && fault != Fault.HTML_MESSAGES) {
                clients.forEach((peer, client) -> inOrder(
                        client, () -> dialect.heartbeat(client.numbering, now()).forEach(peer::send)));
            }
        }
    }

    private boolean waitUntil(long due) {
        try {
            long wait = due - System.nanoTime();
            return wait <= 0 ? closing.getCount() > 0 : !closing.await(wait, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /// What is numbered is sent in the order of its numbers, whichever thread sends.
    private static void inOrder(Client client, Runnable send) {
        client.sending.lock();
        try {
            send.run();
        } finally {
            client.sending.unlock();
        }
    }

    private void tick(WebSocketPeer peer, Client client, Tape.Tick tick) {
        if (!client.subscribed.contains(tick.base())) {
            return;
        }
        switch (fault) {
            case NONE, HTML_ANSWER, RATE_LIMIT_ANSWER, CLOCK_AHEAD, CLOCK_BEHIND -> send(peer, client, tick);
            case FREEZE, HALF_OPEN -> {}
            case HTML_MESSAGES -> peer.send(PAGE);
            case REPEAT_PRICES -> send(peer, client, first(tick.base()));
            case DUPLICATE ->
                dialect.ticker(tick, client.numbering, now()).forEach(message -> {
                    peer.send(message);
                    peer.send(message);
                });
            case REORDER ->
                dialect.ticker(tick, client.numbering, now()).forEach(message -> reorder(peer, client, message));
            case GAP ->
                dialect.ticker(tick, client.numbering, now()).forEach(message -> {
                    if (client.sent++ % 10 != 9) {
                        peer.send(message);
                    }
                });
            case MALFORMED_TEXT -> {
                send(peer, client, tick);
                peer.send("{\"channel\":\"ticker\",\"events\":[{\"tick");
            }
            case PIECES ->
                dialect.ticker(tick, client.numbering, now()).forEach(message -> peer.sendInPieces(message, 3));
            case OTHER_COIN -> send(peer, client, scaled(tick, 1e-5));
            case TWO_PERCENT_OFF -> send(peer, client, scaled(tick, 1.02));
        }
    }

    private void send(WebSocketPeer peer, Client client, Tape.Tick tick) {
        dialect.ticker(tick, client.numbering, now()).forEach(peer::send);
    }

    private static void reorder(WebSocketPeer peer, Client client, String message) {
        String held = client.held;
        if (held == null) {
            client.held = message;
        } else {
            peer.send(message);
            peer.send(held);
            client.held = null;
        }
    }

    private Tape.Tick first(String base) {
        return tape.ticks().stream()
                .filter(tick -> tick.base().equals(base))
                .findFirst()
                .orElseThrow();
    }

    private static Tape.Tick scaled(Tape.Tick tick, double by) {
        return new Tape.Tick(tick.at(), tick.base(), tick.bid() * by, tick.ask() * by, tick.last() * by);
    }

    private Instant now() {
        Instant now = Instant.now();
        return switch (fault) {
            case CLOCK_AHEAD -> now.plusSeconds(5);
            case CLOCK_BEHIND -> now.minusSeconds(30);
            default -> now;
        };
    }

    @Override
    public void close() {
        closing.countDown();
        rest.close();
        server.close();
    }

    private final class Serving implements WebSocketServer.Behaviour {

        @Override
        public Optional<String> answer() {
            return switch (fault) {
                case HTML_ANSWER -> Optional.of(MAINTENANCE);
                case RATE_LIMIT_ANSWER -> Optional.of(TOO_MANY);
                default -> Optional.empty();
            };
        }

        @Override
        public void opened(WebSocketPeer peer) {
            clients.put(peer, new Client());
            if (fault == Fault.HALF_OPEN) {
                peer.fallSilent();
            }
        }

        @Override
        public void text(WebSocketPeer peer, String text) {
            Client client = clients.get(peer);
            if (client != null) {
                inOrder(client, () -> dialect.answer(text, client.subscribed, unknown, client.numbering, now())
                        .forEach(peer::send));
                recording.forEach(peer::send);
            }
        }

        @Override
        public void rest(String head, OutputStream out) throws IOException {
            rest.serve(head, out);
        }

        @Override
        public void closed(WebSocketPeer peer) {
            clients.remove(peer);
        }
    }
}
