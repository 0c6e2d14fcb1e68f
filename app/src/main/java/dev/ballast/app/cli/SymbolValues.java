package dev.ballast.app.cli;

import dev.ballast.core.market.InstrumentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Numbers by symbol as an option gives them: `A=1,B=2`, or a CSV file of two columns with a header.
///
/// Every error names option, value and, of a file, the line.
final class SymbolValues {

    private final String option;
    private final List<InstrumentId> instruments;

    SymbolValues(String option, List<InstrumentId> instruments) {
        this.option = option;
        this.instruments = instruments;
    }

    /// One number per instrument, in their order; 0 where the text has none.
    double[] read(String text) {
        return text.contains("=") ? inline(text) : file(text);
    }

    private double[] inline(String text) {
        var values = new double[instruments.size()];
        var given = new boolean[values.length];
        for (String part : text.split(",", -1)) {
            int at = part.indexOf('=');
            if (at < 1) {
                throw refused(text, "'" + part.strip() + "' must be SYMBOL=NUMBER");
            }
            put(values, given, part.substring(0, at), part.substring(at + 1), text);
        }
        return values;
    }

    private double[] file(String name) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of(name), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    option + " '" + name + "' is neither SYMBOL=NUMBER,… nor a file that can be read", e);
        }
        var values = new double[instruments.size()];
        var given = new boolean[values.length];
        // The first line is the header.
        for (int line = 1; line < lines.size(); line++) {
            if (lines.get(line).isBlank()) {
                continue;
            }
            String where = name + ":" + (line + 1);
            String[] cells = lines.get(line).split(",", -1);
            if (cells.length != 2) {
                throw refused(where, "'" + lines.get(line) + "' must be SYMBOL,NUMBER");
            }
            put(values, given, cells[0], cells[1], where);
        }
        return values;
    }

    private void put(double[] values, boolean[] given, String symbol, String number, String where) {
        int index = index(symbol, where);
        if (given[index]) {
            throw refused(where, "'" + symbol.strip() + "' is given twice");
        }
        given[index] = true;
        values[index] = number(number, where);
    }

    /// Instruments of a list of symbols, `A,B`.
    List<Integer> indices(String text) {
        return List.of(text.split(",", -1)).stream()
                .map(each -> index(each, text))
                .toList();
    }

    /// An instrument by its symbol, or by the part before the currency.
    int index(String name, String where) {
        String wanted = name.strip();
        for (int i = 0; i < instruments.size(); i++) {
            InstrumentId id = instruments.get(i);
            if (id.symbol().equalsIgnoreCase(wanted) || id.base().equalsIgnoreCase(wanted)) {
                return i;
            }
        }
        throw refused(where, "'" + wanted + "' has no usable prices");
    }

    double number(String text, String where) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " '" + where + "': '" + text.strip() + "' is not a number", e);
        }
        throw refused(where, "'" + text.strip() + "' is not a finite number");
    }

    IllegalArgumentException refused(String where, String why) {
        return new IllegalArgumentException(option + " '" + where + "': " + why);
    }
}
