package dev.ballast.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.EngineDesk;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.engine.Command;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalId;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.store.BookVerifier;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The whole queue by keyboard alone, against the real engine on a book (UI-5): what each key did is read from the
/// store and from the labels, never from what the key was meant to do.
@ExtendWith(WindowExtension.class)
class QueueByKeyboardFxTest {

    private final EngineDesk desk = new EngineDesk();
    private final QueueViewModel model = new QueueViewModel(desk.engine, Runnable::run, desk.clock);

    @Start
    void show(Stage stage) {
        desk.set("execution.fillInterval", "PT1S");
        desk.done(new Command.SetTargets(
                TargetMethod.OWN, Map.of(EngineDesk.BTC, 0.2, EngineDesk.ETH, 0.2, EngineDesk.SOL, 0.2)));
        desk.second();
        desk.done(new Command.ProposeNow());
        model.apply(desk.engine.snapshot());
        var view = new QueueView(model, ZoneOffset.UTC);
        var scene = new Scene(view, 980, 900);
        new Themes(Theme.DARK).install(scene);
        stage.setScene(scene);
        stage.show();
        view.requestFocus();
    }

    @Test
    void fromMovingToFillsAndARejection(FxRobot robot) {
        assertThat(model.open().size()).isGreaterThanOrEqualTo(2);
        ProposalId first = shown().id();
        robot.type(KeyCode.J);
        ProposalId second = shown().id();
        assertThat(second).isNotEqualTo(first);
        robot.type(KeyCode.K);
        assertThat(shown().id()).isEqualTo(first);
        while (shown().legs().size() < 2) {
            robot.type(KeyCode.J);
        }
        ProposalId worked = shown().id();

        // Space: the second leg goes off, in the store, and on again.
        robot.type(KeyCode.DOWN, KeyCode.SPACE);
        turn(robot);
        assertThat(leg(worked, 2).enabled()).isFalse();
        assertThat(text(robot, "#queue-legs-note"))
                .startsWith((stored(worked).legs().size() - 1) + " of ");
        robot.type(KeyCode.SPACE);
        turn(robot);
        assertThat(leg(worked, 2).enabled()).isTrue();

        // E: the first leg to half of its value.
        robot.type(KeyCode.UP, KeyCode.E);
        BigDecimal before = leg(worked, 1).value();
        robot.write("v");
        robot.write(Long.toString(before.longValue() / 2));
        assertThat(text(robot, "#leg-size-verdict")).startsWith("✓");
        robot.type(KeyCode.ENTER);
        turn(robot);
        assertThat(leg(worked, 1).value().doubleValue() / before.doubleValue()).isBetween(0.49, 0.51);

        // S and ?: what they show is on screen, and goes again.
        assertThat(robot.lookup("#queue-figures").query().isVisible()).isTrue();
        robot.type(KeyCode.S);
        assertThat(robot.lookup("#queue-figures").query().getParent().isVisible())
                .isFalse();
        robot.type(KeyCode.S);
        assertThat(robot.lookup("#queue-figures").query().getParent().isVisible())
                .isTrue();
        assertThat(robot.lookup(".why-long").queryAll()).isEmpty();
        robot.write("?");
        assertThat(robot.lookup(".why-long").queryAll()).isNotEmpty();

        // A arms, Esc reverts, Enter then sends nothing.
        robot.type(KeyCode.A);
        assertThat(text(robot, "#queue-hint")).contains("Press A again or Enter within 5 s");
        robot.type(KeyCode.ESCAPE, KeyCode.ENTER);
        turn(robot);
        assertThat(stored(worked).state()).isEqualTo(ProposalState.PROPOSED);

        // A and A approve; Esc takes it back; A and A again, and five seconds later the orders are filled.
        robot.type(KeyCode.A, KeyCode.A);
        turn(robot);
        assertThat(stored(worked).state()).isEqualTo(ProposalState.APPROVED);
        robot.type(KeyCode.ESCAPE);
        turn(robot);
        assertThat(stored(worked).state()).isEqualTo(ProposalState.PROPOSED);
        assertThat(fills(worked)).isZero();
        robot.type(KeyCode.A, KeyCode.A);
        for (int turn = 0; turn < 20 && !stored(worked).state().isFinal(); turn++) {
            pass(robot);
        }
        assertThat(stored(worked).state()).isEqualTo(ProposalState.EXECUTED);
        assertThat(fills(worked)).isEqualTo(stored(worked).enabledLegs().size());

        // R, a reason, a note.
        robot.interact(() -> {
            desk.done(new Command.ProposeNow());
            model.apply(desk.engine.snapshot());
        });
        for (int card = 0; card < 10 && shown().state() != ProposalState.PROPOSED; card++) {
            robot.type(KeyCode.K);
        }
        ProposalId unwanted = shown().id();
        robot.type(KeyCode.R, KeyCode.DOWN, KeyCode.TAB);
        robot.write("rate decision");
        robot.type(KeyCode.ENTER);
        turn(robot);
        assertThat(stored(unwanted).state()).isEqualTo(ProposalState.REJECTED);
        var decision = Objects.requireNonNull(stored(unwanted).decision());
        assertThat(decision.reject()).isEqualTo(RejectReason.WRONG_TIME);
        assertThat(decision.note()).isEqualTo("rate decision");
        assertThat(BookVerifier.verify(desk.store, LotMethod.FIFO)).isEmpty();
    }

    private Proposal shown() {
        return Objects.requireNonNull(model.cardProperty().get()).proposal();
    }

    private Proposal stored(ProposalId id) {
        return desk.store.proposals().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Leg leg(ProposalId id, int number) {
        return stored(id).legs().get(number - 1);
    }

    private long fills(ProposalId id) {
        return desk.store.ledger().stream()
                .filter(entry -> entry instanceof Fill fill
                        && fill.order()
                                .filter(order -> order.startsWith(id.value()))
                                .isPresent())
                .count();
    }

    /// The engine takes what was sent.
    private void turn(FxRobot robot) {
        robot.interact(() -> {
            desk.quote();
            desk.engine.step();
            model.apply(desk.engine.snapshot());
        });
    }

    private void pass(FxRobot robot) {
        robot.interact(() -> {
            desk.second();
            model.apply(desk.engine.snapshot());
        });
    }

    private static String text(FxRobot robot, String query) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(query).<Labeled>query().getText();
    }
}
