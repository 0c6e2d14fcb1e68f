package dev.ballast.app.boot;

import dev.ballast.app.cli.Look;
import dev.ballast.app.cli.OpenDesk;
import dev.ballast.app.control.UiKit;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.fx.Screenshots;
import dev.ballast.app.shell.Room;
import dev.ballast.app.shell.Shell;
import dev.ballast.app.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Opens the window and waits for its end, or draws its rooms without one.
final class WindowRunner {

    private static final Duration SETTLE = Duration.ofMillis(800);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /// Shows the window until the trader closes it.
    void run(OpenDesk desk, Look look) throws InterruptedException {
        FxThread.start();
        var closed = new CountDownLatch(1);
        desk.start();
        FxThread.run(() -> open(desk, look, closed));
        closed.await();
        FxThread.stop();
    }

    /// Writes every room to `ROOM.png` after the feed has run for a while.
    List<Path> draw(OpenDesk desk, Look look, Path out, Duration run) throws InterruptedException {
        FxThread.start();
        desk.start();
        Thread.sleep(run);
        var files = new ArrayList<Path>();
        Gallery gallery = FxThread.call(() -> new Gallery(desk, look));
        for (Room room : gallery.rooms()) {
            FxThread.call(() -> gallery.show(room));
            // Some figures are computed in the background and arrive a moment later.
            Thread.sleep(SETTLE);
            for (Duration waited = SETTLE;
                    waited.compareTo(LONGEST) < 0 && !FxThread.call(room::isSettled);
                    waited = waited.plus(LOOK_AGAIN)) {
                Thread.sleep(LOOK_AGAIN);
            }
            files.add(FxThread.call(() -> gallery.write(room, out)));
        }
        FxThread.call(gallery::close);
        FxThread.stop();
        return files;
    }

    private static void open(OpenDesk desk, Look look, CountDownLatch closed) {
        var kit = UiKit.of(theme(look));
        var window = new DeskWindow(desk, kit);
        Scene scene = window.shell().scene(look.width(), look.height());
        ThemeMemory.ofUser().follow(kit.themes());
        var stage = new Stage();
        stage.setTitle("Ballast: " + (desk.kind().name().equals("DEMO") ? "demo book" : "own book"));
        stage.setScene(scene);
        stage.setMinWidth(Shell.MINIMUM_WIDTH);
        stage.setMinHeight(Shell.MINIMUM_HEIGHT);
        stage.setOnHidden(event -> {
            window.close();
            closed.countDown();
        });
        stage.show();
    }

    /// The rooms in a scene that no window shows. FX thread only.
    private static final class Gallery {

        private final UiKit kit;
        private final DeskWindow window;
        private final Scene scene;

        Gallery(OpenDesk desk, Look look) {
            kit = UiKit.of(theme(look));
            window = new DeskWindow(desk, kit);
            scene = window.shell().scene(look.width(), look.height());
        }

        List<Room> rooms() {
            return window.shell().rooms();
        }

        Room show(Room room) {
            window.shell().show(room.id());
            return room;
        }

        Path write(Room room, Path out) throws IOException {
            Path file = out.resolve(room.id() + ".png");
            Screenshots.write(scene, kit.pulse(), file);
            return file;
        }

        DeskWindow close() {
            window.close();
            return window;
        }
    }

    private static Theme theme(Look look) {
        return look.theme().equals("saved") ? ThemeMemory.ofUser().last() : ThemeMemory.named(look.theme());
    }
}
