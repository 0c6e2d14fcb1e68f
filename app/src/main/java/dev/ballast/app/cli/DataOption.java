package dev.ballast.app.cli;

import dev.ballast.core.engine.BookKind;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that say which book is meant; shared by all commands.
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with your data (demo/ and book/). Default: the platform's user-data folder.")
    private @Nullable Path data;

    @Option(
            names = "--book",
            paramLabel = "demo|own",
            description = "Which book. Default: your own if there is one, else the demo.")
    private @Nullable String book;

    Optional<Path> data() {
        return Optional.ofNullable(data);
    }

    Optional<BookKind> kind() {
        return Optional.ofNullable(book).map(name -> switch (name) {
            case "demo" -> BookKind.DEMO;
            case "own" -> BookKind.OWN;
            default -> throw new IllegalArgumentException("--book must be demo or own, was '" + name + "'");
        });
    }
}
