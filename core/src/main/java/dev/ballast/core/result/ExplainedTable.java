package dev.ballast.core.result;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/// Rows of values in the trail of a figure (UI-9), such as dated returns; a row is made when it is asked for, so
/// that a table of 100,000 prices costs nothing until it is scrolled. Immutable where the rows' source is.
public final class ExplainedTable {

    private final List<String> columns;
    private final int rows;
    private final IntFunction<List<ExplainedValue>> row;

    /// @param columns headings
    /// @param rows number of rows, ≥ 0
    /// @param row makes row `i` of `[0, rows)`, one value per column
    public ExplainedTable(List<String> columns, int rows, IntFunction<List<ExplainedValue>> row) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows must be >= 0, was " + rows);
        }
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.row = row;
    }

    public List<String> columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /// The values of one row, as many as there are columns.
    public List<ExplainedValue> row(int index) {
        Objects.checkIndex(index, rows);
        List<ExplainedValue> values = row.apply(index);
        if (values.size() != columns.size()) {
            throw new IllegalStateException(
                    "row " + index + " has " + values.size() + " values for " + columns.size() + " columns");
        }
        return List.copyOf(values);
    }
}
