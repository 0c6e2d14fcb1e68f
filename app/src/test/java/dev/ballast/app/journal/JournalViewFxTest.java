package dev.ballast.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.Gone;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.journal.JournalEntry;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class JournalViewFxTest {

    private final Preferences memory = Preferences.userRoot().node("dev/ballast/test/journal");
    private final JournalViewModel model = new JournalViewModel((_, _) -> List.of(), Runnable::run, Runnable::run);
    private final Pane frame = new Pane();

    @Start
    void show(Stage stage) {
        var view = new JournalView(model, memory);
        view.setPrefSize(990, 900);
        frame.getChildren().setAll(view);
        var scene = new Scene(frame, 990, 900);
        new Themes(Theme.LIGHT).install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void forget() throws BackingStoreException {
        memory.removeNode();
    }

    @Test
    void theChosenEntryIsShownWholeWithItsHashesChecked(FxRobot robot) {
        robot.interact(() -> model.apply(SampleSnapshots.realistic()));

        robot.clickOn("entry-38");

        assertThat(robot.lookup("#journal-payload").queryAs(TextArea.class).getText())
                .contains("sample entry 38")
                .contains("\n");
        assertThat(robot.lookup("#journal-verdict").queryLabeled().getText()).contains("Hash fits the content");
    }

    @Test
    void aFlippedRowIsNamedInTheFooterWithoutBeingChosen(FxRobot robot) {
        Snapshot sound = SampleSnapshots.realistic();
        var entries = new ArrayList<>(sound.journal());
        JournalEntry entry = entries.get(11);
        entries.set(
                11,
                new JournalEntry(
                        entry.sequence(),
                        entry.time(),
                        entry.type(),
                        "another subject",
                        entry.payload(),
                        entry.previousHash(),
                        entry.hash()));

        robot.interact(
                () -> model.apply(SnapshotBuilder.from(sound).journal(entries).build()));

        assertThat(robot.lookup("#journal-trail").queryLabeled().getText())
                .isEqualTo(
                        "× Tampered with: journal entry " + entry.sequence() + " was changed: its hash does not fit");
    }

    @Test
    void theKeyboardFiltersAndClears(FxRobot robot) {
        robot.interact(() -> model.apply(SampleSnapshots.realistic()));
        robot.clickOn("#journal-table");

        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("entry-38");
        assertThat(model.rows()).hasSize(1);

        robot.type(KeyCode.ESCAPE);
        assertThat(model.rows()).hasSize(40);
        assertThat(robot.lookup("#journal-count").queryLabeled().getText())
                .isEqualTo("40 entries loaded, back to the first");
    }

    @Test
    void aClosedRoomCanBeCollected(FxRobot robot) {
        List<WeakReference<JournalView>> rooms = new ArrayList<>();
        robot.interact(() -> {
            var other = new JournalViewModel((_, _) -> List.of(), Runnable::run, Runnable::run);
            var view = new JournalView(other, memory);
            frame.getChildren().add(view);
            other.apply(SampleSnapshots.realistic());
            frame.applyCss();
            frame.layout();
            frame.getChildren().remove(view);
            rooms.add(new WeakReference<>(view));
        });

        assertThat(Gone.soon(rooms.getFirst())).isTrue();
    }
}
