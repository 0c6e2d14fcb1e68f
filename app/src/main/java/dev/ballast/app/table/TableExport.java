package dev.ballast.app.table;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Copying and saving what a table shows. FX thread only.
public final class TableExport {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private TableExport() {}

    /// Copies on Ctrl/Cmd-C: what `sheet` gives at that moment.
    public static void copyOnShortcut(TableView<?> table, Supplier<Sheet> sheet) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy(sheet.get());
                event.consume();
            }
        });
    }

    public static void copy(Sheet sheet) {
        var content = new ClipboardContent();
        content.putString(sheet.tabs());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Asks for a file and writes the sheet as CSV; `report` gets one sentence for the screen. Nothing happens when the
    /// trader cancels.
    ///
    /// @param name what the file is called unless the trader says otherwise, without its ending
    public static void save(@Nullable Window owner, Sheet sheet, String name, Consumer<String> report) {
        var chooser = new FileChooser();
        chooser.setTitle("Export as CSV");
        chooser.setInitialFileName(name + ".csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            report.accept(write(sheet, chosen.toPath()));
        }
    }

    /// Writes the sheet as CSV in UTF-8 and says in one sentence what became of it.
    public static String write(Sheet sheet, Path file) {
        try {
            Files.writeString(file, sheet.csv(), StandardCharsets.UTF_8);
            return "Exported " + sheet.lines().size() + (sheet.lines().size() == 1 ? " row" : " rows") + " to " + file;
        } catch (IOException e) {
            return "Export to " + file + " failed: " + e.getMessage();
        }
    }
}
