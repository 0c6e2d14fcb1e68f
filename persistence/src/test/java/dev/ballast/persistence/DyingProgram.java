package dev.ballast.persistence;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import java.nio.file.Path;
import java.time.InstantSource;

/// One life of a desk: brings what was approved to its end, and trades until it dies at a chosen commit, which may
/// be one of the first: a death amid the work of coming back from a death.
///
/// It prints `ready` once the book is open, and then what [TradingProgram] prints.
final class DyingProgram {

    private DyingProgram() {}

    /// Lives until it dies.
    ///
    /// @param arguments data folder, commits that go well, moment, nanoseconds
    public static void main(String[] arguments) {
        try (var store = JooqWorkstationStore.open(Path.of(arguments[0]), OpenMode.CREATE)) {
            System.out.println("ready");
            var dying = new DyingStore(
                    store,
                    Long.parseLong(arguments[1]),
                    DyingStore.Moment.valueOf(arguments[2]),
                    Long.parseLong(arguments[3]));
            var engine = WorkstationEngine.open(dying, BookKind.DEMO, PaperBroker::new, InstantSource.system());
            TradingProgram.work(engine, store);
        }
    }
}
