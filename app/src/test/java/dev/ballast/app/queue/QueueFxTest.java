package dev.ballast.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SamplePlans;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SettableClock;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.LegEdit;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.result.RefusalCode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The trader at the queue, with real keys and clicks.
@ExtendWith(WindowExtension.class)
class QueueFxTest {

    private final SettableClock clock = new SettableClock();
    private final Snapshot start = whole(SampleSnapshots.realistic());
    private final FakeWorkstation workstation = new FakeWorkstation(start);
    private final QueueViewModel model = new QueueViewModel(workstation, Runnable::run, clock);
    private final Proposal first = start.proposals().getFirst();

    /// The sample's proposals with all that a card can show.
    private static Snapshot whole(Snapshot snapshot) {
        return SnapshotBuilder.from(snapshot)
                .proposals(snapshot.proposals().stream()
                        .map(proposal ->
                                proposal.state() == ProposalState.PROPOSED ? SamplePlans.whole(proposal, 16) : proposal)
                        .toList())
                .build();
    }

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
    void choosesTheLotsOfASaleByKeyboard(FxRobot robot) {
        robot.type(KeyCode.L);
        assertThat(text(robot, "#leg-lots-open")).startsWith("1   ");
        assertThat(text(robot, "#leg-lots-verdict")).contains("the book's method decides");
        robot.type(KeyCode.DIGIT9, KeyCode.DIGIT9, KeyCode.DIGIT9);
        assertThat(text(robot, "#leg-lots-verdict")).contains("is no lot");
        robot.type(KeyCode.BACK_SPACE, KeyCode.BACK_SPACE, KeyCode.BACK_SPACE, KeyCode.DIGIT1);
        assertThat(text(robot, "#leg-lots-verdict")).contains("These lots cover");
        robot.type(KeyCode.ENTER);

        assertThat(workstation.submitted())
                .containsExactly(new Command.EditLegs(
                        first.id(),
                        first.version(),
                        List.of(new LegEdit.LotsChosen(
                                1,
                                List.of(start.book()
                                        .holding(first.legs().getFirst().instrument())
                                        .lots()
                                        .getFirst()
                                        .openedBy())))));
    }

    @Test
    void escapeLeavesTheLotsAsTheyWere(FxRobot robot) {
        robot.type(KeyCode.L, KeyCode.DIGIT1, KeyCode.ESCAPE);

        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.legs().choosingLotsProperty().get()).isFalse();
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

    /// Move, switch, resize, see the figures follow, revert, approve, why, stress: without a mouse.
    @Test
    void theWholeCardByKeyboardAlone(FxRobot robot) {
        robot.type(KeyCode.DOWN);
        assertThat(text(robot, "#leg-reason")).startsWith("Leg 2");
        robot.type(KeyCode.SPACE);
        assertThat(workstation.submitted())
                .containsExactly(new Command.EditLegs(first.id(), 1, List.of(new LegEdit.SwitchedOff(2))));
        String cost = text(robot, "#queue-cost");
        robot.interact(() -> answerWithout(2));
        assertThat(text(robot, "#queue-cost")).isNotEqualTo(cost);
        assertThat(robot.lookup("#queue-edited").query().isVisible()).isTrue();

        robot.type(KeyCode.UP, KeyCode.E);
        robot.write("v");
        robot.write("1");
        assertThat(text(robot, "#leg-size-verdict")).contains("×", "Less than one step");
        robot.type(KeyCode.ENTER);
        assertThat(workstation.submitted()).hasSize(1);
        robot.write("000");
        assertThat(text(robot, "#leg-size-verdict")).startsWith("✓");
        robot.type(KeyCode.ENTER);
        assertThat(workstation.submitted().getLast()).isInstanceOf(Command.EditLegs.class);
        robot.interact(() -> workstation.answerRefused(RefusalCode.INSUFFICIENT_CASH, "too little cash"));
        assertThat(text(robot, "#queue-message")).contains("too little cash");

        robot.type(KeyCode.A);
        assertThat(text(robot, "#queue-hint")).contains("Esc reverts");
        robot.type(KeyCode.ESCAPE);
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);

