package dev.ballast.app.shell;

import dev.ballast.app.control.StatePane;
import dev.ballast.app.control.Tone;
import dev.ballast.app.control.UiKit;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.fx.Screenshots;
import dev.ballast.app.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The shell around empty rooms: in a window, or as PNGs when a folder is given.
public final class ShellDemo {

    private ShellDemo() {}

    private record EmptyRoom(String id, String title, Ikon icon) implements Room {

        @Override
        public Node view() {
            return StatePane.empty(icon, title, "This room is empty.");
        }
    }

    public static void main(String[] arguments) {
        FxThread.start();
        if (arguments.length == 0) {
            FxThread.run(() -> {
                var stage = new Stage();
                stage.setScene(shell(UiKit.of(Theme.DARK)).scene(1280, 800));
                stage.setOnHidden(_ -> FxThread.stop());
                stage.show();
            });
            return;
        }
        FxThread.call(() -> {
            for (Theme theme : Theme.values()) {
                write(theme, Path.of(arguments[0]));
            }
            return arguments[0];
        });
        FxThread.stop();
    }

    private static void write(Theme theme, Path folder) throws IOException {
        UiKit kit = UiKit.of(theme);
        Shell shell = shell(kit);
        Scene scene = shell.scene(1920, 1080);
        Screenshots.write(scene, kit.pulse(), folder.resolve("shell-" + theme.label() + ".png"));
        shell.openPalette();
        Screenshots.write(scene, kit.pulse(), folder.resolve("palette-" + theme.label() + ".png"));
        shell.openShortcuts();
        Screenshots.write(scene, kit.pulse(), folder.resolve("shortcuts-" + theme.label() + ".png"));
    }

    private static Shell shell(UiKit kit) {
        var model = new ShellModel();
        model.book().set(new ShellModel.Status("DEMO · SIMULATED", Tone.SIMULATED));
        model.feed().set(new ShellModel.Status("Simulated market · live · 0 s", Tone.GOOD));
        model.trading().set(new ShellModel.Status("ACTIVE", Tone.GOOD));
        model.latency().set(new ShellModel.Status("engine 0.4 ms", Tone.NEUTRAL));
        model.message().set(new ShellModel.Status("Proposal 12 approved", Tone.NEUTRAL));
        var shell = new Shell(
                kit,
                model,
                List.of(
                        new EmptyRoom("dashboard", "Dashboard", Material2OutlinedAL.DASHBOARD),
                        new EmptyRoom("positions", "Positions", Material2OutlinedMZ.TABLE_ROWS),
                        new EmptyRoom("correlation", "Correlation", Material2OutlinedAL.GRID_ON),
                        new EmptyRoom("drift", "Drift", Material2OutlinedMZ.SHOW_CHART),
                        new EmptyRoom("queue", "Approval queue", Material2OutlinedAL.INBOX),
                        new EmptyRoom("journal", "Journal", Material2OutlinedAL.LIBRARY_BOOKS)),
                List.of(Action.of("halt", "Halt trading", "Trading", () -> {})));
        shell.setCount("queue", 3);
        return shell;
    }
}
