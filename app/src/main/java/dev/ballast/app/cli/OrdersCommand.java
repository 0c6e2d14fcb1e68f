package dev.ballast.app.cli;

import dev.ballast.core.engine.Command.CancelOrders;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.execution.Order;
import dev.ballast.core.execution.OrderExport;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the stored orders, writes exported ones to a file, and cancels what is not filled.
@Command(
        name = "orders",
        description = "Shows the latest orders; --export writes the open exported ones to a CSV file that comes back"
                + " with 'ballast import fills'; --cancel ends what is not filled.")
final class OrdersCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--export", paramLabel = "FILE", description = "Write the open exported orders there.")
    private Optional<Path> export = Optional.empty();

    @Option(names = "--cancel", paramLabel = "PROPOSAL", description = "Cancel what is open of this proposal.")
    private Optional<String> cancel = Optional.empty();

    @Option(names = "--reason", description = "Why, for --cancel.", defaultValue = "")
    private String reason = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    OrdersCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        DeskRequest request = cancel.isEmpty()
                ? DeskRequest.reading(data.data(), data.kind())
                : new DeskRequest(
                        data.data(),
                        data.kind(),
                        new FeedChoice.None(),
                        DeskRequest.Missing.REFUSE,
                        DeskRequest.Writes.STORE);
        try (OpenDesk desk = host.open(request)) {
            if (cancel.isPresent()) {
                cancel(desk, new ProposalId(cancel.get()));
            }
            // What is stored, not what an engine without prices would make of it.
            List<Order> orders = desk.store().orders();
            if (export.isPresent()) {
                export(export.get(), orders);
            } else {
                print(orders);
            }
        }
        return ExitCode.OK;
    }

    private void cancel(OpenDesk desk, ProposalId id) {
        Proposal proposal = desk.engine().snapshot().proposals().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no proposal " + id));
        if (desk.engine().perform(new CancelOrders(id, proposal.version(), reason))
                instanceof Outcome.Refused refused) {
            throw new IllegalArgumentException(refused.message());
        }
    }

    private void export(Path file, List<Order> orders) {
        List<Order> open = orders.stream()
                .filter(order -> order.isOpen() && order.route() == OrderRoute.EXPORT)
                .toList();
        if (open.isEmpty()) {
            throw new IllegalArgumentException(
                    "There are no open exported orders: approve a proposal for export first");
        }
        try {
            Files.writeString(file, OrderExport.csv(open), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        spec.commandLine().getOut().println(open.size() + " orders written to " + file);
        spec.commandLine().getOut().flush();
    }

    private void print(List<Order> orders) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, orders.stream().map(OrdersCommand::fields).toList());
            return;
        }
        for (Order order : orders) {
            out.printf(
                    Locale.ROOT,
                    "%-24s %-9s %-6s %-4s %s %s, %s filled in %d%s%n",
                    order.clientId(),
                    order.state(),
                    order.route(),
                    order.side(),
                    order.quantity().toPlainString(),
                    order.instrument(),
                    order.filled().toPlainString(),
                    order.fills(),
                    order.note().isEmpty() ? "" : ": " + order.note());
        }
        out.flush();
    }

    private static Map<String, Object> fields(Order order) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("order", order.clientId());
        fields.put("proposal", order.proposal().value());
        fields.put("leg", order.leg());
        fields.put("slice", order.slice());
        fields.put("symbol", order.instrument().symbol());
        fields.put("side", order.side().name());
        fields.put("quantity", order.quantity());
        fields.put("filled", order.filled());
        fields.put("fills", order.fills());
        fields.put("referencePrice", order.referencePrice());
        fields.put("route", order.route().name());
        fields.put("state", order.state().name());
        fields.put("placedAt", order.placedAt().toString());
        fields.put("note", order.note());
        return fields;
    }
}
