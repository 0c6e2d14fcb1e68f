package dev.ballast.app.assets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxThread;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.Garbage;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.feed.history.VenueProduct.State;
import dev.ballast.core.market.QuoteSource;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.prefs.Preferences;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

class AssetsLeakTest {

    @Test
    void aClosedViewIsCollectedWhileItsViewModelAndTheThemeLive() {
        FxThread.start();
        Preferences memory = Preferences.userRoot().node("dev/ballast/test/assets-leak");
        var venues = new FakeVenues();
        var model = new AssetsViewModel(
                new FakeWorkstation(SampleSnapshots.realistic()),
                (_, _) -> Map.of(),
                venues,
                Runnable::run,
                Runnable::run);
        Themes themes = FxThread.call(() -> new Themes(Theme.DARK));

        WeakReference<AssetsView> view = FxThread.call(() -> {
            model.apply(SampleSnapshots.realistic());
            var shown = new AssetsView(model, memory);
            model.discovery().open(QuoteSource.COINBASE);
            venues.answer(FakeVenues.product("BTC-USD", State.TRADING, 500e6));
            var scene = new Scene(shown, 900, 800);
            themes.install(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            shown.close();
            return new WeakReference<>(shown);
        });

        assertThat(Garbage.isCollected(view)).isTrue();
        assertThat(model.shown()).isNotEmpty();
        assertThat(themes.theme()).isEqualTo(Theme.DARK);
    }
}
