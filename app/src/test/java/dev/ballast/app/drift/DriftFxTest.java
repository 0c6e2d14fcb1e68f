package dev.ballast.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.engine.Command;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.TargetMethod;
import java.time.ZoneOffset;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Targets edited with real keys and clicks.
@ExtendWith(ApplicationExtension.class)
class DriftFxTest {

    private final FakeWorkstation workstation = new FakeWorkstation(SampleSnapshots.realistic());
    private final DriftViewModel model = new DriftViewModel(workstation, Runnable::run);

    @Start
    void show(Stage stage) {
        var themes = new Themes(Theme.DARK);
        model.apply(workstation.snapshot());
        var scene = new Scene(new DriftView(model, themes, new FxPulse(), ZoneOffset.UTC), 990, 960);
        themes.install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void typesATargetAndAppliesIt(FxRobot robot) {
        type(robot, "#own-ADA-USD", "5.5");
        assertThat(robot.lookup("#drift-sum").<Labeled>query().getText()).contains("93.50 %", "6.50 %");

        robot.clickOn("#drift-apply");

        Command.SetTargets sent = (Command.SetTargets) workstation.submitted().getFirst();
        assertThat(sent.method()).isEqualTo(TargetMethod.OWN);
        assertThat(sent.own()).containsEntry(InstrumentId.of("ADA-USD"), 0.055);
    }

    @Test
    void aSumAboveOneHundredCannotBeAppliedAndRevertForgetsIt(FxRobot robot) {
        type(robot, "#own-ADA-USD", "50");
        assertThat(robot.lookup("#drift-apply").queryButton().isDisabled()).isTrue();
        assertThat(robot.lookup("#drift-message").<Labeled>query().getText()).contains("138.00 %");

        robot.clickOn("#drift-revert");
        assertThat(robot.lookup("#own-ADA-USD").<TextInputControl>query().getText())
                .isEqualTo("4.00");
        assertThat(workstation.submitted()).isEmpty();
    }

    @Test
    void anotherMethodIsChosenAndApplied(FxRobot robot) {
        robot.clickOn("#drift-method-INVERSE_VOLATILITY");
        robot.clickOn("#drift-apply");

        assertThat(((Command.SetTargets) workstation.submitted().getFirst()).method())
                .isEqualTo(TargetMethod.INVERSE_VOLATILITY);
    }

    @Test
    void asksForAProposal(FxRobot robot) {
        robot.clickOn("#drift-propose");

        assertThat(workstation.submitted()).containsExactly(new Command.ProposeNow());
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.clickOn(field);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text);
    }
}
