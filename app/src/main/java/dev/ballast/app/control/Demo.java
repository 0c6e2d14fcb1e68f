package dev.ballast.app.control;

import dev.ballast.app.fx.FxThread;
import dev.ballast.app.fx.Screenshots;
import dev.ballast.app.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// Shows one control alone: in a window, or as PNG in both themes when a folder is given.
final class Demo {

    private Demo() {}

    /// Runs a demo's `main`.
    ///
    /// @param arguments none for a window, or a folder for `NAME-dark.png` and `NAME-light.png`
    static void run(String[] arguments, String name, Function<UiKit, Region> control) {
        FxThread.start();
        if (arguments.length == 0) {
            FxThread.run(() -> {
                UiKit kit = UiKit.of(Theme.DARK);
                var stage = new Stage();
                stage.setTitle(name);
                stage.setScene(scene(kit, control.apply(kit), 1280, 800));
                stage.setOnHidden(_ -> FxThread.stop());
                stage.show();
            });
            return;
        }
        FxThread.call(() -> {
            for (Theme theme : Theme.values()) {
                write(theme, control, Path.of(arguments[0], name + "-" + theme.label() + ".png"));
            }
            return name;
        });
        FxThread.stop();
    }

    private static void write(Theme theme, Function<UiKit, Region> control, Path file) throws IOException {
        UiKit kit = UiKit.of(theme);
        Screenshots.write(scene(kit, control.apply(kit), 1920, 1080), kit.pulse(), file);
    }

    private static Scene scene(UiKit kit, Region control, double width, double height) {
        var scene = new Scene(new StackPane(control), width, height);
        kit.themes().install(scene);
        return scene;
    }

    /// A repeatable random walk.
    static double[] walk(long seed, int size, double start, double step) {
        var random = new Random(seed);
        var values = new double[size];
        double value = start;
        for (int index = 0; index < size; index++) {
            value += random.nextGaussian() * step;
            values[index] = value;
        }
        return values;
    }
}
