package dev.ballast.app.cli;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.optimization.Constraints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The limits of `ballast optimize`, as its options name them.
final class OptimizeLimits {

    /// Whether the weights asked for are positions on top of a book.
    enum Overlay {
        NO,
        YES
    }

    @Option(
            names = "--min",
            paramLabel = "W",
            description = "Least weight of every asset; negative allows shorts. Default: 0.")
    private @Nullable Double least;

    @Option(names = "--max", paramLabel = "W", description = "Most weight of every asset. Default: 1.")
    private @Nullable Double most;

    @Option(
            names = "--invested",
            defaultValue = "1",
            paramLabel = "W",
            description = "What all weights sum to; the rest is cash. Default: ${DEFAULT-VALUE}.")
    private double invested;

    @Option(
            names = "--bound",
            paramLabel = "SYMBOL=LO:HI",
            description = "Least and most weight of one asset; may be given again and again.")
    private List<String> bounds = new ArrayList<>();

    @Option(
            names = "--group",
            paramLabel = "NAME=A,B:LO:HI",
            description = "Least and most weight of several assets together; may be given again and again.")
    private List<String> groups = new ArrayList<>();

    @Option(
            names = "--max-turnover",
            paramLabel = "T",
            description = "Most of the book to trade, purchases and sales together; needs --from-weights.")
    private @Nullable Double turnover;

    /// The constraints that the options ask for; `IllegalArgumentException` names the option that is wrong.
    ///
    /// @param held current weights, null where none were given
    /// @param overlay positions that come on top of a book, not weights of it: they have no bounds of their own
    Constraints of(List<InstrumentId> instruments, double @Nullable [] held, Overlay overlay) {
        List<String> names = instruments.stream().map(InstrumentId::symbol).toList();
        double low = least != null ? least : overlay == Overlay.YES ? Double.NEGATIVE_INFINITY : 0;
        double high = most != null ? most : overlay == Overlay.YES ? Double.POSITIVE_INFINITY : 1;
        Constraints constraints = Named.option("--min " + low + ", --max " + high, () -> Constraints.none(names)
                .withBounds(low, high));
        Constraints bounded = constraints;
        constraints = Named.option("--invested", () -> bounded.withBudget(invested));
        for (String bound : bounds) {
            String[] sides = halves(bound, "--bound", "SYMBOL=LO:HI");
            double[] range = range(sides[1], bound, "--bound");
            int asset = index(sides[0], instruments, bound, "--bound");
            Constraints before = constraints;
            constraints = Named.option("--bound '" + bound + "'", () -> before.withBound(asset, range[0], range[1]));
        }
        for (String group : groups) {
            String[] sides = halves(group, "--group", "NAME=A,B:LO:HI");
            int end = sides[1].indexOf(':');
            if (end < 0) {
                throw new IllegalArgumentException("--group '" + group + "' must be NAME=A,B:LO:HI");
            }
            double[] range = range(sides[1].substring(end + 1), group, "--group");
            List<String> members = Arrays.stream(sides[1].substring(0, end).split(",", -1))
                    .map(member -> names.get(index(member, instruments, group, "--group")))
                    .toList();
            Constraints before = constraints;
            constraints = Named.option(
                    "--group '" + group + "'", () -> before.withGroup(sides[0], members, range[0], range[1]));
        }
        if (turnover != null) {
            if (held == null) {
                throw new IllegalArgumentException("--max-turnover needs the current weights: --from-weights FILE");
            }
            Constraints before = constraints;
            double cap = turnover;
            constraints = Named.option("--max-turnover", () -> before.withTurnover(held, cap));
        }
        return constraints;
    }

    private static String[] halves(String text, String option, String form) {
        int at = text.indexOf('=');
        if (at < 1 || at == text.length() - 1) {
            throw new IllegalArgumentException(option + " '" + text + "' must be " + form);
        }
        return new String[] {text.substring(0, at).strip(), text.substring(at + 1)};
    }

    private static double[] range(String text, String whole, String option) {
        String[] parts = text.split(":", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(option + " '" + whole + "' must end in LO:HI");
        }
        return new double[] {number(parts[0], whole, option), number(parts[1], whole, option)};
    }

    private static double number(String text, String whole, String option) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " '" + whole + "': '" + text + "' is not a number", e);
        }
    }

    private static int index(String name, List<InstrumentId> instruments, String whole, String option) {
        return new SymbolValues(option, instruments).index(name, whole);
    }
}
