package dev.ballast.app.boot;

import dev.ballast.core.engine.BookKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where books live: `demo/` and `book/` under one folder, so that made-up and own data never share a file.
///
/// @param root the folder given by `--data`, or the platform's folder for user data
record DataFolder(Path root) {

    private static final String DATABASE = "ballast.mv.db";

    static DataFolder of(Optional<Path> given) {
        return new DataFolder(given.orElseGet(() -> platform(System.getenv(), System.getProperty("os.name", ""))));
    }

    /// The folder of one book.
    Path folder(BookKind kind) {
        return root.resolve(
                switch (kind) {
                    case DEMO -> "demo";
                    case OWN -> "book";
                });
    }

    boolean holds(BookKind kind) {
        return Files.exists(folder(kind).resolve(DATABASE));
    }

    /// The own book if there is one, else the demo.
    BookKind usual() {
        return holds(BookKind.OWN) ? BookKind.OWN : BookKind.DEMO;
    }

    static Path platform(Map<String, String> environment, String system) {
        Path home = Path.of(System.getProperty("user.home", "."));
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String roaming = environment.get("APPDATA");
            return roaming == null ? home.resolve("Ballast") : Path.of(roaming, "Ballast");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library/Application Support/Ballast");
        }
        String data = environment.get("XDG_DATA_HOME");
        return data == null || data.isBlank() ? home.resolve(".local/share/ballast") : Path.of(data, "ballast");
    }
}
