package dev.ballast.persistence;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// One life of a desk: finds what the last death left, checks it, brings what was approved to its end, and trades until
/// it dies at a chosen commit.
///
/// It prints `found TYPE` (the last word of the journal), a line for each fault, `ready`, and then what
/// [TradingProgram] prints.
final class DyingProgram {

    private DyingProgram() {}

    /// Lives until it dies.
    ///
    /// @param arguments data folder, file of what was acknowledged, commits that go well, moment, nanoseconds
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        List<String> acknowledged = Files.readAllLines(Path.of(arguments[1]));
        try (var store = JooqWorkstationStore.open(directory, OpenMode.CREATE)) {
            StoredDesk desk = new StoredDesk(store);
            System.out.println("found " + desk.lastEntry());
            desk.faults(acknowledged).forEach(fault -> System.out.println("fault " + fault));
            desk.finish();
            desk.faults(acknowledged).forEach(fault -> System.out.println("fault after the restart: " + fault));
            System.out.println("ready");
            var dying = new DyingStore(
                    store,
                    Long.parseLong(arguments[2]),
                    DyingStore.Moment.valueOf(arguments[3]),
                    Long.parseLong(arguments[4]));
            var engine = WorkstationEngine.open(dying, BookKind.DEMO, PaperBroker::new, InstantSource.system());
            TradingProgram.work(engine, store);
        }
    }
}
