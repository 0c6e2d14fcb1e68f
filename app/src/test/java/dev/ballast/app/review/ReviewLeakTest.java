package dev.ballast.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.testkit.Garbage;
import dev.ballast.app.testkit.SampleOutcomes;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import java.lang.ref.WeakReference;
import java.time.ZoneOffset;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

class ReviewLeakTest {

    @Test
    void aClosedViewIsCollectedWhileItsViewModelAndTheThemeLive() {
        FxThread.start();
        var model = new ReviewViewModel(Runnable::run, Runnable::run, SampleOutcomes::report);
        Themes themes = FxThread.call(() -> new Themes(Theme.DARK));
        FxPulse pulse = FxThread.call(FxPulse::new);

        WeakReference<ReviewView> view = FxThread.call(() -> {
            model.apply(SampleSnapshots.realistic());
            var shown = new ReviewView(model, themes, pulse, ZoneOffset.UTC);
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
        assertThat(model.decisions()).isNotEmpty();
        assertThat(themes.theme()).isEqualTo(Theme.DARK);
    }
}
