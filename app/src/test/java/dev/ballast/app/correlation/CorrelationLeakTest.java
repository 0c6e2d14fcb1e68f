package dev.ballast.app.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.testkit.Garbage;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import java.lang.ref.WeakReference;
import java.time.ZoneOffset;
import java.util.Map;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

class CorrelationLeakTest {

    @Test
    void aClosedViewIsCollectedWhileItsViewModelAndTheThemeLive() {
        FxThread.start();
        var model = new CorrelationViewModel((_, _) -> Map.of(), Runnable::run, Runnable::run);
        Themes themes = FxThread.call(() -> new Themes(Theme.DARK));
        FxPulse pulse = FxThread.call(FxPulse::new);

        WeakReference<CorrelationView> view = FxThread.call(() -> {
            model.apply(SampleSnapshots.realistic());
            var shown = new CorrelationView(model, themes, pulse, ZoneOffset.UTC);
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
        assertThat(model.highest()).isNotEmpty();
        assertThat(themes.theme()).isEqualTo(Theme.DARK);
    }
}
