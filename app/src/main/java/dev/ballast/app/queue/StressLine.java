package dev.ballast.app.queue;

import dev.ballast.core.rebalance.PortfolioFigures;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.stress.StressLoss;
import dev.ballast.core.stress.StressLosses;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the book loses in one scenario without and with a proposal (EDGE-1).
///
/// @param scenario its name
/// @param before fraction of equity, > 0 for a loss; NaN where not known
/// @param after the same after the enabled legs
/// @param assumed weight after the legs that took a shock not measured for the asset itself, a fraction
/// @param reason why a loss is not known; may be empty
public record StressLine(String scenario, double before, double after, double assumed, String reason) {

    /// Worst first by the losses of when it was made, so that no line moves while prices do; unknown ones last.
    static List<StressLine> of(Proposal proposal, CardFigures figures) {
        StressLosses asMade = proposal.before().stress();
        StressLosses order = asMade.losses().isEmpty() ? figures.before().stress() : asMade;
        Stream<String> names = order.losses().stream()
                .sorted(Comparator.comparingDouble(
                        (StressLoss loss) -> loss.isKnown() ? -loss.loss() : Double.POSITIVE_INFINITY))
                .map(StressLoss::scenario);
        return names.map(name -> of(name, figures.before(), figures.after())).toList();
    }

    private static StressLine of(String scenario, PortfolioFigures before, PortfolioFigures after) {
        Optional<StressLoss> first = before.stress().of(scenario);
        Optional<StressLoss> second = after.stress().of(scenario);
        return new StressLine(
                scenario,
                first.map(StressLoss::loss).orElse(Double.NaN),
                second.map(StressLoss::loss).orElse(Double.NaN),
                second.filter(StressLoss::isKnown)
                        .map(loss -> loss.byCategory() + loss.uniform())
                        .orElse(0.0),
                Stream.of(first, second)
                        .flatMap(Optional::stream)
                        .map(StressLoss::reason)
                        .filter(reason -> !reason.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    /// Negative where the proposal takes loss away; NaN where not known.
    public double change() {
        return after - before;
    }
}
