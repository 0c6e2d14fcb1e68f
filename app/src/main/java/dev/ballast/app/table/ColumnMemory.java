package dev.ballast.app.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.prefs.Preferences;
import java.util.regex.Pattern;
import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/// Keeps which columns of a table are shown, in what order, how wide, and which one it is sorted by.
///
/// Columns are known by their id. What is stored of columns that no longer exist is ignored; a column that is new since
/// then stands behind the one that it was designed to follow, wherever that was moved to. Listeners hang on the table
/// alone, so that a closed room can be collected.
public final class ColumnMemory {

    private static final String LAYOUT = "columns";
    private static final String SORTED_BY = "sortedBy";
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern COLON = Pattern.compile(":");
    private static final int LONGEST = Preferences.MAX_VALUE_LENGTH;

    private final Preferences node;

    /// Remembers in `node`.
    ///
    /// @param node one per table
    public ColumnMemory(Preferences node) {
        this.node = node;
    }

    /// Brings the table into its stored shape, then stores every later change.
    public <T> void attach(TableView<T> table) {
        restore(table);
        InvalidationListener changed = _ -> store(table);
        table.getColumns().addListener(changed);
        table.getSortOrder().addListener(changed);
        for (TableColumn<T, ?> column : table.getColumns()) {
            column.widthProperty().addListener(changed);
            column.visibleProperty().addListener(changed);
            column.sortTypeProperty().addListener(changed);
        }
    }

    private <T> void restore(TableView<T> table) {
        List<TableColumn<T, ?>> designed = List.copyOf(table.getColumns());
        Map<String, TableColumn<T, ?>> byId = new HashMap<>();
        designed.forEach(column -> byId.put(column.getId(), column));
        List<TableColumn<T, ?>> ordered = new ArrayList<>();
        for (String item : BLANK.split(node.get(LAYOUT, ""), -1)) {
            String[] parts = COLON.split(item, -1);
            TableColumn<T, ?> column = parts.length == 3 ? byId.remove(parts[0]) : null;
            if (column != null) {
                ordered.add(column);
                column.setPrefWidth(width(parts[1], column.getPrefWidth()));
                column.setVisible(parts[2].equals("shown"));
            }
        }
        if (!ordered.isEmpty()) {
            for (int i = 0; i < designed.size(); i++) {
                TableColumn<T, ?> column = designed.get(i);
                if (!ordered.contains(column)) {
                    ordered.add(i == 0 ? 0 : ordered.indexOf(designed.get(i - 1)) + 1, column);
                }
            }
            table.getColumns().setAll(ordered);
        }
        restoreSort(table);
    }

    private <T> void restoreSort(TableView<T> table) {
        String[] parts = COLON.split(node.get(SORTED_BY, ""), -1);
        if (parts.length != 2) {
            return;
        }
        table.getColumns().stream()
                .filter(column -> parts[0].equals(column.getId()))
                .findFirst()
                .ifPresent(column -> {
                    column.setSortType(parts[1].equals("down") ? SortType.DESCENDING : SortType.ASCENDING);
                    table.getSortOrder().setAll(List.of(column));
                });
    }

    private <T> void store(TableView<T> table) {
        var layout = new StringBuilder();
        for (TableColumn<T, ?> column : table.getColumns()) {
            double width = column.getWidth() > 0 ? column.getWidth() : column.getPrefWidth();
            layout.append(column.getId())
                    .append(':')
                    .append(Math.round(width))
                    .append(':')
                    .append(column.isVisible() ? "shown" : "hidden")
                    .append(' ');
        }
        if (layout.length() <= LONGEST) {
            node.put(LAYOUT, layout.toString().strip());
        }
        if (table.getSortOrder().isEmpty()) {
            node.remove(SORTED_BY);
        } else {
            TableColumn<T, ?> first = table.getSortOrder().getFirst();
            node.put(SORTED_BY, first.getId() + (first.getSortType() == SortType.DESCENDING ? ":down" : ":up"));
        }
    }

    private static double width(String text, double otherwise) {
        try {
            return Math.clamp(Long.parseLong(text), 24, 2_000);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
