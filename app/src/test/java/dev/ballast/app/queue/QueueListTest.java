package dev.ballast.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.SamplePlans;
import dev.ballast.app.testkit.SampleProposals;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The lists: their order, what is chosen, what an empty queue says.
class QueueListTest extends QueueOnScreen {

    @Test
    void sortsByUrgencyThenAge() {
        Proposal younger = SampleProposals.concentration(NOW.plusSeconds(60));
        Proposal older = SampleProposals.deviation(NOW);
        Proposal oldest = copy(older, "P-20260809-0001", older.raisedAt().minusSeconds(100));
        publish(List.of(younger, older, oldest));

        assertThat(model.open())
                .extracting(row -> row.id().value())
                .containsExactly("P-20260809-0001", "P-20260809-0007", "P-20260809-0006");
    }

    @Test
    void everyOrderIsATotalOneAndSaysWhatItPromises() {
        Proposal big = SamplePlans.whole(SampleProposals.deviation(NOW), 14);
        Proposal small = SamplePlans.whole(SampleProposals.concentration(NOW.plusSeconds(300)), 14);
        publish(List.of(small, big));

        for (SortKey key : SortKey.values()) {
            model.sortBy(key);
            assertThat(model.orderProperty().get()).isEqualTo(key);
            assertThat(model.open()).isSortedAccordingTo(key.order());
        }
        model.sortBy(SortKey.AGE);
        assertThat(model.open().getFirst().id()).isEqualTo(big.id());
        model.sortBy(SortKey.TAIL);
        assertThat(model.open().getFirst().tailPerCost())
                .isGreaterThan(model.open().getLast().tailPerCost());
        model.sortBy(SortKey.BENEFIT);
        assertThat(model.open().getFirst().net())
                .isGreaterThan(model.open().getLast().net());
    }

    @Test
    void whatIsNotKnownIsSortedLast() {
        Proposal known = SamplePlans.whole(SampleProposals.concentration(NOW), 14);
        publish(List.of(SampleProposals.deviation(NOW), known));
        model.sortBy(SortKey.TAIL);

        assertThat(model.open().getFirst().id()).isEqualTo(known.id());
        assertThat(model.open().getLast().tailPerCost()).isNaN();
    }

    @Test
    void anotherOrderLeavesTheChosenCardOnScreen() {
        QueueRow chosen = model.selectedProperty().get();
        model.sortBy(SortKey.VALUE);

        assertThat(model.selectedProperty().get()).isSameAs(chosen);
    }

    @Test
    void decidedOnesAreNewestFirstAndTheFirstOpenOneIsShown() {
        assertThat(model.decided())
                .extracting(row -> row.proposal().state())
                .containsExactly(ProposalState.EXECUTED, ProposalState.REJECTED, ProposalState.EXPIRED);
        assertThat(card().proposal().id().value()).isEqualTo("P-20260809-0007");
        assertThat(card().left()).isEqualTo(Duration.ofSeconds(900 - 194));
    }

    @Test
    void rowsOfKnownProposalsAreKept() {
        QueueRow row = model.open().getFirst();
        publish(start.proposals());

        assertThat(model.open().getFirst()).isSameAs(row);
        assertThat(model.selectedProperty().get()).isSameAs(row);
    }

    @Test
    void keysStopAtTheEndsOfTheList() {
        for (int i = 0; i < 10; i++) {
            model.next();
        }
        assertThat(model.selectedProperty().get()).isSameAs(model.decided().getLast());
        for (int i = 0; i < 10; i++) {
            model.previous();
        }
        assertThat(model.selectedProperty().get()).isSameAs(model.open().getFirst());
    }

    @Test
    void emptyQueueTeachesWhatIsNearest() {
        publish(List.of());

        assertThat(model.open()).isEmpty();
        assertThat(model.cardProperty().get()).isNull();
        assertThat(model.nearest().getFirst().subject()).isEqualTo("BTC-USD");
        assertThat(model.nearest())
                .isSortedAccordingTo((a, b) -> Double.compare(b.value() / b.threshold(), a.value() / a.threshold()));
        model.approve();
        model.startReject();
        model.next();
        assertThat(workstation.submitted()).isEmpty();
    }

    @Test
    void anOlderSnapshotIsIgnored() {
        publish(List.of());
        model.apply(start);

        assertThat(model.open()).isEmpty();
    }
}
