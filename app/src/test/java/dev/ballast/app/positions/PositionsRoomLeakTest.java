package dev.ballast.app.positions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.Flash;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.Gone;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import java.lang.ref.WeakReference;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What lives as long as the window (engine, pulse, flashes, scene) must not hold a room that was closed.
@ExtendWith(WindowExtension.class)
class PositionsRoomLeakTest {

    private final FakeWorkstation workstation = new FakeWorkstation(SampleSnapshots.realistic());
    private final FxPulse pulse = new FxPulse();
    private final Flash flash = new Flash(pulse);
    private final Pane frame = new Pane();

    @Start
    void show(Stage stage) {
        var scene = new Scene(frame, 900, 700);
        new Themes(Theme.DARK).install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aClosedRoomCanBeCollected() throws BackingStoreException {
        Preferences memory = Preferences.userRoot().node("dev/ballast/test/leak");
        WeakReference<PositionsView> room = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            var model = new PositionsViewModel(workstation);
            var view = new PositionsView(model, flash, memory, new PositionsActions(() -> {}, () -> {}));
            frame.getChildren().add(view);
            model.apply(workstation.snapshot());
            frame.applyCss();
            frame.layout();
            frame.getChildren().clear();
            return new WeakReference<>(view);
        });

        assertThat(Gone.soon(room)).isTrue();
        assertThat(workstation.listeners()).isZero();
        memory.removeNode();
    }
}
