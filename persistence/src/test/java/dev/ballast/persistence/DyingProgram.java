package dev.ballast.persistence;

import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.WorkstationEngine;
import dev.ballast.core.execution.PaperBroker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/// One life of a few desks: each on a book of its own brings what was approved to its end, and trades until it has come
/// to a chosen commit, which may be one of the first: a death amid the work of coming back from a death. When all have
/// come there the process dies.
///
/// It prints what [TradingProgram] prints, each line after the number of its book.
final class DyingProgram {

    /// Arguments of one book.
    static final int ARGUMENTS = 4;

    private DyingProgram() {}

    /// Lives until it dies.
    ///
    /// @param arguments for each book: data folder, commits that go well, moment, nanoseconds
    public static void main(String[] arguments) {
        // The others would wait for one that failed.
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace(System.out);
            Runtime.getRuntime().halt(3);
        });
        int books = arguments.length / ARGUMENTS;
        var arrived = new CountDownLatch(books);
        for (int book = 0; book < books; book++) {
            int first = book * ARGUMENTS;
            String name = book + " ";
            Thread.ofPlatform().start(() -> live(arguments, first, name, arrived));
        }
    }

    private static void live(String[] arguments, int first, String name, CountDownLatch arrived) {
        try (var store = JooqWorkstationStore.open(Path.of(arguments[first]), OpenMode.CREATE)) {
            var dying = new DyingStore(
                    store,
                    Long.parseLong(arguments[first + 1]),
                    DyingStore.Moment.valueOf(arguments[first + 2]),
                    Long.parseLong(arguments[first + 3]),
                    arrived);
            var engine = WorkstationEngine.open(dying, BookKind.DEMO, PaperBroker::new, InstantSource.system());
            TradingProgram.work(engine, store, line -> System.out.println(name + line));
        }
    }
}
