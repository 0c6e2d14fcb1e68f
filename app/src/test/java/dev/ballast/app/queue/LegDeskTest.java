package dev.ballast.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SamplePlans;
import dev.ballast.app.testkit.SampleProposals;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SettableClock;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.portfolio.Lot;
import dev.ballast.core.portfolio.Side;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.LegEdit;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.result.RefusalCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The trader's hand on the legs, against an engine that answers when the test says so.
class LegDeskTest {

    private final Proposal first = SamplePlans.whole(SampleProposals.deviation(SampleSnapshots.NOW), 14);
    private final Proposal second = SamplePlans.whole(SampleProposals.concentration(SampleSnapshots.NOW), 14);
    private final Snapshot start = SnapshotBuilder.from(SampleSnapshots.realistic())
            .proposals(List.of(first, second))
            .build();
    private final FakeWorkstation workstation = new FakeWorkstation(start);
    private final QueueViewModel model = new QueueViewModel(workstation, Runnable::run, new SettableClock());

    @BeforeEach
    void show() {
        model.apply(start);
    }

    @Test
    void switchingALegSendsTheVersionOnScreenAndShowsAtOnce() {
        model.legs().move(1);
        model.legs().toggle();

        assertThat(workstation.submitted())
                .containsExactly(new Command.EditLegs(first.id(), 1, List.of(new LegEdit.SwitchedOff(2))));
        assertThat(card().legs().get(1).switched()).isFalse();
        assertThat(card().legs().get(1).leg().enabled()).isTrue();
    }

    @Test
    void afterFiguresFollowTheNewVersion() {
        model.legs().toggle();
        double before = card().figures().after().volatility();
        answerWith(edited(first, Set.of(1)));

        assertThat(card().proposal().version()).isEqualTo(2);
        assertThat(card().proposal().isEdited()).isTrue();
        assertThat(card().figures().after().volatility()).isGreaterThan(before);
        assertThat(card().legs().getFirst().switched()).isFalse();
        assertThat(model.legs().wanted()).isEmpty();
    }

    @Test
    void whatIsPressedBeforeTheAnswerWaitsForItsVersion() {
        model.legs().toggle(1);
        model.legs().toggle(2);
        model.legs().toggle(3);
        model.legs().toggle(3);
        assertThat(workstation.submitted()).hasSize(1);
        assertThat(card().legs().get(1).switched()).isFalse();

        answerWith(edited(first, Set.of(1)));

        assertThat(workstation.submitted()).hasSize(2);
        assertThat(workstation.submitted().getLast())
                .isEqualTo(new Command.EditLegs(
                        first.id(), 2, List.of(new LegEdit.SwitchedOff(2), new LegEdit.SwitchedOn(3))));
    }

    @Test
    void anotherVersionThanOursDropsWhatWaitsAndSaysSo() {
        model.legs().toggle(1);
        model.legs().toggle(2);
        workstation.answerDone("Edited");
        Proposal superseded = edited(first, Set.of(1))
                .to(ProposalState.SUPERSEDED, dev.ballast.core.rebalance.Decision.engine(SampleSnapshots.NOW, "newer"));
        publish(superseded);

        assertThat(workstation.submitted()).hasSize(1);
        assertThat(model.messageProperty().get().text()).contains("Dropped");
        assertThat(model.legs().wanted()).isEmpty();
    }

    @Test
    void aRefusedEditIsTakenBackOnScreenWithItsReason() {
        model.legs().toggle(1);
        workstation.answerRefused(RefusalCode.INSUFFICIENT_CASH, "Without leg 1 there is too little cash");

        assertThat(card().legs().getFirst().switched()).isTrue();
        assertThat(model.messageProperty().get().text()).contains("too little cash");
    }

