package dev.ballast.core.outcome;

import dev.ballast.core.performance.ClosedTrades;
import dev.ballast.core.portfolio.BookPast;
import dev.ballast.core.portfolio.LotSale;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.regime.MarketRegime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/// Follows decisions up (REB-10, EDGE-3): pure functions of stored proposals, ledger and prices.
///
/// A decision's value is V(real) − V(shadow) now. For an executed proposal the shadow book is the real one without its
/// fills; for a rejected, expired or failed one it is the real one with its legs executed as proposed, at their prices
/// and fees; for an edited one, without its fills and with all of its legs as proposed. Later ledger entries
/// apply alike to both, as far as they fit. Both are valued at the same prices.
public final class Outcomes {

    /// Of a desk left alone, proposals expire by the dozen a day: the newest tell enough.
    private static final int MOST_FOLLOWED = 400;

    private Outcomes() {}

    /// All decisions and their sums. `RefusedException` where the ledger does not fit together.
    public static OutcomeReport of(OutcomeRequest request) {
        record Decided(Proposal proposal, Verdict verdict) {}
        var decided = new ArrayList<Decided>();
        for (Proposal proposal : request.proposals()) {
            Follower.verdict(proposal).ifPresent(verdict -> decided.add(new Decided(proposal, verdict)));
        }
        decided.sort(Comparator.comparing((Decided each) -> each.proposal().raisedAt())
                .reversed()
                .thenComparing(each -> each.proposal().id().value()));
        List<Decided> followed = decided.subList(0, Math.min(MOST_FOLLOWED, decided.size()));
        var follower = new Follower(request);
        List<DecisionOutcome> outcomes = followed.stream()
                .map(each -> follower.follow(each.proposal(), each.verdict()))
                .toList();
        return report(request, OwnParts.of(outcomes, request.proposals()), decided.size() - followed.size());
    }

    private static OutcomeReport report(OutcomeRequest request, List<DecisionOutcome> outcomes, int earlier) {
        Instant first = outcomes.isEmpty() ? request.now() : outcomes.getLast().raisedAt();
        Duration since = Duration.between(first, request.now());
        List<LotSale> sales = new BookPast().sales(request.lots(), request.ledger());
        return new OutcomeReport(
                request.now(),
                outcomes,
                OutcomeGroup.of("All", outcomes, since),
                groups(outcomes, since, outcome -> List.of(outcome.verdict().label())),
                groups(outcomes, since, outcome -> outcome.triggers().stream()
                        .map(TriggerKind::label)
                        .toList()),
                groups(outcomes, since, outcome -> List.of(outcome.method().label())),
                groups(
                        outcomes,
                        since,
                        outcome -> List.of(
                                outcome.regime().map(MarketRegime::label).orElse("Not known"))),
                groups(outcomes, since, outcome -> outcome.reason().map(RejectReason::label).stream()
                        .toList()),
                (int) request.proposals().stream()
                        .filter(proposal -> proposal.state() == ProposalState.SUPERSEDED)
                        .count(),
                earlier,
                ClosedTrades.of(sales),
                ClosedTrades.byStrategy(sales, request.ledger()));
    }

    /// Most frequent first.
    private static List<OutcomeGroup> groups(
            List<DecisionOutcome> outcomes, Duration since, Function<DecisionOutcome, List<String>> names) {
        var groups = new LinkedHashMap<String, List<DecisionOutcome>>();
        for (DecisionOutcome outcome : outcomes) {
            for (String name : names.apply(outcome)) {
                groups.computeIfAbsent(name, key -> new ArrayList<>()).add(outcome);
            }
        }
        return groups.entrySet().stream()
                .map(group -> OutcomeGroup.of(group.getKey(), group.getValue(), since))
                .sorted(Comparator.comparingInt(OutcomeGroup::decisions)
                        .reversed()
                        .thenComparing(OutcomeGroup::name))
                .toList();
    }
}
