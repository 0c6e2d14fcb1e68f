package dev.ballast.app.assets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.rebalance.tilt.TiltPolicy;
import java.util.List;
import java.util.Map;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Weights that adapt to performance, with real keys and clicks.
@ExtendWith(WindowExtension.class)
class AssetsTiltFxTest {

    private final Snapshot off = TiltedSnapshots.with(TiltPolicy.Choice.OFF);
    private final FakeWorkstation engine = new FakeWorkstation(off);
    private final AssetsViewModel model =
            new AssetsViewModel(engine, (_, _) -> Map.of(), new FakeVenues(), Runnable::run, Runnable::run);
    private final Preferences memory = Preferences.userRoot().node("dev/ballast/test/assets-tilt");

    @Start
    void show(Stage stage) throws BackingStoreException {
        memory.clear();
        var themes = new Themes(Theme.DARK);
        model.apply(off);
        var scene = new Scene(new AssetsView(model, memory), 990, 940);
        themes.install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aKeyAndAButtonSwitchItAndUndoTakesItBack(FxRobot robot) {
        TableView<AssetRow> table = robot.lookup("#assets-table").query();
        robot.clickOn("#assets-filter").write("w");
        assertThat(engine.submitted()).isEmpty();
        robot.interact(() -> {
            model.filterProperty().set("");
            table.requestFocus();
        });
        robot.type(KeyCode.W);
        assertThat(choice()).isEqualTo(TiltPolicy.Choice.PERFORMANCE);
        robot.interact(() -> {
            engine.answerDone("Policy saved: 1 values changed");
            model.apply(TiltedSnapshots.with(TiltPolicy.Choice.PERFORMANCE));
        });
        assertThat(text(robot, "#assets-tilt")).isEqualTo("Stop tilting");
        assertThat(text(robot, "#assets-tilt-state")).startsWith("Tilt by performance is on");

        robot.interact(table::requestFocus);
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(choice()).isEqualTo(TiltPolicy.Choice.OFF);

        robot.interact(() -> model.apply(off));
        robot.clickOn("#assets-tilt");
        assertThat(choice()).isEqualTo(TiltPolicy.Choice.PERFORMANCE);
    }

    @Test
    void cellsShowTheMultiplierAndWhy(FxRobot robot) {
        robot.interact(() -> model.apply(TiltedSnapshots.with(TiltPolicy.Choice.PERFORMANCE)));
        TableView<AssetRow> table = robot.lookup("#assets-table").query();
        robot.interact(() -> {
            // Narrow columns leave no room in a small window.
            table.getColumns()
                    .forEach(column -> column.setVisible(
                            List.of("symbol", "running", "weight").contains(column.getId())));
            table.getItems().stream()
                    .filter(row -> row.weight().tilt().isKnown())
                    .findFirst()
                    .ifPresent(table.getSelectionModel()::select);
        });

        assertThat(robot.lookup(node -> node instanceof TableCell<?, ?> cell
                                && cell.getText() != null
                                && cell.getText().startsWith("×")
                                && cell.getTooltip() != null
                                && cell.getTooltip().getText().contains("standard error"))
                        .tryQuery())
                .isPresent();
        assertThat(robot.lookup("#assets-why").<Label>query().getText()).contains("Target ");
    }

    private TiltPolicy.Choice choice() {
        Command.SetPolicy sent = (Command.SetPolicy) engine.submitted().getLast();
        return sent.policy().rebalance().tilt().choice();
    }

    private static String text(FxRobot robot, String selector) {
        return robot.lookup(selector).<Labeled>query().getText();
    }
}
