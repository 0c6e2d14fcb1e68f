package dev.ballast.core.risk.heat;

import dev.ballast.core.result.Result;
import dev.ballast.core.risk.heat.OpenRisk.Basis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Measures portfolio heat (RSK-6). Stateless.
public final class Heats {

    private static final Comparator<OpenRisk> LARGEST_FIRST =
            Comparator.comparingDouble(OpenRisk::risk).reversed().thenComparing(OpenRisk::instrument);

    private Heats() {}

    /// Σ weight × (price − stop) ÷ price over the positions.
    ///
    /// Missing as soon as one position has neither a stop nor a range, or a stop at or above its price (it should
    /// have
    /// been sold): heat without it would look too low. The assumed stop of a wild asset is not below 0.
    public static Result<Heat> of(List<HeatPosition> positions, HeatPolicy policy) {
        var risks = new ArrayList<OpenRisk>();
        for (HeatPosition position : positions) {
            switch (openRisk(position, policy)) {
                case Result.Known<OpenRisk>(OpenRisk risk) -> risks.add(risk);
                case Result.Missing<OpenRisk>(String reason) -> {
                    return Result.missing(reason);
                }
            }
        }
        risks.sort(LARGEST_FIRST);
        return Result.of(new Heat(risks.stream().mapToDouble(OpenRisk::risk).sum(), risks));
    }

    private static Result<OpenRisk> openRisk(HeatPosition position, HeatPolicy policy) {
        if (position.stop().isPresent()) {
            double stop = position.stop().get();
            return stop >= 0 && stop < position.price()
                    ? Result.of(risk(position, Basis.STOP, stop))
                    : Result.missing("Heat is unknown: the stop of " + position.instrument() + ", " + stop
                            + ", is not below its price " + position.price() + ".");
        }
        return switch (position.averageTrueRange()) {
            case Result.Known<Double>(Double range) ->
                Result.of(risk(
                        position,
                        Basis.AVERAGE_TRUE_RANGE,
                        Math.max(0, position.price() - policy.rangeMultiple() * range)));
            case Result.Missing<Double>(String reason) ->
                Result.missing("Heat is unknown: " + position.instrument() + " has no stop. " + reason);
        };
    }

    private static OpenRisk risk(HeatPosition position, Basis basis, double stop) {
        double distance = (position.price() - stop) / position.price();
        return new OpenRisk(position.instrument(), basis, position.price(), stop, position.weight() * distance);
    }
}
