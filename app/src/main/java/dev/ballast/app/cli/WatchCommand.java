package dev.ballast.app.cli;

import dev.ballast.app.venue.HistoryWords;
import dev.ballast.core.engine.EngineStats;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Health;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the engine on a feed without a window: a line a second, then what it did.
@Command(name = "watch", description = "Runs the engine without a window: one status line a second, then a summary.")
final class WatchCommand implements Callable<Integer> {

    private static final int LONGEST = 86_400;

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private FeedOption feed = new FeedOption();

    @Option(names = "--seconds", defaultValue = "10", description = "How long. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--json", description = "Print one JSON document a line.")
    private boolean json;

    WatchCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws InterruptedException {
        if (seconds < 1 || seconds > LONGEST) {
            throw new IllegalArgumentException("--seconds must lie between 1 and " + LONGEST + ", was " + seconds);
        }
        var request = new DeskRequest(
                data.data(), data.kind(), feed.choice(), DeskRequest.Missing.CREATE, DeskRequest.Writes.STORE);
        try (OpenDesk desk = host.open(request)) {
            desk.start();
            PrintWriter out = spec.commandLine().getOut();
            for (int second = 0; second < seconds; second++) {
                Thread.sleep(Duration.ofSeconds(1));
                line(out, desk.engine().snapshot());
            }
            summary(out, desk);
        }
        return ExitCode.OK;
    }

    private void line(PrintWriter out, Snapshot snapshot) {
        if (json) {
            Json.printLine(out, lineFields(snapshot));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s  %-10s %-8s equity %,.2f  quotes %,d  open proposals %d%n",
                snapshot.asOf(),
                snapshot.feed().kind(),
                snapshot.feed().phase(),
                snapshot.valuation().equity(),
                snapshot.stats().quotesReceived(),
                open(snapshot));
        LiveFeedFacts.text(snapshot).forEach(fact -> out.println("    " + fact));
        out.flush();
    }

    private static Map<String, @Nullable Object> lineFields(Snapshot snapshot) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("type", "status");
        line.put("asOf", snapshot.asOf().toString());
        line.put("sequence", snapshot.sequence());
        line.put("feed", snapshot.feed().name());
        line.put("feedKind", snapshot.feed().kind().name());
        line.put("feedPhase", snapshot.feed().phase().name());
        line.put("simulated", snapshot.isSimulated());
        line.put("tradingState", snapshot.tradingState().name());
        line.put("equity", snapshot.valuation().equity());
        line.put("cash", snapshot.valuation().cash());
        line.put("health", snapshot.health() instanceof Result.Known<Health>(Health health) ? health.score() : null);
        line.put("quotesReceived", snapshot.stats().quotesReceived());
        line.put("snapshotsPublished", snapshot.stats().snapshots());
        line.put(
                "livePositions",
                snapshot.valuation().positions().stream()
                        .filter(position -> position.freshness() == Freshness.LIVE)
                        .count());
        line.put("positions", snapshot.valuation().positions().size());
        line.put("openProposals", open(snapshot));
        line.putAll(LiveFeedFacts.line(snapshot));
        return line;
    }

    private void summary(PrintWriter out, OpenDesk desk) {
        Snapshot snapshot = desk.engine().snapshot();
        EngineStats stats = snapshot.stats();
        var summary = new LinkedHashMap<String, @Nullable Object>();
        summary.put("type", "summary");
        summary.put("seconds", seconds);
        summary.put("feed", snapshot.feed().name());
        summary.put("feedPhase", snapshot.feed().phase().name());
        summary.put("feedDetail", snapshot.feed().detail());
        summary.put("simulated", snapshot.isSimulated());
        summary.put("quotesReceived", stats.quotesReceived());
        summary.put("quotesConflated", stats.quotesConflated());
        summary.put("messagesSkipped", snapshot.feed().skipped());
        summary.put("messagesByChannel", desk.messages());
        summary.put(
                "instrumentsQuoted",
                snapshot.quotes().values().stream()
                        .filter(quote -> quote.source() != QuoteSource.LAST_CLOSE)
                        .count());
        summary.put("snapshotsPublished", stats.snapshots());
        summary.put("latencyMedianMillis", stats.latencyMedian().toNanos() / 1e6);
        summary.put("latencyP99Millis", stats.latencyP99().toNanos() / 1e6);
        summary.put("latencyMaxMillis", stats.latencyMax().toNanos() / 1e6);
        summary.put("equity", snapshot.valuation().equity());
        summary.put("openProposals", open(snapshot));
        summary.putAll(LiveFeedFacts.summary(snapshot));
        summary.put("history", HistoryWords.of(desk.history().status()));
        if (json) {
            Json.printLine(out, summary);
        } else {
            summary.forEach((name, value) -> out.printf("%-22s %s%n", name, value));
            out.flush();
        }
    }

    private static long open(Snapshot snapshot) {
        return snapshot.proposals().stream()
                .filter(proposal -> !proposal.state().isFinal())
                .count();
    }
}
