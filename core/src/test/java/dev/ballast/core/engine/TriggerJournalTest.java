package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What the triggers write and remember (REB-1): no flood of rows over a day, and nothing forgotten by a restart.
class TriggerJournalTest {

    private static final long SEED = 20261122;
    private static final Duration STEP = Duration.ofMinutes(2);
    private static final int STEPS_OF_A_DAY = 720;

    private final DeskFixture desk = DeskFixture.demo();

    /// Prices walk all day, so that weights cross thresholds to and fro, and nobody answers.
    @Test
    void aDayOfWanderingPricesWritesABoundedNumberOfRows() {
        var random = new Random(SEED);
        desk.running();
        double btc = 60_000;
        double eth = 3_000;
        double sol = 150;
        long start = desk.store.load().journalSequence();
        for (int step = 0; step < STEPS_OF_A_DAY; step++) {
            btc *= Math.exp(0.0016 * random.nextGaussian());
            eth *= Math.exp(0.0016 * random.nextGaussian());
            sol *= Math.exp(0.0016 * random.nextGaussian());
            desk.clock.advance(STEP);
            desk.quote(btc, eth, sol);
            desk.engine.step();
        }
        Map<JournalType, Integer> rows = new EnumMap<>(JournalType.class);
        for (JournalEntry entry : desk.store.journalAfter(start, Integer.MAX_VALUE)) {
            rows.merge(entry.type(), 1, Integer::sum);
        }

        String where = "seed " + SEED + ": " + rows;
        assertThat(rows.getOrDefault(JournalType.TRIGGERS_REVIEWED, 0))
                .as(where)
                .isBetween(1, 2);
        assertThat(rows.getOrDefault(JournalType.TRIGGERS_CHANGED, 0)).as(where).isLessThanOrEqualTo(60);
        assertThat(rows.getOrDefault(JournalType.PROPOSAL_NOT_RAISED, 0))
                .as(where)
                .isLessThanOrEqualTo(60);
        // Proposals expire or are superseded by newer prices at most once a minute; each end is a row.
        int raised = rows.getOrDefault(JournalType.PROPOSAL_RAISED, 0);
        int ended = rows.getOrDefault(JournalType.PROPOSAL_EXPIRED, 0)
                + rows.getOrDefault(JournalType.PROPOSAL_SUPERSEDED, 0);
        assertThat(Math.abs(raised - ended)).as(where).isLessThanOrEqualTo(12);
        assertThat(rows.values().stream().mapToInt(count -> count).sum())
                .as(where)
                .isLessThan(2 * STEPS_OF_A_DAY);
    }

    @Test
    void hysteresisAndCooldownOutliveARestart() {
        desk.running();
        Proposal proposal = desk.open();
        desk.engine.perform(new Command.Reject(proposal.id(), proposal.version(), RejectReason.WRONG_TIME, ""));
        desk.quoteAndStep(60_000, 3_000, 150);
        String stored = memory();
        assertThat(stored).contains(proposal.cause());
        long raised = raised(proposal.cause());

        desk.restart();
        desk.feedRuns(FeedStatus.Kind.SIMULATED);
        for (int second = 0; second < 60; second++) {
            desk.quoteAndStep(60_000, 3_000, 150);
        }
        assertThat(raised(proposal.cause())).isEqualTo(raised);
        assertThat(memory()).isEqualTo(stored);

        desk.clock.advance(Duration.ofMinutes(31));
        desk.quoteAndStep(60_000, 3_000, 150);
        desk.quoteAndStep(60_000, 3_000, 150);
        assertThat(raised(proposal.cause())).isGreaterThan(raised);
    }

    @Test
    void aRaisedProposalNamesTheReportsThatItsTriggersRead() {
        desk.running();
        Proposal proposal = desk.open();

        JournalEntry raised = desk.store.journalAfter(0, 1000).stream()
                .filter(entry -> entry.type() == JournalType.PROPOSAL_RAISED
                        && entry.subject().equals(proposal.id().value()))
                .findFirst()
                .orElseThrow();
        assertThat(raised.payload()).containsPattern("\"reports\":\"regime: .+, risk report: .+\"");
        assertThat(proposal.state()).isEqualTo(ProposalState.PROPOSED);
    }

    private String memory() {
        return Objects.requireNonNull(desk.store.load().settings().get(Settings.TRIGGERS));
    }

    private long raised(String cause) {
        List<Proposal> all = desk.store.proposals();
        return all.stream().filter(each -> each.cause().equals(cause)).count();
    }
}