        robot.type(KeyCode.S);
        assertThat(model.allScenariosProperty().get()).isTrue();
        assertThat(robot.lookup("#queue-stress").query().isVisible()).isTrue();
        robot.type(KeyCode.S);
        robot.write("?");
        assertThat(model.explainedProperty().get()).isTrue();

        robot.type(KeyCode.A, KeyCode.A);
        assertThat(workstation.submitted().getLast()).isEqualTo(new Command.Approve(first.id(), 2));
    }

    @Test
    void lettersInTheFieldForASizeAreNoKeys(FxRobot robot) {
        robot.type(KeyCode.E);
        robot.write("ajrs");
        assertThat(model.phaseProperty().get()).isEqualTo(ApprovalPhase.IDLE);
        assertThat(model.selectedProperty().get()).isSameAs(model.open().getFirst());
        robot.type(KeyCode.ESCAPE);
        assertThat(model.legs().resizingProperty().get()).isFalse();
        robot.type(KeyCode.J);
        assertThat(model.selectedProperty().get()).isSameAs(model.open().get(1));
    }

    @Test
    void aBoxAndAPointOfTheCurveSwitchLegs(FxRobot robot) {
        robot.clickOn("#queue-best-2");
        assertThat(workstation.submitted().getLast())
                .isEqualTo(new Command.EditLegs(
                        first.id(),
                        1,
                        List.of(new LegEdit.SwitchedOff(3), new LegEdit.SwitchedOff(4), new LegEdit.SwitchedOff(5))));
        robot.interact(() -> workstation.answerRefused(RefusalCode.INVALID_VALUE, "no"));
        robot.clickOn(robot.lookup("#queue-legs .check-box").nth(1).queryAs(CheckBox.class));

        assertThat(workstation.submitted()).hasSize(2);
    }

    @Test
    void figuresOpenTheirTrailByKeys(FxRobot robot) {
        robot.type(KeyCode.F, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(text(robot, "#trail-title")).startsWith("Concentration (HHI)");
        robot.type(KeyCode.ESCAPE);
        assertThat(model.trail().isOpen()).isFalse();
    }

    @Test
    void ordersAreCopiedAndTheOrderOfCardsChangesByKeys(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.C);
        assertThat(text(robot, "#queue-message")).contains("5 orders copied");
        robot.type(KeyCode.O);
        assertThat(model.orderProperty().get()).isEqualTo(SortKey.AGE);
        robot.type(KeyCode.X);
        assertThat(text(robot, "#queue-route")).contains("export");
    }

    /// What changes each second changes in place.
    @Test
    void nothingMovesWhileFiguresUpdate(FxRobot robot) {
        Map<String, Bounds> before = places(robot);
        for (int second = 0; second < 3; second++) {
            robot.interact(() -> {
                clock.advance(Duration.ofSeconds(6));
                model.tick();
            });
        }
        robot.interact(() -> model.tell("A message that is as long as messages may become when something is refused"));

        assertThat(places(robot)).isEqualTo(before);
    }

    private static Map<String, Bounds> places(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        var places = new TreeMap<String, Bounds>();
        for (String id : List.of(
                "#queue-legs", "#queue-figures", "#queue-best", "#queue-approve", "#queue-reject", "#leg-reason")) {
            Node node = robot.lookup(id).query();
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            places.put(
                    id, id.equals("#leg-reason") ? new BoundingBox(bounds.getMinX(), bounds.getMinY(), 0, 0) : bounds);
        }
        return places;
    }

    private void answerWithout(int number) {
        workstation.answerDone("Edited");
        List<Leg> legs = first.legs().stream()
                .map(leg -> leg.number() == number ? leg.switchedOff() : leg)
                .toList();
        List<Proposal> proposals = new ArrayList<>(start.proposals());
        proposals.set(0, SamplePlans.edited(first, legs, SampleSnapshots.NOW));
        Snapshot next = SnapshotBuilder.from(start).proposals(proposals).build();
        workstation.publish(next);
        model.apply(next);
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
