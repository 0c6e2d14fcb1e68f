package dev.ballast.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SettableClock;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The trader at the queue, with real keys and clicks.
@ExtendWith(ApplicationExtension.class)
class QueueFxTest {

    private final SettableClock clock = new SettableClock();
    private final Snapshot start = SampleSnapshots.realistic();
    private final FakeWorkstation workstation = new FakeWorkstation(start);
    private final QueueViewModel model = new QueueViewModel(workstation, Runnable::run, clock);
    private final Proposal first = start.proposals().getFirst();

    @Start
    void show(Stage stage) {
        model.apply(start);
        var view = new QueueView(model, ZoneOffset.UTC);
        var scene = new Scene(view, 980, 900);
        new Themes(Theme.DARK).install(scene);
        stage.setScene(scene);
        stage.show();
        view.requestFocus();
    }

    @Test
    void approvesWithTwoPressesOfA(FxRobot robot) {
        robot.type(KeyCode.A);
        assertThat(text(robot, "#queue-hint")).contains("Press A again or Enter within 5 s");
        assertThat(workstation.submitted()).isEmpty();

        robot.type(KeyCode.A);
        assertThat(workstation.submitted()).containsExactly(new Command.Approve(first.id(), first.version()));

        robot.interact(() -> workstation.answerDone("Approved P-20260809-0007"));
        assertThat(text(robot, "#queue-message")).isEqualTo("✓ Approved P-20260809-0007");
    }

    @Test
    void approvesWithAClickAndEnter(FxRobot robot) {
        robot.clickOn("#queue-approve");
        robot.type(KeyCode.ENTER);

        assertThat(workstation.submitted()).containsExactly(new Command.Approve(first.id(), first.version()));
    }

    @Test
    void escapeTakesItBack(FxRobot robot) {
        robot.type(KeyCode.A, KeyCode.ESCAPE, KeyCode.ENTER);

        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
    }

    @Test
    void rejectsFromTheKeyboard(FxRobot robot) {
        robot.type(KeyCode.R);
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.TAB);
        robot.write("rate decision");
        robot.type(KeyCode.ENTER);

        assertThat(workstation.submitted())
                .containsExactly(
                        new Command.Reject(first.id(), first.version(), RejectReason.WRONG_TIME, "rate decision"));
    }

    @Test
    void rejectsWithTheMouseAndOtherNeedsANote(FxRobot robot) {
        robot.clickOn("#queue-reject");
        robot.interact(() ->
                robot.lookup("#reject-reason").<RejectReason>queryComboBox().setValue(RejectReason.OTHER));
        assertThat(robot.lookup("#reject-send").queryButton().isDisabled()).isTrue();

        robot.clickOn("#reject-note").write("aaaj");
        robot.clickOn("#reject-send");

        assertThat(workstation.submitted())
                .containsExactly(new Command.Reject(first.id(), first.version(), RejectReason.OTHER, "aaaj"));
    }

    @Test
    void movesWithJAndK(FxRobot robot) {
        robot.type(KeyCode.J);
        assertThat(model.selectedProperty().get()).isSameAs(model.open().get(1));
        robot.type(KeyCode.J);
        assertThat(model.selectedProperty().get()).isSameAs(model.decided().getFirst());
        assertThat(text(robot, "#queue-verdict")).contains("Executed by the engine");
        robot.type(KeyCode.K);
        assertThat(model.selectedProperty().get()).isSameAs(model.open().get(1));
    }

    @Test
    void aClickChoosesACard(FxRobot robot) {
        robot.clickOn("Concentration");

        assertThat(model.selectedProperty().get()).isSameAs(model.open().get(1));
    }

    @Test
    void staleInputDisablesApproveAndSaysWhy(FxRobot robot) {
        robot.interact(() -> {
            clock.advance(Duration.ofSeconds(11));
            model.tick();
        });

        Button approve = robot.lookup("#queue-approve").queryButton();
        assertThat(approve.isDisabled()).isTrue();
        assertThat(text(robot, "#queue-hint")).contains("Cannot be approved now", "BTC-USD is 11 s old");
        robot.type(KeyCode.A, KeyCode.A);
        assertThat(workstation.submitted()).isEmpty();
    }

    @Test
    void cardThatExpiresUnderTheHandIsNotApproved(FxRobot robot) {
        robot.type(KeyCode.A);
        robot.interact(() -> {
            List<Proposal> proposals = new ArrayList<>(start.proposals());
            proposals.set(
                    0,
                    first.to(
                            ProposalState.EXPIRED,
                            new Decision(SampleSnapshots.NOW, "engine", null, "no answer in time")));
            Snapshot next = SnapshotBuilder.from(start).proposals(proposals).build();
            workstation.publish(next);
            model.apply(next);
        });
        robot.type(KeyCode.A, KeyCode.ENTER);

        assertThat(workstation.submitted()).isEmpty();
        assertThat(text(robot, "#queue-verdict")).contains("Expired by the engine");
        assertThat(robot.lookup("#queue-open")
                        .queryListView()
                        .getSelectionModel()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void emptyQueueOffersAProposalOnDemand(FxRobot robot) {
        robot.interact(() ->
                model.apply(SnapshotBuilder.from(start).proposals(List.of()).build()));
        robot.clickOn("#queue-propose");

        assertThat(workstation.submitted()).containsExactly(new Command.ProposeNow());
    }

    private static String text(FxRobot robot, String query) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(query).<Labeled>query().getText();
    }
}
