package dev.ballast.core.intake;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import dev.ballast.core.intake.HistoryLayout.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the cells of a price file from the parser's buffer, without a string for each cell.
///
/// Every cell that is no time or number goes to the log with its line, column and text; rows with the wrong number of
/// fields too. What a good row means is up to the two kinds of table.
abstract class HistoryRows extends AbstractBaseCsvCallbackHandler<Boolean> {

    private final HistoryLayout layout;
    private final Role[] roles;
    private final ProblemLog log;
    private int headerLines;
    private long line;
    private long time;

    HistoryRows(HistoryLayout layout, ProblemLog log) {
        this.layout = layout;
        this.roles = layout.roles().toArray(Role[]::new);
        this.log = log;
        this.headerLines = layout.headerLines();
    }

    /// Forgets the last row.
    abstract void clear();

    /// A cell that is not a time.
    abstract void cell(int column, Role role, char[] buffer, int offset, int length);

    /// A row with as many cells as the header, at a time that could be read.
    abstract void row(long line, long time);

    /// What was read, in the order of the file.
    abstract List<SeriesBuilder> series();

    /// The series whose neighbouring bars are closest, by which the timeframe is told.
    abstract TimeOrder densest();

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        time = CellTime.NONE;
        clear();
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (headerLines > 0 || column >= roles.length || roles[column] == Role.IGNORED) {
            return;
        }
        int start = offset;
        int end = offset + length;
        while (start < end && buffer[start] <= ' ') {
            start++;
        }
        while (end > start && buffer[end - 1] <= ' ') {
            end--;
        }
        if (roles[column] == Role.TIME) {
            time = CellTime.parse(buffer, start, end - start);
            if (time == CellTime.NONE) {
                String text = new String(buffer, start, end - start);
                problem(column, text, CellTime.reasonNotTime(text));
            }
        } else {
            cell(column, roles[column], buffer, start, end - start);
        }
    }

    @Override
    protected @Nullable Boolean buildRecord() {
        if (headerLines > 0) {
            headerLines--;
            return Boolean.TRUE;
        }
        if (getRecordType() == RecordType.DATA) {
            if (getFieldCount() != roles.length) {
                log.add(line, "", "", "has " + getFieldCount() + " fields where " + roles.length + " are expected");
            } else if (time != CellTime.NONE) {
                row(line, time);
            }
        }
        return Boolean.TRUE;
    }

    /// A price, or NaN and an entry in the log.
    final double price(int column, char[] buffer, int offset, int length) {
        double value = CellNumber.parse(buffer, offset, length);
        if (value > 0 && value < Double.POSITIVE_INFINITY) {
            return value;
        }
        return reject(column, new String(buffer, offset, length), value, "must be > 0");
    }

    /// A volume, or NaN and an entry in the log.
    final double volume(int column, char[] buffer, int offset, int length) {
        double value = CellNumber.parse(buffer, offset, length);
        if (value >= 0 && value < Double.POSITIVE_INFINITY) {
            return value;
        }
        return reject(column, new String(buffer, offset, length), value, "must be >= 0");
    }

    private double reject(int column, String text, double value, String range) {
        if (Double.isNaN(value)) {
            problem(column, text, CellNumber.reasonNotNumber(text));
        } else {
            problem(column, text, Double.isInfinite(value) && value > 0 ? "is too large" : range);
        }
        return Double.NaN;
    }

    final void problem(int column, String text, String reason) {
        log.add(line, layout.columns().get(column).strip(), text, reason);
    }

    final int columnOf(Role role) {
        return layout.roles().indexOf(role);
    }
}
