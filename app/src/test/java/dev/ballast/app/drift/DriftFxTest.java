package dev.ballast.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.engine.Command;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.TargetMethod;
import java.time.ZoneOffset;
import java.util.List;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Targets edited with real keys and clicks.
@ExtendWith(WindowExtension.class)
class DriftFxTest {

    private static final Preferences MEMORY = Preferences.userRoot().node("dev/ballast/test/drift");

    private final FakeWorkstation workstation = new FakeWorkstation(SampleSnapshots.realistic());
    private final DriftViewModel model = new DriftViewModel(workstation, Runnable::run, Runnable::run);

    @Start
    void show(Stage stage) throws BackingStoreException {
        MEMORY.clear();
        var themes = new Themes(Theme.DARK);
        model.apply(workstation.snapshot());
        var scene = new Scene(new DriftView(model, themes, new FxPulse(), ZoneOffset.UTC, MEMORY), 990, 960);
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

    @Test
    void arrowsChooseAndEnterGivesTheChartTheRoom(FxRobot robot) {
        robot.interact(() -> robot.lookup("#drift-table").query().requestFocus());
        assertThat(chosen()).isEqualTo("BTC-USD");
        robot.push(KeyCode.DOWN);
        assertThat(chosen()).isEqualTo("DOGE-USD");

        robot.push(KeyCode.ENTER);
        assertThat(model.zoomedProperty().get()).isTrue();
        assertThat(robot.lookup("#drift-table").tryQuery()).isEmpty();
        robot.push(KeyCode.UP);
        assertThat(chosen()).isEqualTo("BTC-USD");

        robot.push(KeyCode.ESCAPE);
        assertThat(model.zoomedProperty().get()).isFalse();
        assertThat(robot.lookup("#drift-table").tryQuery()).isPresent();
    }

    @Test
    void aTileChoosesAndAQuestionMarkExplains(FxRobot robot) {
        robot.clickOn("#tile-ADA-USD");
        assertThat(chosen()).isEqualTo("ADA-USD");

        robot.interact(() -> robot.lookup("#drift-table").query().requestFocus());
        robot.type(KeyCode.SHIFT);
        robot.write("?");
        assertThat(model.trail().isOpen()).isTrue();
        assertThat(robot.lookup("#trail-title").<Labeled>query().getText()).contains("ADA-USD");

        robot.push(KeyCode.ESCAPE);
        assertThat(model.trail().isOpen()).isFalse();
    }

    @Test
    void aFigureOfTheStripOpensItsTrail(FxRobot robot) {
        robot.clickOn("#fact-probability7");

        assertThat(robot.lookup("#trail-title").<Labeled>query().getText()).contains("within 7 days");
    }

    @Test
    void sortingKeepsTheChosenRowChosen(FxRobot robot) {
        TableView<DriftRow> table = robot.lookup("#drift-table").queryTableView();
        robot.interact(() -> {
            table.getColumns().stream()
                    .filter(column -> "weight".equals(column.getId()))
                    .forEach(column -> table.getSortOrder().setAll(List.of(column)));
            table.sort();
        });

        assertThat(table.getItems().getLast().instrument().symbol()).isEqualTo("BTC-USD");
        assertThat(table.getSelectionModel().getSelectedItem().instrument().symbol())
                .isEqualTo("BTC-USD");
        robot.interact(() -> table.getSortOrder().clear());
    }

    @Test
    void typingATargetIsNoKeyOfTheRoom(FxRobot robot) {
        robot.clickOn("#own-ADA-USD");
        robot.push(KeyCode.ENTER);
        robot.write("?");

        assertThat(model.zoomedProperty().get()).isFalse();
        assertThat(model.trail().isOpen()).isFalse();
    }

    private String chosen() {
        DriftRow row = model.selectedProperty().get();
        return row == null ? "" : row.instrument().symbol();
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.clickOn(field);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text);
    }
}
