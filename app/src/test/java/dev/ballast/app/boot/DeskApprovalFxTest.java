package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// Approvals under the trader's hands, on the whole workstation: each fills once, or not at all.
class DeskApprovalFxTest extends DeskOnScreen {

    @Start
    void keep(Stage given) {
        stage = given;
    }

    @Test
    void approvedByKeysIsExecutedAndStillThereAfterARestart() throws TimeoutException {
        Proposal proposal = propose();
        robot.type(KeyCode.A, KeyCode.A);
        letOrdersFill(proposal);

        var cash = desk.engine().snapshot().book().cash();
        var holdings = desk.engine().snapshot().book().holdings();
        assertFilledOnce(proposal);
        assertThat(stored(proposal).decision()).extracting(Decision::by).isEqualTo("engine");
        restart();

        assertThat(stored(proposal).state()).isEqualTo(ProposalState.EXECUTED);
        assertFilledOnce(proposal);
        assertThat(desk.engine().snapshot().book().cash()).isEqualByComparingTo(cash);
        assertThat(desk.engine().snapshot().book().holdings()).isEqualTo(holdings);
    }

    /// The queue without a mouse on the real engine: a leg off, another smaller, figures that follow, armed and
    /// reverted, approved and taken back, approved and executed.
    @Test
    void editedTakenBackAndApprovedByKeysAlone() throws Exception {
        Proposal proposal = proposeTwoSales();
        assertThat(proposal.legs()).hasSize(2);
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.SPACE);
        await(() -> stored(proposal).version() == 2);
        Proposal without = stored(proposal);
        assertThat(without.enabledLegs()).hasSize(proposal.legs().size() - 1);
        assertThat(without.after().weights()).isNotEqualTo(proposal.after().weights());
        await(() -> text("#queue-cost").equals(Numbers.money(without.cost().total())));

        robot.type(KeyCode.UP, KeyCode.E);
        await(() -> robot.lookup("#leg-size").query().isFocused());
        robot.write("v");
        robot.write("100");
        robot.type(KeyCode.ENTER);
        await(() -> stored(proposal).version() == 3);
        Proposal smaller = stored(proposal);
        assertThat(smaller.legs().getFirst().value().doubleValue()).isBetween(50.0, 100.01);
        assertThat(smaller.isEdited()).isTrue();

        robot.type(KeyCode.A, KeyCode.ESCAPE);
        assertThat(stored(proposal).state()).isEqualTo(ProposalState.PROPOSED);
        approveByKeys(proposal);
        robot.type(KeyCode.ESCAPE);
        await(() -> stored(proposal).state() == ProposalState.PROPOSED);
        approveByKeys(proposal);
        letOrdersFill(proposal);

        assertFilledOnce(smaller);
    }

    private void approveByKeys(Proposal proposal) throws TimeoutException {
        await(() -> !robot.lookup("#queue-approve").queryButton().isDisabled());
        robot.type(KeyCode.A, KeyCode.A);
        await(() -> stored(proposal).state() == ProposalState.APPROVED);
        await(() -> text("#queue-hint").contains("Esc takes it back"));
    }

    /// The time to take it back passes, and as much as its orders take to be filled.
    private void letOrdersFill(Proposal proposal) throws TimeoutException {
        await(() -> stored(proposal).state() == ProposalState.APPROVED);
        await(() -> {
            // Time goes on once the engine has seen what it was: an order has a lifetime.
            if (!desk.engine().snapshot().asOf().isBefore(clock.instant())) {
                pass(Duration.ofSeconds(6));
            }
            return stored(proposal).state().isFinal();
        });
        assertThat(stored(proposal).state()).isEqualTo(ProposalState.EXECUTED);
    }

    @Test
    void unansweredExpiresAndCanNoLongerBeApproved() throws Exception {
        Proposal proposal = propose();
        pass(Duration.between(clock.instant(), proposal.expiresAt()).plusSeconds(1));
        await(() -> stored(proposal).state() == ProposalState.EXPIRED);
        await(() -> text("#queue-verdict").contains("Expired by the engine"));
        robot.type(KeyCode.A, KeyCode.A, KeyCode.ENTER);
        Outcome late = submit(new Command.Approve(proposal.id(), proposal.version()));

        assertThat(late).isInstanceOf(Outcome.Refused.class);
        assertThat(stored(proposal).state()).isEqualTo(ProposalState.EXPIRED);
        assertThat(fillsOf(proposal)).isEmpty();
    }

    @Test
    void hastyKeysAndASecondCommandExecuteOnce() throws Exception {
        Proposal proposal = propose();
        robot.type(KeyCode.A, KeyCode.A, KeyCode.A, KeyCode.A, KeyCode.ENTER);
        Outcome second = submit(new Command.Approve(proposal.id(), proposal.version()));
        letOrdersFill(proposal);

        assertThat(second).isInstanceOf(Outcome.Refused.class);
        assertFilledOnce(proposal);
    }
}
