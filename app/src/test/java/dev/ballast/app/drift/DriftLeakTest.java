package dev.ballast.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.Garbage;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import java.lang.ref.WeakReference;
import java.time.ZoneOffset;
import java.util.prefs.Preferences;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

class DriftLeakTest {

    @Test
    void aClosedViewIsCollectedWhileItsViewModelAndTheThemeLive() {
        FxThread.start();
        Preferences memory = Preferences.userRoot().node("dev/ballast/test/drift-leak");
        var model = new DriftViewModel(new FakeWorkstation(SampleSnapshots.realistic()), Runnable::run, Runnable::run);
        Themes themes = FxThread.call(() -> new Themes(Theme.DARK));
        FxPulse pulse = FxThread.call(FxPulse::new);

        WeakReference<DriftView> view = FxThread.call(() -> {
            model.apply(SampleSnapshots.realistic());
            var shown = new DriftView(model, themes, pulse, ZoneOffset.UTC, memory);
            var scene = new Scene(shown, 900, 800);
            themes.install(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            pulse.flush();
            shown.close();
            pulse.flush();
            return new WeakReference<>(shown);
        });

        assertThat(Garbage.isCollected(view)).isTrue();
        assertThat(model.rows()).isNotEmpty();
        assertThat(themes.theme()).isEqualTo(Theme.DARK);
    }
}
