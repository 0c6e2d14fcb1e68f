package dev.ballast.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.engine.Command;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Departure;
import dev.ballast.core.rebalance.OrderRoute;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.Recalculation;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.result.RefusalCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The trader's answer: armed, sent, taken back, and never to another version than the one on screen.
class QueueAnswerTest extends QueueOnScreen {

    @Test
    void anApprovalIsTakenBackWhileItsOrdersWait() {
        Proposal approved = start.proposals()
                .getFirst()
                .approved(new Departure(NOW.plusSeconds(5), OrderRoute.BROKER), Decision.trader(NOW, ""));
        publish(replaceFirst(approved));
        assertThat(card().isUndoable()).isTrue();
        assertThat(card().untilOrders()).isEqualTo(Duration.ofSeconds(5));

        model.cancel();
        assertThat(workstation.submitted()).containsExactly(new Command.UndoApproval(approved.id(), 2));
    }

    @Test
    void ordersGoWhereTheTraderSays() {
        model.switchRoute();
        model.approve();
        model.approve();

        assertThat(workstation.submitted())
                .containsExactly(new Command.Approve(card().proposal().id(), 1, OrderRoute.EXPORT));
    }

    @Test
    void recalculatingSendsTheVersionOnScreen() {
        model.recalculate(Recalculation.FROM_SCRATCH);

        assertThat(workstation.submitted())
                .containsExactly(new Command.Recalculate(card().proposal().id(), 1, Recalculation.FROM_SCRATCH));
    }

    @Test
    void cancellingOrdersNeedsAReason() {
        Proposal executing = start.proposals()
                .getFirst()
                .approved(new Departure(NOW, OrderRoute.BROKER), Decision.trader(NOW, ""))
                .to(ProposalState.EXECUTING, Decision.engine(NOW, ""));
        publish(replaceFirst(executing));
        model.startCancelOrders();
        model.cancelOrders(" ");
        assertThat(workstation.submitted()).isEmpty();
        model.cancelOrders("venue is down");

        assertThat(workstation.submitted())
                .containsExactly(new Command.CancelOrders(executing.id(), 3, "venue is down"));
    }

    @Test
    void firstPressArmsSecondSendsTheVersionOnScreen() {
        model.approve();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.ARMED);
        assertThat(model.armedSecondsProperty().get()).isEqualTo(5);
        assertThat(workstation.submitted()).isEmpty();

        model.approve();
        assertThat(workstation.submitted())
                .containsExactly(new Command.Approve(card().proposal().id(), 1));
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.SENDING);

        workstation.answerDone("Approved P-20260809-0007");
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        assertThat(model.messageProperty().get()).isEqualTo(CardMessage.done("Approved P-20260809-0007"));
    }

    @Test
    void approvingTwiceSendsOnce() {
        model.approve();
        model.confirm();
        model.approve();
        model.confirm();
        workstation.answerDone("Approved");
        model.approve();
        model.approve();
        model.startReject();

        assertThat(workstation.submitted()).hasSize(1);
    }

    @Test
    void afterARefusalItMayBeTriedAgain() {
        model.approve();
        model.approve();
        workstation.answerRefused(RefusalCode.PRICE_GUARD, "BTC-USD moved by 1.4 %");
        assertThat(model.messageProperty().get().tone()).isEqualTo(CardMessage.Tone.REFUSED);
        assertThat(model.messageProperty().get().text()).contains("BTC-USD moved by 1.4 %");

        model.approve();
        model.approve();
        assertThat(workstation.submitted()).hasSize(2);
    }

    @Test
    void escapeTakesAnArmedApprovalBack() {
        model.approve();
        model.cancel();
        model.confirm();

        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        assertThat(workstation.submitted()).isEmpty();
    }

    @Test
    void armedApprovalLapsesAfterFiveSeconds() {
        model.approve();
        clock.advance(Duration.ofMillis(4_999));
        model.tick();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.ARMED);

        clock.advance(Duration.ofMillis(1));
        model.tick();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        assertThat(model.messageProperty().get().text()).contains("5 seconds");
    }

    @Test
    void aLateSecondPressSendsNothingEvenWithoutATick() {
        model.approve();
        clock.advance(Duration.ofSeconds(6));
        model.confirm();

        assertThat(workstation.submitted()).isEmpty();
    }

    @Test
    void cardReplacedUnderTheHandSendsNothingAndSaysSo() {
        model.approve();
        publish(replaceFirst(superseded(start.proposals().getFirst())));

        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        assertThat(model.messageProperty().get().text())
                .contains("Nothing was sent", "version 1 was on screen", "version 2", "superseded");
        model.confirm();
        assertThat(workstation.submitted()).isEmpty();
        assertThat(card().proposal().state()).isEqualTo(ProposalState.SUPERSEDED);
    }

    @Test
    void newerVersionThatIsNotOnScreenYetStopsTheConfirmingPress() {
        model.approve();
        workstation.publish(
                next().proposals(replaceFirst(superseded(start.proposals().getFirst())))
                        .build());

        model.approve();

        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.messageProperty().get().text()).contains("Nothing was sent");
        assertThat(card().proposal().version()).isEqualTo(2);
    }

    @Test
    void newerVersionThatIsNotOnScreenYetStopsARejection() {
        model.startReject();
        workstation.publish(
                next().proposals(replaceFirst(superseded(start.proposals().getFirst())))
                        .build());

        model.reject(RejectReason.TOO_LARGE, "");

        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
    }

    @Test
    void rejectionNeedsItsReason() {
        model.startReject();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.REJECTING);

        model.reject(RejectReason.OTHER, " ");
        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.messageProperty().get().text()).contains("needs a note");

        model.reject(RejectReason.OTHER, " waiting for the rate decision ");
        assertThat(workstation.submitted())
                .containsExactly(new Command.Reject(
                        card().proposal().id(), 1, RejectReason.OTHER, "waiting for the rate decision"));
    }

    @Test
    void aDecidedCardCannotBeDecidedAgain() {
        model.select(model.decided().getFirst());
        model.approve();
        model.startReject();

        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.messageProperty().get().text()).contains("Already decided");
    }

    @Test
    void choosingAnotherCardTakesTheHandOff() {
        model.approve();
        model.next();
        model.approve();

        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.ARMED);
        model.previous();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
    }
}
