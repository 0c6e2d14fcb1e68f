package dev.ballast.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A Java program of its own on this test's class path, whose output is read line by line and which can be killed.
///
/// What it printed before it was killed is complete: a line that was begun but not ended is not reported.
public final class ChildJvm implements AutoCloseable {

    private static final String END = "\0";
    /// On a machine that has other work to do a child may be slow to speak.
    private static final long LONGEST_SILENCE = 5;

    private final Process process;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private ChildJvm(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::pump);
    }

    /// Starts `main` with `arguments`.
    public static ChildJvm start(Class<?> main, String... arguments) {
        return start(ChildClasses.asTheyAre(), main, arguments);
    }

    /// The same with `classes` from elsewhere.
    static ChildJvm start(ChildClasses classes, Class<?> main, String... arguments) {
        return start(List.of(), classes, main, arguments);
    }

    /// The same behind a shell command such as `ulimit -f 100;`, which the program then runs under.
    public static ChildJvm startUnder(String shellPrefix, Class<?> main, String... arguments) {
        return start(
                List.of("sh", "-c", shellPrefix + " exec \"$@\"", "sh"), ChildClasses.asTheyAre(), main, arguments);
    }

    private static ChildJvm start(List<String> prefix, ChildClasses classes, Class<?> main, String... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(classes.options());
        command.addAll(List.of("-cp", classes.path()));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        try {
            return new ChildJvm(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pump() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            var line = new StringBuilder();
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                if (next == '\n') {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) next);
                }
            }
        } catch (IOException e) {
            // The pipe ends where the program was killed.
        } finally {
            lines.add(END);
        }
    }

    /// The next line it prints, or none where it ended without one; `IllegalStateException` after minutes of silence.
    public @Nullable String nextLine() {
        try {
            String line = lines.poll(LONGEST_SILENCE, TimeUnit.MINUTES);
            if (line == null) {
                throw new IllegalStateException("the child said nothing for " + LONGEST_SILENCE + " minutes");
            }
            if (line.equals(END)) {
                lines.add(END);
                return null;
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the child", e);
        }
    }

    /// Every line from here to its end.
    public List<String> remainingLines() {
        var all = new ArrayList<String>();
        for (String line = nextLine(); line != null; line = nextLine()) {
            all.add(line);
        }
        return all;
    }

    /// Ends it as `kill -9` does, and gives what it had printed and nobody had read.
    public List<String> kill() {
        process.destroyForcibly();
        waitForEnd();
        return remainingLines();
    }

    /// Its exit code, once it ended by itself.
    public int waitForEnd() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the child", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        waitForEnd();
    }
}
