package dev.ballast.app.dashboard;

import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.Urgency;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What waits in the approval queue.
///
/// @param waiting proposals that wait for an answer, by urgency; an urgency without one is left out
/// @param underway approved ones whose orders are not done
/// @param headline the most urgent one in a sentence; empty where none waits
/// @param timeLeft whole seconds until the first of them expires; zero where none waits
public record QueueFigures(Map<Urgency, Integer> waiting, int underway, String headline, Duration timeLeft) {

    public QueueFigures {
        waiting = Map.copyOf(waiting);
    }

    static QueueFigures of(Snapshot snapshot) {
        List<Proposal> open = snapshot.proposals().stream()
                .filter(proposal -> proposal.state() == ProposalState.PROPOSED)
                .toList();
        var counts = new EnumMap<Urgency, Integer>(Urgency.class);
        open.forEach(proposal -> counts.merge(proposal.urgency(), 1, Integer::sum));
        long underway = snapshot.proposals().stream()
                .filter(proposal ->
                        proposal.state() == ProposalState.APPROVED || proposal.state() == ProposalState.EXECUTING)
                .count();
        Duration left = open.stream()
                .map(proposal -> Duration.between(snapshot.asOf(), proposal.expiresAt()))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new QueueFigures(
                counts,
                (int) underway,
                open.isEmpty() ? "" : headline(open.getFirst()),
                Duration.ofSeconds(Math.max(0, left.toSeconds())));
    }

    public int total() {
        return waiting.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int count(Urgency urgency) {
        return waiting.getOrDefault(urgency, 0);
    }

    private static String headline(Proposal proposal) {
        return proposal.triggers().isEmpty()
                ? proposal.cause()
                : proposal.triggers().getFirst().reason();
    }
}
