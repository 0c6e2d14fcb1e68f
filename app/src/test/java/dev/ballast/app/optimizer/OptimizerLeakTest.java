package dev.ballast.app.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.Garbage;
import dev.ballast.app.testkit.SampleRisk;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import java.lang.ref.WeakReference;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

class OptimizerLeakTest {

    @Test
    void aClosedViewIsCollectedWhileItsViewModelAndTheThemeLive() {
        FxThread.start();
        var model = new OptimizerViewModel(
                new FakeWorkstation(SampleRisk.snapshot()), Runnable::run, Runnable::run, Runnable::run);
        Themes themes = FxThread.call(() -> new Themes(Theme.DARK));
        FxPulse pulse = FxThread.call(FxPulse::new);

        WeakReference<OptimizerView> view = FxThread.call(() -> {
            model.apply(SampleRisk.snapshot());
            var shown = new OptimizerView(model, themes, pulse, () -> {});
            var scene = new Scene(shown, 990, 900);
            themes.install(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            pulse.flush();
            shown.close();
            pulse.flush();
            return new WeakReference<>(shown);
        });

        assertThat(Garbage.isCollected(view)).isTrue();
        assertThat(model.methods()).isNotEmpty();
        assertThat(themes.theme()).isEqualTo(Theme.DARK);
    }
}
