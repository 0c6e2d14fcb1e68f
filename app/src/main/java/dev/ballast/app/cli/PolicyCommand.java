package dev.ballast.app.cli;

import dev.ballast.core.engine.Command.SetPolicy;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.Policy;
import dev.ballast.core.engine.Settings;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows and edits the saved policy: every limit, threshold and fee.
@Command(
        name = "policy",
        description = "Shows the policy, or sets one of its values: ballast policy risk.positionLimit 0.3")
final class PolicyCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Value to set, such as risk.positionLimit.")
    private Optional<String> name = Optional.empty();

    @Parameters(arity = "0..1", paramLabel = "VALUE", description = "What to set it to.")
    private Optional<String> value = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PolicyCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        if (name.isPresent() != value.isPresent()) {
            throw new IllegalArgumentException("policy needs both NAME and VALUE, or neither");
        }
        // Looking makes nothing: neither a book nor an entry in one.
        DeskRequest request = name.isEmpty()
                ? DeskRequest.reading(data.data(), data.kind())
                : new DeskRequest(
                        data.data(),
                        data.kind(),
                        new FeedChoice.None(),
                        DeskRequest.Missing.CREATE,
                        DeskRequest.Writes.STORE);
        try (OpenDesk desk = host.open(request)) {
            Policy policy = desk.engine().snapshot().policy();
            if (name.isPresent()) {
                Policy changed = Settings.with(policy, name.get(), value.orElseThrow());
                if (desk.engine().perform(new SetPolicy(changed)) instanceof Outcome.Refused refused) {
                    throw new IllegalArgumentException(refused.message());
                }
                policy = changed;
            }
            print(policy);
        }
        return ExitCode.OK;
    }

    private void print(Policy policy) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            var values = new TreeMap<String, Object>();
            Settings.flatten(policy).forEach((key, current) -> values.put(key, plain(current)));
            Json.print(out, values);
        } else {
            Settings.flatten(policy).forEach((key, current) -> out.printf("%-36s %s%n", key, current));
            out.flush();
        }
    }

    /// Numbers and truth values as such, all else as text.
    private static Object plain(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
