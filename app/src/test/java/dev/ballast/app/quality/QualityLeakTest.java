package dev.ballast.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.Garbage;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.app.venue.HistoryUpkeep;
import dev.ballast.core.engine.Snapshot;
import java.lang.ref.WeakReference;
import java.util.UUID;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

class QualityLeakTest {

    @Test
    void aClosedViewIsCollectedWhileItsViewModelAndTheThemeLive() throws BackingStoreException {
        FxThread.start();
        Snapshot start = SampleSnapshots.realistic();
        var model = new QualityViewModel(
                new FakeWorkstation(start), (_, _) -> QualityFxTest.stored(), Runnable::run, Runnable::run);
        var history = new HistoryViewModel(HistoryUpkeep.off("no live feed"), Runnable::run);
        Themes themes = FxThread.call(() -> new Themes(Theme.DARK));
        FxPulse pulse = FxThread.call(FxPulse::new);
        Preferences memory = Preferences.userRoot().node("ballast-test/" + UUID.randomUUID());

        WeakReference<QualityView> view = FxThread.call(() -> {
            model.apply(start);
            var shown = new QualityView(model, history, themes, pulse, memory);
            var scene = new Scene(shown, 900, 800);
            themes.install(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            // A chosen finding has its chart drawn.
            ((TableView<?>) scene.lookup("#quality-table")).getSelectionModel().select(0);
            pulse.flush();
            shown.close();
            pulse.flush();
            return new WeakReference<>(shown);
        });

        assertThat(Garbage.isCollected(view)).isTrue();
        assertThat(model.shown()).isNotEmpty();
        assertThat(themes.theme()).isEqualTo(Theme.DARK);
        memory.removeNode();
    }
}
