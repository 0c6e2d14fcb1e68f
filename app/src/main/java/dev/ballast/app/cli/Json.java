package dev.ballast.app.cli;

import dev.ballast.core.intake.FileProblem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Prints plain JSON: camelCase names, numbers as numbers, decimals without exponents.
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /// One document over several lines.
    static void print(PrintWriter out, Object document) {
        out.println(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document));
        out.flush();
    }

    /// What is wrong with a file: file, line, field, value and reason of each problem.
    static List<Map<String, Object>> problems(List<FileProblem> problems) {
        return problems.stream()
                .map(problem -> Map.<String, Object>of(
                        "file", problem.file(),
                        "line", problem.line(),
                        "field", problem.field(),
                        "value", problem.value(),
                        "reason", problem.reason()))
                .toList();
    }

    /// One document on one line.
    static void printLine(PrintWriter out, Object document) {
        out.println(MAPPER.writeValueAsString(document));
        out.flush();
    }
}
