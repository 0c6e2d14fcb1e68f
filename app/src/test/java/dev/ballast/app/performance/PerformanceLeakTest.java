package dev.ballast.app.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.testkit.Garbage;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.engine.PerformanceRequests;
import dev.ballast.core.performance.PerformanceReports;
import java.lang.ref.WeakReference;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

class PerformanceLeakTest {

    @Test
    void aClosedViewIsCollectedWhileItsViewModelAndTheThemeLive() {
        FxThread.start();
        var model = new PerformanceViewModel(
                Runnable::run,
                Runnable::run,
                (seen, window, benchmark) -> PerformanceReports.of(PerformanceRequests.of(seen, window, benchmark)));
        Themes themes = FxThread.call(() -> new Themes(Theme.DARK));
        FxPulse pulse = FxThread.call(FxPulse::new);

        WeakReference<PerformanceView> view = FxThread.call(() -> {
            model.apply(SampleSnapshots.withLedger());
            var shown = new PerformanceView(model, themes, pulse);
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
        assertThat(model.benchmarks()).isNotEmpty();
        assertThat(themes.theme()).isEqualTo(Theme.DARK);
    }
}
