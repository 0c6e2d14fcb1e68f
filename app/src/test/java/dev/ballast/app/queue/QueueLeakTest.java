package dev.ballast.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxThread;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.Garbage;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SettableClock;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import java.lang.ref.WeakReference;
import java.time.ZoneOffset;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

class QueueLeakTest {

    @Test
    void aClosedViewIsCollectedWhileItsViewModelLives() {
        FxThread.start();
        var model = new QueueViewModel(
                new FakeWorkstation(SampleSnapshots.realistic()), Runnable::run, new SettableClock());

        WeakReference<QueueView> view = FxThread.call(() -> {
            model.apply(SampleSnapshots.realistic());
            var shown = new QueueView(model, ZoneOffset.UTC);
            var scene = new Scene(shown, 900, 800);
            new Themes(Theme.DARK).install(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            shown.close();
            return new WeakReference<>(shown);
        });

        assertThat(Garbage.isCollected(view)).isTrue();
        assertThat(model.open()).isNotEmpty();
    }
}
