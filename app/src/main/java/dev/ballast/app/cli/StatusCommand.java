package dev.ballast.app.cli;

import dev.ballast.app.format.Times;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Health;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Tells how a book stands at its last stored prices. Changes nothing.
@Command(
        name = "status",
        description = "Shows value, positions, concentration, correlation, health and proposals. Changes nothing.")
final class StatusCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "Print JSON with plain numbers.")
    private boolean json;

    StatusCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        try (OpenDesk desk = host.open(DeskRequest.reading(data.data(), data.kind()))) {
            Snapshot snapshot = desk.engine().step();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                Json.print(out, StatusReport.of(snapshot));
            } else {
                print(out, snapshot);
            }
        }
        return ExitCode.OK;
    }

    /// Freshness and age: a last close of months ago must not read like today's.
    private static String priceIs(Snapshot snapshot, Position position) {
        return position.quote() == null
                ? position.freshness().name()
                : position.freshness() + ", "
                        + Times.age(position.quote().age(snapshot.asOf())) + " old, "
                        + position.quote().source();
    }

    private static void print(PrintWriter out, Snapshot snapshot) {
        out.printf(
                Locale.ROOT,
                "%s%s book, %s, prices: %s%n",
                snapshot.isSimulated() ? "SIMULATED: " : "",
                snapshot.kind(),
                snapshot.tradingState().label(),
                snapshot.feed().name());
        out.printf(Locale.ROOT, "Equity  %,18.2f USD%n", snapshot.valuation().equity());
        out.printf(Locale.ROOT, "Cash    %,18.2f USD%n", snapshot.valuation().cash());
        switch (snapshot.health()) {
            case Result.Known<Health>(Health health) -> {
                out.printf(Locale.ROOT, "Health  %18.1f%n", health.score());
                health.deductions()
                        .forEach(each -> out.printf(Locale.ROOT, "  −%.1f %s%n", each.points(), each.reason()));
            }
            case Result.Missing<Health>(String reason) -> out.println("Health  —  " + reason);
        }
        out.printf("%n%-14s %18s %16s %16s %8s  %s%n", "Symbol", "Quantity", "Price", "Value", "Weight", "Price is");
        for (Position position : snapshot.valuation().positions()) {
            out.printf(
                    Locale.ROOT,
                    "%-14s %18s %16s %,16.2f %6.1f %%  %s%n",
                    position.instrument(),
                    position.quantity().stripTrailingZeros().toPlainString(),
                    position.price()
                            .map(price -> String.format(Locale.ROOT, "%,.6g", price))
                            .orElse("—"),
                    position.value(),
                    100 * position.weight(),
                    priceIs(snapshot, position));
        }
        snapshot.proposals().stream()
                .filter(proposal -> !proposal.state().isFinal())
                .forEach(proposal -> out.printf(
                        "%n%s %s %s: %d legs%n",
                        proposal.id(),
                        proposal.urgency(),
                        proposal.cause(),
                        proposal.legs().size()));
        out.flush();
    }
}
