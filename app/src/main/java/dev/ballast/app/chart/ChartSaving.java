package dev.ballast.app.chart;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.fx.Screenshots;
import java.io.File;
import java.io.IOException;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;

/// Offers a chart as a PNG by a right click. FX thread only.
public final class ChartSaving {

    private ChartSaving() {}

    /// Shows the offer where the chart is right-clicked.
    ///
    /// @param name of the file, without its ending
    /// @param report gets one sentence about what became of it
    public static void offer(Node chart, FxPulse pulse, String name, Consumer<String> report) {
        var save = new MenuItem("Save as PNG …");
        save.setOnAction(_ -> save(chart, pulse, name, report));
        var menu = new ContextMenu(save);
        chart.setOnContextMenuRequested(event -> {
            menu.show(chart, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private static void save(Node chart, FxPulse pulse, String name, Consumer<String> report) {
        var chooser = new FileChooser();
        chooser.setTitle("Save the chart");
        chooser.setInitialFileName(name + ".png");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PNG", "*.png"));
        File file = chooser.showSaveDialog(chart.getScene().getWindow());
        if (file == null) {
            return;
        }
        try {
            Screenshots.write(chart, pulse, file.toPath());
            report.accept("Saved the chart to " + file);
        } catch (IOException e) {
            report.accept("Saving to " + file + " failed: " + e.getMessage());
        }
    }
}
