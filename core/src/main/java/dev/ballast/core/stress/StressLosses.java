package dev.ballast.core.stress;

import dev.ballast.core.result.Result;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a book loses in every scenario of a library (EDGE-1). Immutable.
///
/// @param equity what the losses are fractions of, in the book's currency
/// @param losses in the order of the library
public record StressLosses(double equity, List<StressLoss> losses) {

    /// Without a library there is nothing to tell.
    public static final StressLosses NONE = new StressLosses(0, List.of());

    public StressLosses {
        losses = List.copyOf(losses);
    }

    public Optional<StressLoss> of(String scenario) {
        return losses.stream().filter(loss -> loss.scenario().equals(scenario)).findFirst();
    }

    /// The largest known loss, if one is known.
    public Optional<StressLoss> worst() {
        return losses.stream().filter(StressLoss::isKnown).max(Comparator.comparingDouble(StressLoss::loss));
    }

    /// Mean of the worst quarter of the known losses, rounded up to whole scenarios, as a fraction of equity: the
    /// expected shortfall at 75 % over scenarios that count alike. A gain there counts as it is.
    public Result<Double> tail() {
        double[] known = losses.stream()
                .filter(StressLoss::isKnown)
                .mapToDouble(StressLoss::loss)
                .sorted()
                .toArray();
        if (known.length == 0) {
            return Result.missing("no scenario has a known loss");
        }
        int worst = (known.length + 3) / 4;
        double sum = 0;
        for (int i = known.length - worst; i < known.length; i++) {
            sum += known[i];
        }
        return Result.of(sum / worst);
    }

    /// Money of tail loss that a change to `after` takes away for each unit of its cost:
    /// (tail before · equity before − tail after · equity after) ÷ cost. Negative where the change adds to the
    /// tail.
    ///
    /// Missing without cost, where a scenario is known on one side only, or where none is known.
    ///
    /// @param cost expected, in the book's currency
    public Result<Double> tailRemovedPerCost(StressLosses after, double cost) {
        if (!(cost > 0)) {
            return Result.missing("the change has no cost to set the tail loss against");
        }
        for (StressLoss before : losses) {
            boolean still =
                    after.of(before.scenario()).filter(StressLoss::isKnown).isPresent();
            if (before.isKnown() != still) {
                return Result.missing("the loss in " + before.scenario() + " is known on one side only");
            }
        }
        return tail().flatMap(before -> after.tail().map(later -> (before * equity - later * after.equity()) / cost));
    }
}
