package dev.ballast.core.outcome;

import dev.ballast.core.performance.ClosedTrades;
import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// What all decisions came to (REB-10, EDGE-3). Immutable.
///
/// @param asOf when it was computed
/// @param decisions newest first
/// @param all together
/// @param byVerdict by how they were decided
/// @param byTrigger by what fired; a decision with several triggers counts in each
/// @param byMethod by how targets were made
/// @param byRegime by the market's regime when they were raised
/// @param byReason rejections by their reason
/// @param superseded proposals that a newer one replaced: nobody decided on them
/// @param earlier decisions older than those that are followed
/// @param closed statistics of all sales (ACC-6), or why there are none
/// @param closedByStrategy the same by strategy; sales without one under ""
public record OutcomeReport(
        Instant asOf,
        List<DecisionOutcome> decisions,
        OutcomeGroup all,
        List<OutcomeGroup> byVerdict,
        List<OutcomeGroup> byTrigger,
        List<OutcomeGroup> byMethod,
        List<OutcomeGroup> byRegime,
        List<OutcomeGroup> byReason,
        int superseded,
        int earlier,
        Result<ClosedTrades> closed,
        SortedMap<String, ClosedTrades> closedByStrategy) {

    public OutcomeReport {
        decisions = List.copyOf(decisions);
        byVerdict = List.copyOf(byVerdict);
        byTrigger = List.copyOf(byTrigger);
        byMethod = List.copyOf(byMethod);
        byRegime = List.copyOf(byRegime);
        byReason = List.copyOf(byReason);
    }
}
