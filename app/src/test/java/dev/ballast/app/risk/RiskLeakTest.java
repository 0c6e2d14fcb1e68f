package dev.ballast.app.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.testkit.Garbage;
import dev.ballast.app.testkit.SampleRisk;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.risk.report.TailMeasure;
import java.lang.ref.WeakReference;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

class RiskLeakTest {

    @Test
    void aClosedViewIsCollectedWhileItsViewModelAndTheThemeLive() {
        FxThread.start();
        var model = new RiskViewModel(Runnable::run, Runnable::run, SampleRisk::report);
        Themes themes = FxThread.call(() -> new Themes(Theme.DARK));
        FxPulse pulse = FxThread.call(FxPulse::new);

        WeakReference<RiskView> view = FxThread.call(() -> {
            model.apply(SampleRisk.snapshot());
            var shown = new RiskView(model, themes, pulse);
            var scene = new Scene(shown, 990, 900);
            themes.install(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            model.explainTail(TailMeasure.VALUE_AT_RISK);
            pulse.flush();
            shown.close();
            pulse.flush();
            return new WeakReference<>(shown);
        });

        assertThat(Garbage.isCollected(view)).isTrue();
        assertThat(model.limits()).isNotEmpty();
        assertThat(themes.theme()).isEqualTo(Theme.DARK);
    }
}
