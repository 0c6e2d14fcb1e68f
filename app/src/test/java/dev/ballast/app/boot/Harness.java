package dev.ballast.app.boot;

import dev.ballast.app.venue.HistoryUpkeep;
import dev.ballast.app.venue.VenueAccess;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.intake.CategoryTable;
import dev.ballast.core.store.WorkstationStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// What the programs that measure the window have in common.
final class Harness {

    private Harness() {}

    /// Before JavaFX starts: its own screen where there is none.
    static void needNoDisplay() {
        if (System.getenv("DISPLAY") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
    }

    /// A desk that has started, on an engine whose prices come from elsewhere.
    static ComposedDesk desk(Path folder, WorkstationStore store, WorkstationEngine engine) {
        var desk = new ComposedDesk(
                folder,
                BookKind.DEMO,
                store,
                engine,
                Optional.empty(),
                new CategoryTable(Map.of()),
                new VenueAccess(Map.of()),
                HistoryUpkeep.off("a measurement"));
        desk.start();
        return desk;
    }

    /// The value in milliseconds that this fraction of nanoseconds does not exceed; NaN of none.
    static double milliseconds(long[] sorted, double fraction) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.max(0, (int) Math.ceil(fraction * sorted.length) - 1)] / 1e6;
    }

    /// Removes a folder with all that is in it.
    static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
