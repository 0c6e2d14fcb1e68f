package dev.ballast.app.table;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table's content as text, for the clipboard (tabs) and for files (CSV, RFC 4180). Immutable.
///
/// @param head names of the columns
/// @param lines plain values, each as long as the head
public record Sheet(List<String> head, List<List<String>> lines) {

    public Sheet {
        head = List.copyOf(head);
        lines = lines.stream().map(List::copyOf).toList();
        for (List<String> line : lines) {
            if (line.size() != head.size()) {
                throw new IllegalArgumentException(
                        "a line has " + line.size() + " values, the head has " + head.size());
            }
        }
    }

    /// The same with one more column of the same value, such as where the prices come from.
    public Sheet with(String name, String value) {
        return new Sheet(
                plus(head, name), lines.stream().map(line -> plus(line, value)).toList());
    }

    /// Lines end with CRLF as RFC 4180 has it.
    public String csv() {
        return text(Sheet::quoted, ",", "\r\n");
    }

    /// What a spreadsheet takes from the clipboard; tabs and line ends inside a value become blanks.
    public String tabs() {
        return text(value -> value.replaceAll("[\\t\\r\\n]+", " "), "\t", "\n");
    }

    private String text(UnaryOperator<String> cell, String separator, String end) {
        var text = new StringBuilder();
        text.append(head.stream().map(cell).collect(Collectors.joining(separator)))
                .append(end);
        for (List<String> line : lines) {
            text.append(line.stream().map(cell).collect(Collectors.joining(separator)))
                    .append(end);
        }
        return text.toString();
    }

    private static List<String> plus(List<String> values, String one) {
        return Stream.concat(values.stream(), Stream.of(one)).toList();
    }

    private static String quoted(String value) {
        boolean needed = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                || !value.strip().equals(value);
        return needed ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
