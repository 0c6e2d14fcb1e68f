package dev.ballast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.store.BookVerifier;
import dev.ballast.core.store.Recomputation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real engine killed with `kill -9` between any two steps of import, edit, approval and partial fill
/// (SYS-3, REB-8).
///
/// After each kill the stored book verifies, everything acknowledged is there once, and a new engine brings every
/// approved proposal to its end without trading twice. Five times in the build; `-Dballast.kills=50` for the full run.
class DeskKillIT {

    private static final int KILLS = Integer.getInteger("ballast.kills", 5);
    private static final int LONGEST = 60;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void whatWasAcknowledgedSurvivesAndNothingIsHalfDone() {
        long seed = Long.getLong("ballast.seed", 20260810);
        System.out.println("desk kills " + KILLS + ", seed " + seed);
        var random = new Random(seed);
        var acknowledged = new ArrayList<String>();
        for (int kill = 1; kill <= KILLS; kill++) {
            acknowledged.addAll(runAndKill(1 + random.nextInt(LONGEST), random.nextInt(30)));
            check(acknowledged, kill);
        }
        assertThat(acknowledged).anyMatch(line -> line.startsWith("approved"));
        assertThat(acknowledged).anyMatch(line -> line.startsWith("filled"));
    }

    private List<String> runAndKill(int lines, int spins) {
        var printed = new ArrayList<String>();
        try (ChildJvm child = ChildJvm.start(TradingProgram.class, directory.toString())) {
            assertThat(child.nextLine()).isEqualTo("ready");
            for (int i = 0; i < lines; i++) {
                printed.add(String.valueOf(child.nextLine()));
            }
            for (int i = 0; i < spins * 100_000; i++) {
                Thread.onSpinWait();
            }
            printed.addAll(child.kill());
        }
        return printed;
    }

    private void check(List<String> acknowledged, int kill) {
        try (var store = JooqWorkstationStore.open(directory, OpenMode.EXISTING)) {
            assertThat(BookVerifier.verify(store, LotMethod.FIFO))
                    .as("faults after kill %d", kill)
                    .isEmpty();
            requireStored(acknowledged, store);
            requireRecomputed(store);
            finish(store);
            assertThat(BookVerifier.verify(store, LotMethod.FIFO))
                    .as("faults after the restart that followed kill %d", kill)
                    .isEmpty();
        }
    }

    private static void requireStored(List<String> acknowledged, JooqWorkstationStore store) {
        List<String> ids = store.load().ledger().stream()
                .map(LedgerEntry::id)
                .map(Object::toString)
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        Map<String, ProposalState> states = new HashMap<>();
        for (Proposal proposal : store.proposals()) {
            states.put(proposal.id().value(), proposal.state());
        }
        List<String> edited = store.proposals().stream()
                .filter(Proposal::isEdited)
                .map(proposal -> proposal.id().value())
                .toList();
        for (String line : acknowledged) {
            String id = line.substring(line.indexOf(' ') + 1);
            switch (line.substring(0, line.indexOf(' '))) {
                case "entry", "filled" -> assertThat(ids).contains(id);
                case "approved" ->
                    assertThat(states.get(id))
                            .isIn(
                                    ProposalState.APPROVED,
                                    ProposalState.EXECUTING,
                                    ProposalState.EXECUTED,
                                    ProposalState.PARTIAL,
                                    ProposalState.FAILED);
                case "edited" -> assertThat(edited).contains(id);
                default -> throw new AssertionError("the program said: " + line);
            }
        }
    }

    /// The latest proposals come out the same from their stored inputs.
    private static void requireRecomputed(JooqWorkstationStore store) {
        List<Proposal> all = store.proposals();
        for (Proposal proposal : all.subList(Math.max(0, all.size() - 3), all.size())) {
            assertThat(Recomputation.of(store, proposal.id()).orElseThrow().differences())
                    .as(proposal.id().value())
                    .isEmpty();
        }
    }

    private static boolean isUnderWay(Snapshot snapshot) {
        return snapshot.proposals().stream()
                .anyMatch(each -> each.state() == ProposalState.APPROVED || each.state() == ProposalState.EXECUTING);
    }

    /// A restart with fresh prices carries out what was approved, each order once.
    private static void finish(JooqWorkstationStore store) {
        try (var engine = WorkstationEngine.open(store, BookKind.DEMO, PaperBroker::new, InstantSource.system())) {
            for (int step = 0; step < 5000 && isUnderWay(engine.snapshot()); step++) {
                TradingProgram.quote(engine, Instant.now());
                engine.step();
            }
        }
        assertThat(store.proposals())
                .extracting(Proposal::state)
                .doesNotContain(ProposalState.APPROVED, ProposalState.EXECUTING);
        List<String> fillIds = store.orders().stream()
                .flatMap(order -> IntStream.rangeClosed(1, order.fills())
                        .mapToObj(number -> order.clientId() + "/fill/" + number))
                .toList();
        List<String> paper = store.load().ledger().stream()
                .map(entry -> entry.id().value())
                .filter(id -> id.contains("/fill/"))
                .toList();
        assertThat(paper).containsExactlyInAnyOrderElementsOf(fillIds);
    }
}
