package dev.ballast.app.boot;

import dev.ballast.app.cli.BallastCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The program's entry point. Not a JavaFX `Application`, so that commands without a window start without JavaFX.
public final class Launcher {

    private static final String LOG = "ballast.log";

    private Launcher() {}

    /// Runs Ballast with the command line's arguments and ends the process with the command's exit code.
    public static void main(String[] arguments) {
        logBesideTheData(arguments);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        int code = BallastCommand.commandLine(new DesktopHost())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments);
        System.exit(code);
    }

    /// The log lies beside the books; set before the first logger is made.
    private static void logBesideTheData(String[] arguments) {
        if (System.getProperty(LOG) == null) {
            System.setProperty(
                    LOG,
                    DataFolder.of(data(arguments)).root().resolve("ballast.log").toString());
        }
    }

    /// What `--data DIR` or `--data=DIR` names; the command line proper is parsed only when logging stands.
    static Optional<Path> data(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--data=")) {
                return Optional.of(Path.of(arguments[i].substring("--data=".length())));
            }
            if (arguments[i].equals("--data") && i + 1 < arguments.length) {
                return Optional.of(Path.of(arguments[i + 1]));
            }
        }
        return Optional.empty();
    }
}
