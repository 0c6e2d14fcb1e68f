package dev.ballast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.store.BookVerifier;
import dev.ballast.core.store.StoredBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at random moments: what was acknowledged is there once, and nothing is half-done (SYS-3).
///
/// Five times in the build; `-Dballast.kills=50` for the full run.
class KillIT {

    private static final int KILLS = Integer.getInteger("ballast.kills", 5);
    private static final int LONGEST = 150;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void everyAcknowledgedCommitSurvivesAKill() {
        long seed = Long.getLong("ballast.seed", 20260809);
        System.out.println("kills " + KILLS + ", seed " + seed);
        var random = new Random(seed);
        var acknowledged = new ArrayList<String>();
        for (int kill = 1; kill <= KILLS; kill++) {
            acknowledged.addAll(runAndKill(1 + random.nextInt(LONGEST)));
            check(acknowledged, kill);
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    }

    /// Lets the program commit so many times, then kills it while it goes on.
    private List<String> runAndKill(int commits) {
        var printed = new ArrayList<String>();
        try (ChildJvm child = ChildJvm.start(CommittingProgram.class, directory.toString())) {
            assertThat(child.nextLine()).isEqualTo("ready");
            for (int i = 0; i < commits; i++) {
                printed.add(Objects.requireNonNull(child.nextLine(), "the child ended by itself"));
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
            StoredBook book = store.load();
            List<String> ids = book.ledger().stream()
                    .map(LedgerEntry::id)
                    .map(Object::toString)
                    .toList();
            assertThat(ids).doesNotHaveDuplicates();
            Map<String, ProposalState> states = new HashMap<>();
            for (Proposal proposal : store.proposals()) {
                states.put(proposal.id().value(), proposal.state());
            }
            for (String line : acknowledged) {
                requireStored(line.split(" "), ids, states, book);
            }
        }
    }

    private static void requireStored(
            String[] words, List<String> ids, Map<String, ProposalState> states, StoredBook book) {
        switch (words[0]) {
            case "fill", "cash" -> assertThat(ids).contains(words[1]);
            case "state" ->
                assertThat(Objects.requireNonNull(states.get(words[1]), words[1]))
                        .isGreaterThanOrEqualTo(ProposalState.valueOf(words[2]));
            case "bars" ->
                assertThat(Objects.requireNonNull(book.dailyHistory().get(InstrumentId.of(words[1])), words[1])
                                .bars())
                        .hasSize(Integer.parseInt(words[2]));
            default -> throw new AssertionError("the child said: " + String.join(" ", words));
        }
    }
}
