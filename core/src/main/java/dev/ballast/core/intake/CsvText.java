package dev.ballast.core.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/// Text cells of exported files, safe to open in a spreadsheet.
///
/// A spreadsheet takes a cell that starts with `=`, `+`, `-` or `@` for a formula and would run it; such a text gets
/// a leading apostrophe (OWASP, "CSV Injection"). So does a text that starts with a tab, a carriage return or an
/// apostrophe, so that reading back gives the very text. Numbers are written as they are.
final class CsvText {

    /// Label of every price that the simulated market made.
    static final String SIMULATED = "SIMULATED";

    private static final String LEADING = "=+-@\t\r'";

    private CsvText() {}

    static String guarded(String text) {
        return !text.isEmpty() && LEADING.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /// The text before [#guarded(String)].
    static String unguarded(String text) {
        boolean guarded = text.length() > 1 && text.charAt(0) == '\'' && LEADING.indexOf(text.charAt(1)) >= 0;
        return guarded ? text.substring(1) : text;
    }

    /// Runs `rows` on a CSV writer over `writer`, flushes it and leaves it open.
    static void write(Writer writer, Consumer<CsvWriter> rows) {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        rows.accept(csv);
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing CSV", e);
        }
    }
}
