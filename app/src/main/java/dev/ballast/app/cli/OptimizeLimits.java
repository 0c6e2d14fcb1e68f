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

    @Option(
            names = "--min",
            defaultValue = "0",
            paramLabel = "W",
            description = "Least weight of every asset; negative allows shorts. Default: ${DEFAULT-VALUE}.")
    private double least;

    @Option(
            names = "--max",
            defaultValue = "1",
            paramLabel = "W",
            description = "Most weight of every asset. Default: ${DEFAULT-VALUE}.")
    private double most;

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

    /// The constraints of a book that is fully invested; `IllegalArgumentException` names the option that is wrong.
    ///
    /// @param held current weights, null where none were given
    Constraints of(List<InstrumentId> instruments, double @Nullable [] held) {
        List<String> names = instruments.stream().map(InstrumentId::symbol).toList();
        Constraints constraints =
                Constraints.none(names).withBounds(least, most).withBudget(1);
        for (String bound : bounds) {
            String[] sides = halves(bound, "--bound", "SYMBOL=LO:HI");
            double[] range = range(sides[1], bound, "--bound");
            constraints = constraints.withBound(index(sides[0], instruments, bound, "--bound"), range[0], range[1]);
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
            constraints = constraints.withGroup(sides[0], members, range[0], range[1]);
        }
        if (turnover != null) {
            if (held == null) {
                throw new IllegalArgumentException("--max-turnover needs the current weights: --from-weights FILE");
            }
            constraints = constraints.withTurnover(held, turnover);
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

    /// An asset by its symbol, or by the part before the currency.
    private static int index(String name, List<InstrumentId> instruments, String whole, String option) {
        String wanted = name.strip();
        for (int i = 0; i < instruments.size(); i++) {
            InstrumentId id = instruments.get(i);
            if (id.symbol().equalsIgnoreCase(wanted) || id.base().equalsIgnoreCase(wanted)) {
                return i;
            }
        }
        throw new IllegalArgumentException(option + " '" + whole + "': '" + wanted + "' has no usable prices");
    }
}
