package dev.ballast.persistence;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.Order;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.store.BookVerifier;
import dev.ballast.core.store.Recomputation;
import dev.ballast.core.store.WorkstationStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// What a killed process left behind, held against what it had acknowledged.
final class StoredDesk {

    private static final Set<ProposalState> AFTER_APPROVAL = EnumSet.of(
            ProposalState.APPROVED,
            ProposalState.EXECUTING,
            ProposalState.EXECUTED,
            ProposalState.PARTIAL,
            ProposalState.FAILED);
    /// A step waits for nothing but fills that rest two milliseconds.
    private static final int MOST_STEPS = 5000;

    private final WorkstationStore store;

    StoredDesk(WorkstationStore store) {
        this.store = store;
    }

    /// Type of the last entry of the journal.
    String lastEntry() {
        List<JournalEntry> last = store.journalBefore(Long.MAX_VALUE, 1);
        return last.isEmpty() ? "NOTHING" : last.getFirst().type().name();
    }

    /// Everything that is wrong: balances, replay, chain, orders filled twice, what was acknowledged and is not there.
    List<String> faults(List<String> acknowledged) {
        var faults = new ArrayList<String>(BookVerifier.verify(store, LotMethod.FIFO));
        Set<String> ids = new HashSet<>();
        Map<String, BigDecimal> traded = new HashMap<>();
        for (LedgerEntry entry : store.load().ledger()) {
            if (!ids.add(entry.id().value())) {
                faults.add(entry.id() + " is booked twice");
            }
            if (entry instanceof Fill fill) {
                fill.order().ifPresent(order -> traded.merge(order, fill.quantity(), BigDecimal::add));
            }
        }
        for (Order order : store.orders()) {
            if (traded.getOrDefault(order.clientId(), BigDecimal.ZERO).compareTo(order.quantity()) > 0) {
                faults.add(order.clientId() + " traded " + traded.get(order.clientId()) + " of " + order.quantity());
            }
            IntStream.rangeClosed(1, order.fills())
                    .mapToObj(number -> order.clientId() + "/fill/" + number)
                    .filter(id -> !ids.contains(id))
                    .forEach(id -> faults.add(id + " is not in the ledger"));
        }
        if (store.cash().signum() < 0) {
            faults.add("cash is " + store.cash());
        }
        missing(acknowledged, ids, faults);
        recompute(faults);
        return faults;
    }

    private void missing(List<String> acknowledged, Set<String> ids, List<String> faults) {
        Map<String, Proposal> proposals = new HashMap<>();
        store.proposals().forEach(proposal -> proposals.put(proposal.id().value(), proposal));
        for (String line : acknowledged) {
            String id = line.substring(line.indexOf(' ') + 1);
            Proposal proposal = proposals.get(id);
            boolean there =
                    switch (line.substring(0, line.indexOf(' '))) {
                        case "entry", "filled" -> ids.contains(id);
                        case "approved" -> proposal != null && AFTER_APPROVAL.contains(proposal.state());
                        case "rejected" -> proposal != null && proposal.state() == ProposalState.REJECTED;
                        case "edited" -> proposal != null && proposal.isEdited();
                        default -> false;
                    };
            if (!there) {
                faults.add("acknowledged and not there: " + line);
            }
        }
    }

    /// The latest proposals come out the same from their stored inputs.
    private void recompute(List<String> faults) {
        List<Proposal> all = store.proposals();
        for (Proposal proposal : all.subList(Math.max(0, all.size() - 2), all.size())) {
            Recomputation.of(store, proposal.id())
                    .orElseThrow()
                    .differences()
                    .forEach(difference -> faults.add(proposal.id() + " recomputed: " + difference));
        }
    }

    /// A restart with fresh prices carries out what was approved.
    void finish() {
        try (var engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, InstantSource.system())) {
            for (int step = 0; step < MOST_STEPS && isUnderWay(engine.snapshot()); step++) {
                TradingProgram.quote(engine, Instant.now());
                engine.step();
            }
            if (isUnderWay(engine.snapshot())) {
                throw new IllegalStateException("still under way after " + MOST_STEPS + " steps");
            }
        }
    }

    /// Whether something that was approved is not carried out.
    boolean isUnderWay() {
        return isUnderWay(store.proposals());
    }

    private static boolean isUnderWay(Snapshot snapshot) {
        return isUnderWay(snapshot.proposals());
    }

    private static boolean isUnderWay(List<Proposal> proposals) {
        return proposals.stream()
                .anyMatch(each -> each.state() == ProposalState.APPROVED || each.state() == ProposalState.EXECUTING);
    }
}
