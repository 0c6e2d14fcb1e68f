package dev.ballast.app.cli;

import dev.ballast.core.engine.Command.SetTargets;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.TargetMethod;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Sets where the trader wants the book to be.
@Command(
        name = "targets",
        description = "Sets the target weights: ballast targets own BTC-USD=0.4 ETH-USD=0.3 (the rest is cash),"
                + " ballast targets equal-weight, ballast targets inverse-volatility.")
final class TargetsCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(
            index = "0",
            paramLabel = "METHOD",
            description = "own, equal-weight, inverse-volatility, minimum-variance, … (an unknown name lists all).")
    private String method = "";

    @Parameters(index = "1..*", paramLabel = "SYMBOL=WEIGHT", description = "Weights as fractions of equity.")
    private List<String> weights = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    TargetsCommand(Host host) {
        this.host = host;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        TargetMethod chosen = method(method);
        var own = new TreeMap<InstrumentId, Double>();
        weights.forEach(text -> add(own, text));
        var request = new DeskRequest(
                data.data(), data.kind(), new FeedChoice.None(), DeskRequest.Missing.REFUSE, DeskRequest.Writes.STORE);
        try (OpenDesk desk = host.open(request)) {
            requireKnown(own, desk.engine().snapshot().instruments().keySet(), desk.folder());
            switch (desk.engine().perform(new SetTargets(chosen, own))) {
                case Outcome.Refused refused -> throw new IllegalArgumentException(refused.message());
                case Outcome.Done(String message, long sequence) -> {
                    if (json) {
                        Json.print(spec.commandLine().getOut(), Map.of("message", message, "journal", sequence));
                    } else {
                        spec.commandLine().getOut().println(message);
                        spec.commandLine().getOut().flush();
                    }
                }
            }
        }
        return ExitCode.OK;
    }

    private static void add(Map<InstrumentId, Double> own, String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("a target must look like BTC-USD=0.4, was '" + text + "'");
        }
        InstrumentId instrument = InstrumentId.of(text.substring(0, equals));
        try {
            if (own.put(instrument, Double.valueOf(text.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("target of " + instrument + " is given twice");
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a target must look like BTC-USD=0.4, was '" + text + "'", e);
        }
    }

    private static void requireKnown(Map<InstrumentId, Double> own, Set<InstrumentId> known, Path folder) {
        own.keySet().stream()
                .filter(instrument -> !known.contains(instrument))
                .findFirst()
                .ifPresent(instrument -> {
                    throw new IllegalArgumentException("target of " + instrument + ": the book in " + folder
                            + " has no such instrument; import its history first");
                });
    }

    private static TargetMethod method(String name) {
        try {
            return TargetMethod.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "METHOD must be one of "
                            + Arrays.stream(TargetMethod.values())
                                    .map(method -> method.name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'))
                                    .collect(Collectors.joining(", "))
                            + ", was '" + name + "'",
                    e);
        }
    }
}
