package dev.ballast.app.journal;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The journal's columns. Text is made for visible cells only.
final class JournalColumns {

    private JournalColumns() {}

    static List<TableColumn<JournalRow, JournalRow>> create() {
        TableColumn<JournalRow, JournalRow> sequence =
                column(JournalField.SEQUENCE, 64, row -> Numbers.count(row.sequence()), "number-cell");
        sequence.getStyleClass().add("number-column");
        return List.of(
                sequence,
                column(JournalField.TIME, 160, row -> Times.dateTime(row.time(), ZoneOffset.UTC), "time-cell"),
                typeColumn(),
                column(JournalField.SUBJECT, 150, JournalRow::subject, "subject-cell"),
                column(JournalField.SUMMARY, 760, JournalRow::summary, "summary-cell"),
                column(JournalField.HASH, 100, JournalRow::hashPrefix, "hash-cell"));
    }

    private static TableColumn<JournalRow, JournalRow> typeColumn() {
        TableColumn<JournalRow, JournalRow> column = column(JournalField.TYPE, 190, JournalRow::typeLabel, "type-cell");
        column.setCellFactory(_ -> new TypeCell());
        return column;
    }

    private static TableColumn<JournalRow, JournalRow> column(
            JournalField field, double width, Function<JournalRow, String> text, String style) {
        var column = new TableColumn<JournalRow, JournalRow>(field.label());
        column.setId(field.key());
        column.setPrefWidth(width);
        if (field != JournalField.SUMMARY) {
            // What happened gets the room that is left.
            column.setMinWidth(width);
            column.setMaxWidth(width * 1.6);
        }
        // Newest first is what an audit trail is read by; the filter finds the rest.
        column.setSortable(false);
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> new TextCell(text, style));
        return column;
    }

    /// One line; the whole text in the tooltip where it may be cut.
    private static class TextCell extends TableCell<JournalRow, JournalRow> {
        private final Function<JournalRow, String> text;

        TextCell(Function<JournalRow, String> text, String style) {
            this.text = text;
            getStyleClass().add(style);
        }

        @Override
        protected void updateItem(@Nullable JournalRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : text.apply(row));
        }
    }

    /// The type with a mark of its group, told by shape and colour.
    private static final class TypeCell extends TextCell {
        private static final PseudoClass REFUSAL = PseudoClass.getPseudoClass("refusal");

        private final Tooltip stored = new Tooltip();

        TypeCell() {
            super(JournalRow::typeLabel, "type-cell");
        }

        @Override
        protected void updateItem(@Nullable JournalRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean shown = !empty && row != null;
            setGraphic(shown && row != null ? JournalIcons.of(row.group()) : null);
            pseudoClassStateChanged(REFUSAL, shown && row != null && row.group() == JournalGroup.REFUSALS);
            if (shown && row != null) {
                stored.setText(row.typeName());
            }
            setTooltip(shown ? stored : null);
        }
    }
}
