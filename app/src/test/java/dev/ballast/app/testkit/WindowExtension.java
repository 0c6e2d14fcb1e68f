package dev.ballast.app.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.service.query.NodeQuery;
import org.testfx.util.WaitForAsyncUtils;

/// TestFX' window for tests, with a robot that looks only after the window was laid out.
///
/// TestFX waits for the events of the FX thread, not for the next pulse; cells of a table come with the pulse, so a
/// look right after a change finds them on an idle machine and misses them on a loaded one.
public final class WindowExtension extends ApplicationExtension {

    private static final int SECONDS = 30;

    @Override
    public NodeQuery lookup(String query) {
        awaitLayout();
        return super.lookup(query);
    }

    @Override
    public <T extends Node> NodeQuery lookup(Predicate<T> predicate) {
        awaitLayout();
        return super.lookup(predicate);
    }

    /// Returns once every showing scene was laid out after the call; at once on the FX thread.
    public static void awaitLayout() {
        if (Platform.isFxApplicationThread()) {
            return;
        }
        WaitForAsyncUtils.waitForFxEvents();
        var laid = new CountDownLatch(1);
        Platform.runLater(() -> afterNextLayout(laid));
        try {
            if (!laid.await(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no layout within " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void afterNextLayout(CountDownLatch laid) {
        Scene scene = Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(Window::getScene)
                .findFirst()
                .orElse(null);
        if (scene == null) {
            laid.countDown();
            return;
        }
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                laid.countDown();
            }
        });
        Platform.requestNextPulse();
    }
}
