package dev.ballast.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.control.Tone;
import dev.ballast.app.control.UiKit;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class ShellFxTest {

    private final List<String> log = new ArrayList<>();
    private final ShellModel model = new ShellModel();
    private final UiKit kit = UiKit.of(Theme.DARK);
    private final Shell shell = new Shell(
            kit,
            model,
            List.of(new LoggingRoom("dashboard"), new LoggingRoom("drift"), new BrokenRoom()),
            List.of(Action.of("halt", "Halt trading", "Trading", () -> log.add("halted"))));

    private final class LoggingRoom implements Room {

        private final String id;

        LoggingRoom(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return "Room " + id;
        }

        @Override
        public Ikon icon() {
            return Material2OutlinedAL.DASHBOARD;
        }

        @Override
        public Node view() {
            log.add("view " + id);
            var view = new StackPane(new Label("This is " + id));
            view.setOnKeyTyped(key -> log.add("key " + key.getCharacter() + " in " + id));
            return view;
        }

        @Override
        public List<RoomKey> keys() {
            return List.of(new RoomKey("X", "Does something in " + id));
        }

        @Override
        public void onShown() {
            log.add("shown " + id);
        }

        @Override
        public void onHidden() {
            log.add("hidden " + id);
        }

        @Override
        public void pulse() {
            log.add("pulse " + id);
        }
    }

    private static final class BrokenRoom implements Room {

        @Override
        public String id() {
            return "broken";
        }

        @Override
        public String title() {
            return "Broken";
        }

        @Override
        public Ikon icon() {
            return Material2OutlinedAL.ERROR;
        }

        @Override
        public Node view() {
            throw new IllegalStateException("no nodes today");
        }
    }

    /// The fields above need a toolkit, also where this class runs first.
    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Start
    void show(Stage stage) {
        stage.setScene(shell.scene(960, 700));
        stage.show();
    }

    @Test
    void aRoomIsBuiltWhenItFirstShowsAndOnlyOnce(FxRobot robot) {
        assertThat(log).contains("view dashboard", "shown dashboard").doesNotContain("view drift");

        robot.clickOn("#room-drift").clickOn("#room-dashboard").clickOn("#room-drift");

        assertThat(log.stream().filter("view drift"::equals)).hasSize(1);
        assertThat(log).containsSubsequence("hidden dashboard", "shown drift", "hidden drift", "shown dashboard");
    }

    @Test
    void onlyTheShowingRoomGetsPulses(FxRobot robot) {
        robot.clickOn("#room-drift");
        robot.interact(() -> {
            log.clear();
            kit.pulse().flush();
        });

        assertThat(log).contains("pulse drift").doesNotContain("pulse dashboard");
    }

    @Test
    void shortcutsChangeRooms(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);

        assertThat(shell.showing().get()).extracting(Room::id).isEqualTo("drift");
    }

    /// The rail kept the focus once, and no key of the queue worked after a click on it.
    @Test
    void aRoomsKeysWorkRightAfterAClickOnTheRail(FxRobot robot) {
        robot.clickOn("#room-drift").type(KeyCode.X);

        assertThat(log).contains("key x in drift");
    }

    @Test
    void keysOfTheRoomsAreListed(FxRobot robot) {
        robot.type(KeyCode.F1);

        assertThat(robot.lookup("Does something in drift").tryQuery()).isPresent();
    }

    @Test
    void aRoomThatCannotBeBuiltSaysSo(FxRobot robot) {
        robot.clickOn("#room-broken");

        assertThat(robot.lookup("The room Broken could not be built").tryQuery())
                .isPresent();
        robot.clickOn("#room-dashboard");
        assertThat(robot.lookup("This is dashboard").tryQuery()).isPresent();
    }

    @Test
    void thePaletteFindsAndRunsAnAction(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write("halt");

        ListView<?> list = robot.lookup("#command-list").queryListView();
        assertThat(list.getItems().getFirst()).isInstanceOfSatisfying(Action.class, action -> assertThat(action.id())
                .isEqualTo("halt"));
        robot.type(KeyCode.ENTER);

        assertThat(log).contains("halted");
        assertThat(robot.lookup("#command-palette").tryQuery()).isEmpty();
    }

    @Test
    void escapeClosesTheListOfShortcuts(FxRobot robot) {
        robot.type(KeyCode.F1);
        assertThat(robot.lookup("#shortcut-sheet").tryQuery()).isPresent();

        robot.type(KeyCode.ESCAPE);

        assertThat(robot.lookup("#shortcut-sheet").tryQuery()).isEmpty();
    }

    @Test
    void theThemeChangesAndBack(FxRobot robot) {
        var dark = shell.root().getScene().getFill();

        robot.clickOn("#header-theme");
        assertThat(kit.themes().theme()).isEqualTo(Theme.LIGHT);
        assertThat(shell.root().getScene().getFill()).isNotEqualTo(dark);

        robot.clickOn("#header-theme");
        assertThat(kit.themes().theme()).isEqualTo(Theme.DARK);
        assertThat(shell.root().getScene().getFill()).isEqualTo(dark);
    }

    @Test
    void theStatusLineFollowsTheModel(FxRobot robot) {
        robot.interact(() -> {
            model.trading().set(new ShellModel.Status("HALTED", Tone.BAD));
            model.book().set(new ShellModel.Status("DEMO · SIMULATED", Tone.SIMULATED));
        });

        assertThat(robot.lookup("#status-trading").queryLabeled().getText()).isEqualTo("Trading HALTED");
        assertThat(robot.lookup("#book-badge").queryLabeled().getText()).isEqualTo("DEMO · SIMULATED");
    }

    @Test
    void aClosedShellGivesNoMorePulses(FxRobot robot) {
        robot.interact(() -> {
            shell.close();
            log.clear();
            kit.pulse().flush();
        });

        assertThat(log).isEmpty();
    }
}
