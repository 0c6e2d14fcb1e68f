package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.cli.BallastCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How one command ended, run through the program's own composition.
record CliRun(int code, String out, String err) {

    static CliRun of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = BallastCommand.commandLine(new DesktopHost())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new CliRun(code, out.toString(), err.toString());
    }

    /// Runs a command on the book in the folder `data` of `folder`.
    static CliRun in(Path folder, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--data");
        all.add(folder.resolve("data").toString());
        return of(all.toArray(String[]::new));
    }

    CliRun succeeds() {
        assertThat(code).as(err).isZero();
        return this;
    }

    CliRun refuses() {
        assertThat(code).as(err).isEqualTo(2);
        assertThat(err).isNotBlank();
        return this;
    }

    /// All of standard output is one document.
    JsonNode json() {
        return JsonMapper.builder().build().readTree(out);
    }

    /// Writes an input of a command.
    ///
    /// @return its path
    static String file(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }

    /// Three columns over `days`: AAA, BBB with a gap, FLAT without a move.
    ///
    /// @return the path of the table of prices
    static String table(Path folder, int days) throws IOException {
        var random = new java.util.Random(12);
        var text = new StringBuilder("date,AAA,BBB,FLAT\n");
        double first = 100;
        double second = 10;
        for (int day = 0; day < days; day++) {
            first *= Math.exp(0.02 * random.nextGaussian());
            second *= Math.exp(0.03 * random.nextGaussian());
            text.append(java.time.LocalDate.of(2024, 1, 1).plusDays(day))
                    .append(',')
                    .append(first)
                    .append(',')
                    .append(day == 20 ? "" : second)
                    .append(",7\n");
        }
        return file(folder, "table.csv", text.toString());
    }
}
