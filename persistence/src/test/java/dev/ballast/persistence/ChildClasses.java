package dev.ballast.persistence;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the classes of child processes come from: a class path, and with hundreds of children an archive in which they
/// are loaded and verified already (JEP 483), which halves a start.
///
/// @param path as `-cp` takes it
/// @param options of the virtual machine
record ChildClasses(String path, List<String> options) {

    ChildClasses {
        options = List.copyOf(options);
    }

    /// This test's own class path as it is.
    static ChildClasses asTheyAre() {
        return new ChildClasses(System.getProperty("java.class.path"), List.of());
    }

    /// An archive of all that one life of `main` loads. That life must come to its end by itself.
    ///
    /// @param folder where archive and jars are kept
    static ChildClasses archivedBy(Path folder, Class<?> main, String... arguments) throws IOException {
        String path = packed(Files.createDirectories(folder));
        Path archive = folder.resolve("classes.aot");
        try (ChildJvm life =
                ChildJvm.start(new ChildClasses(path, List.of("-XX:AOTCacheOutput=" + archive)), main, arguments)) {
            List<String> said = life.remainingLines();
            if (!Files.exists(archive)) {
                throw new IllegalStateException("no archive was written; the child said " + said);
            }
        }
        return new ChildClasses(path, List.of("-XX:AOTCache=" + archive, "-Xlog:disable"));
    }

    /// Only classes in jars can be archived.
    private static String packed(Path folder) throws IOException {
        var parts = new ArrayList<String>();
        for (String part : Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .toList()) {
            Path source = Path.of(part);
            parts.add(
                    Files.isDirectory(source)
                            ? jar(source, folder.resolve("classes-" + parts.size() + ".jar"))
                                    .toString()
                            : part);
        }
        return String.join(File.pathSeparator, parts);
    }

    private static Path jar(Path classes, Path target) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(target));
                var jar = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path each :
                    files.filter(found -> !found.equals(classes)).sorted().toList()) {
                String name = classes.relativize(each).toString().replace(File.separatorChar, '/');
                // Flyway finds its scripts by the entry of their folder.
                jar.putNextEntry(new JarEntry(Files.isDirectory(each) ? name + "/" : name));
                if (Files.isRegularFile(each)) {
                    Files.copy(each, jar);
                }
            }
        }
        return target;
    }
}