    @Test
    void anEditOfAVersionThatIsNotOnScreenAnyMoreSendsNothing() {
        workstation.publish(SnapshotBuilder.from(start)
                .proposals(List.of(edited(first, Set.of(2)), second))
                .build());
        model.legs().toggle(1);

        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.messageProperty().get().text()).contains("Nothing was sent", "version 1", "version 2");
        assertThat(card().proposal().version()).isEqualTo(2);
    }

    @Test
    void lotsAreCheckedBeforeTheyAreSent() {
        List<Lot> open = card().legs().getFirst().lots();
        assertThat(open).isNotEmpty();
        model.legs().startLots();
        assertThat(model.legs().chooseLots("0").isKnown()).isFalse();
        assertThat(model.legs().chooseLots("one").isKnown()).isFalse();
        assertThat(model.legs().chooseLots("1 1").isKnown()).isFalse();
        assertThat(model.legs().chooseLots(String.valueOf(open.size() + 1)).isKnown())
                .isFalse();
        assertThat(workstation.submitted()).isEmpty();

        assertThat(model.legs().chooseLots(" 1 ").isKnown()).isTrue();

        assertThat(model.legs().choosingLotsProperty().get()).isFalse();
        assertThat(workstation.submitted())
                .containsExactly(new Command.EditLegs(
                        first.id(),
                        1,
                        List.of(new LegEdit.LotsChosen(
                                1, List.of(open.getFirst().openedBy())))));
    }

    @Test
    void aPurchaseHasNoLotsToChoose() {
        model.legs().move(2);
        assertThat(model.legs().line().orElseThrow().leg().side()).isEqualTo(Side.BUY);
        model.legs().startLots();

        assertThat(model.legs().choosingLotsProperty().get()).isFalse();
        assertThat(model.messageProperty().get().text()).contains("no lots");
    }

    @Test
    void aSizeIsCheckedBeforeItIsSent() {
        model.legs().startResize();
        assertThat(model.legs().resize("much", LegSize.Unit.QUANTITY).isKnown()).isFalse();
        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.legs().resizingProperty().get()).isTrue();

        BigDecimal half = first.legs().getFirst().quantity().divide(BigDecimal.valueOf(2));
        BigDecimal step = card().legs().getFirst().step();
        BigDecimal size = half.divideToIntegralValue(step).multiply(step).stripTrailingZeros();
        assertThat(model.legs()
                        .resize(size.toPlainString(), LegSize.Unit.QUANTITY)
                        .isKnown())
                .isTrue();
        assertThat(model.legs().resizingProperty().get()).isFalse();
        assertThat(workstation.submitted())
                .containsExactly(new Command.EditLegs(first.id(), 1, List.of(new LegEdit.Resized(1, size))));
    }

    @Test
    void theOwnSizeIsNoEdit() {
        model.legs().startResize();
        model.legs().resize(LegSize.text(first.legs().getFirst(), LegSize.Unit.QUANTITY), LegSize.Unit.QUANTITY);

        assertThat(workstation.submitted()).isEmpty();
    }

    @Test
    void aPointOfTheCurveSwitchesToItsLegs() {
        model.legs().best(2);

        assertThat(workstation.submitted())
                .containsExactly(new Command.EditLegs(
                        first.id(),
                        1,
                        List.of(new LegEdit.SwitchedOff(3), new LegEdit.SwitchedOff(4), new LegEdit.SwitchedOff(5))));
    }

    @Test
    void fewerAndMoreOfTheBestLegs() {
        model.legs().moreBest(1);
        assertThat(workstation.submitted()).isEmpty();
        model.legs().moreBest(-1);

        assertThat(workstation.submitted())
                .containsExactly(new Command.EditLegs(first.id(), 1, List.of(new LegEdit.SwitchedOff(5))));
    }

    @Test
    void keysStopAtTheFirstAndLastLegAndStartAnewOnAnotherCard() {
        model.legs().move(99);
        assertThat(model.legs().cursorProperty().get()).isEqualTo(5);
        model.legs().move(-99);
        assertThat(model.legs().cursorProperty().get()).isEqualTo(1);
        model.legs().move(3);
        model.next();
        assertThat(model.legs().cursorProperty().get()).isEqualTo(1);
    }

    @Test
    void aDecidedCardIsNotEdited() {
        publish(first.to(
                ProposalState.EXPIRED, dev.ballast.core.rebalance.Decision.engine(SampleSnapshots.NOW, "no answer")));
        model.legs().toggle();
        model.legs().startResize();

        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.legs().resizingProperty().get()).isFalse();
    }

    @Test
    void anEditTakesAnArmedApprovalBack() {
        model.approve();
        model.legs().toggle();
        answerWith(edited(first, Set.of(1)));

        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        model.confirm();
        assertThat(workstation.submitted()).hasSize(1);
    }

    private ProposalCard card() {
        return Objects.requireNonNull(model.cardProperty().get());
    }

    private void answerWith(Proposal next) {
        workstation.answerDone("Edited " + next.id());
        publish(next);
    }

    private void publish(Proposal next) {
        Snapshot snapshot = SnapshotBuilder.from(workstation.snapshot())
                .proposals(List.of(next, second))
                .build();
        workstation.publish(snapshot);
        model.apply(snapshot);
    }

    private static Proposal edited(Proposal proposal, Set<Integer> off) {
        List<Leg> legs = proposal.legs().stream()
                .map(leg -> off.contains(leg.number()) ? leg.switchedOff() : leg)
                .toList();
        return SamplePlans.edited(proposal, legs, SampleSnapshots.NOW);
    }
}
