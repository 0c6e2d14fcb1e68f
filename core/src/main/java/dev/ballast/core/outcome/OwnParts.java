package dev.ballast.core.outcome;

import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.TriggerKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What of each decision's value a sum may count, so that no day is counted more than once (EDGE-3).
///
/// A proposal that is turned down comes back while its cause stands, and each of its shadow books holds the same legs:
/// the values of five such vetoes count the days since the fifth five times. A question is a cause; all causes that
/// lead to the targets are one. What was not executed counts from its decision until the same question is decided
/// anew, by the last close before; the fees that not trading saved count once, at the first veto of a row. A row of
/// vetoes of the same legs so sums up to what its first one is worth. What was executed counts whole: its fills are
/// nobody else's, and values of different fills add up.
final class OwnParts {

    /// A veto that stands.
    ///
    /// @param index of its outcome
    /// @param goesOn whether the one before was a veto of the same question
    private record Open(int index, boolean goesOn) {}

    private final List<DecisionOutcome> outcomes;
    private final Map<ProposalId, String> questions = new HashMap<>();
    private final double[] parts;

    private OwnParts(List<DecisionOutcome> outcomes, List<Proposal> proposals) {
        this.outcomes = outcomes;
        parts = outcomes.stream().mapToDouble(DecisionOutcome::value).toArray();
        proposals.forEach(proposal -> questions.put(proposal.id(), question(proposal)));
    }

    /// The outcomes in their order, each with its part.
    static List<DecisionOutcome> of(List<DecisionOutcome> outcomes, List<Proposal> proposals) {
        return new OwnParts(outcomes, proposals).counted();
    }

    private static String question(Proposal proposal) {
        try {
            TriggerKind kind = TriggerKind.valueOf(proposal.cause());
            return kind.aim() == TriggerKind.Aim.TARGETS ? TriggerKind.Aim.TARGETS.name() : kind.name();
        } catch (IllegalArgumentException e) {
            // A cause of a version that knew others.
            return proposal.cause();
        }
    }

    private List<DecisionOutcome> counted() {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < outcomes.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> outcomes.get(i).decidedAt())
                .thenComparing(i -> outcomes.get(i).proposal().value()));
        Map<String, Open> open = new HashMap<>();
        for (int index : order) {
            DecisionOutcome outcome = outcomes.get(index);
            String question = questions.getOrDefault(outcome.proposal(), "");
            Optional<Open> before = Optional.ofNullable(open.remove(question));
            before.ifPresent(veto -> end(veto, outcome.decidedAt()));
            switch (outcome.verdict()) {
                case EXECUTED, EDITED -> {}
                case REJECTED, EXPIRED, FAILED -> open.put(question, new Open(index, before.isPresent()));
            }
        }
        open.values().stream().filter(Open::goesOn).forEach(veto -> parts[veto.index()] -= saved(veto));
        var counted = new ArrayList<DecisionOutcome>();
        for (int i = 0; i < outcomes.size(); i++) {
            counted.add(outcomes.get(i).counting(parts[i]));
        }
        return List.copyOf(counted);
    }

    private void end(Open veto, Instant time) {
        OutcomePoint last = outcomes.get(veto.index()).path().stream()
                .filter(point -> !point.time().isAfter(time))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> outcomes.get(veto.index()).path().getFirst());
        parts[veto.index()] = last.real() - last.shadow() - (veto.goesOn() ? saved(veto) : 0);
    }

    /// What not trading saved at once.
    private double saved(Open veto) {
        OutcomePoint first = outcomes.get(veto.index()).path().getFirst();
        return first.real() - first.shadow();
    }
}
