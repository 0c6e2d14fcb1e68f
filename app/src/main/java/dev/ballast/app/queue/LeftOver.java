package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.rebalance.Plan;
import dev.ballast.core.result.Refusal;
import dev.ballast.core.risk.Drift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// What a plan leaves: trades that were left out with their reasons, and the drift after all legs. Pure.
final class LeftOver {

    private LeftOver() {}

    /// One sentence each: skipped legs, then findings that say more.
    static List<String> reasons(Plan plan) {
        var all = new LinkedHashSet<>(plan.skipped());
        for (Refusal finding : plan.findings()) {
            if (plan.skipped().stream().noneMatch(skipped -> skipped.contains(finding.message()))) {
                all.add(finding.coded());
            }
        }
        return List.copyOf(all);
    }

    /// Largest first: `LINK-USD  +4.5 pp  (16.5 % of 12.0 %), outside its band of 4.0 pp`.
    static List<String> drifts(Plan plan) {
        var lines = new ArrayList<String>();
        plan.residual().stream()
                .sorted(Comparator.comparingDouble((Drift drift) -> -Math.abs(drift.drift())))
                .forEach(drift -> lines.add(drift.instrument().symbol() + "  " + Numbers.points(drift.drift()) + "  ("
                        + Numbers.percent(drift.weight()) + ", target " + Numbers.percent(drift.target()) + ")"
                        + (drift.isOutside() ? ", × outside its band" : ", ✓ inside its band")));
        return lines;
    }
}
