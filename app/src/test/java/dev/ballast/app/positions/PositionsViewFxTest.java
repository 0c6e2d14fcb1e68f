package dev.ballast.app.positions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.Flash;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class PositionsViewFxTest {

    private final FakeWorkstation workstation = new FakeWorkstation(SampleSnapshots.realistic());
    private final Preferences memory = Preferences.userRoot().node("dev/ballast/test/positions");
    private final AtomicInteger imports = new AtomicInteger();
    private final PositionsViewModel model = new PositionsViewModel(workstation);

    @Start
    void show(Stage stage) {
        var view = new PositionsView(
                model, new Flash(new FxPulse()), memory, new PositionsActions(imports::incrementAndGet, () -> {}));
        var scene = new Scene(view, 990, 900);
        new Themes(Theme.DARK).install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void forget() throws BackingStoreException {
        memory.removeNode();
    }

    @Test
    void theEmptyRoomOffersTheImport(FxRobot robot) {
        robot.interact(() -> model.apply(SampleSnapshots.empty()));

        robot.clickOn("#positions-import");

        assertThat(imports).hasValue(1);
    }

    @Test
    void theKeyboardReachesTheFilterAndLeavesIt(FxRobot robot) {
        robot.interact(() -> model.apply(workstation.snapshot()));
        TableView<?> table = robot.lookup("#positions-table").queryTableView();
        robot.clickOn("BTC-USD");

        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("meme");
        assertThat(table.getItems()).hasSize(1);

        robot.type(KeyCode.ESCAPE);
        assertThat(table.getItems()).hasSize(12);
    }

    @Test
    void choosingARowShowsItsLots(FxRobot robot) {
        robot.interact(() -> model.apply(workstation.snapshot()));

        robot.clickOn("ETH-USD");

        assertThat(robot.lookup("#lots-table").queryTableView().getItems()).hasSize(1);
        assertThat(robot.lookup("Lots of ETH-USD").tryQuery()).isPresent();
    }

    @Test
    void theWatchListAddsWhatIsNotHeld(FxRobot robot) {
        robot.interact(() -> model.apply(workstation.snapshot()));

        robot.clickOn("#positions-mode-watch_list");

        assertThat(robot.lookup("#positions-table").queryTableView().getItems()).hasSize(16);
        robot.clickOn("#positions-mode-watch_list");
        assertThat(robot.lookup("#positions-mode-watch_list")
                        .queryAs(ToggleButton.class)
                        .isSelected())
                .isTrue();
    }

    @Test
    void copyingTakesTheSelectedRowWithItsOrigin(FxRobot robot) {
        robot.interact(() -> model.apply(workstation.snapshot()));
        robot.clickOn("BTC-USD");

        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);

        List<String> copied = new ArrayList<>();
        robot.interact(() ->
                copied.addAll(Clipboard.getSystemClipboard().getString().lines().toList()));
        assertThat(copied).hasSize(2);
        assertThat(copied.getFirst()).startsWith("symbol\t");
        assertThat(copied.getLast()).contains("BTC-USD").endsWith("SIMULATED");
    }

    @Test
    void aColumnThatWasHiddenStaysHidden(FxRobot robot) {
        robot.interact(() -> model.apply(workstation.snapshot()));
        TableView<?> table = robot.lookup("#positions-table").queryTableView();

        robot.interact(() -> table.getColumns().stream()
                .filter(column -> column.getId().equals("bid"))
                .forEach(column -> column.setVisible(false)));

        robot.interact(() -> {
            var again = new PositionsTable(model, new Flash(new FxPulse()), memory);
            assertThat(PositionColumns.shown(again))
                    .doesNotContain(PositionField.BID)
                    .contains(PositionField.ASK);
        });
    }
}
