package dev.ballast.app.journal;

import dev.ballast.app.table.Sheet;
import java.util.Arrays;
import java.util.List;

/// Entries as text: every field whole, so that an export can be checked against the chain.
final class JournalSheet {

    private JournalSheet() {}

    static Sheet of(JournalViewModel model, List<JournalRow> rows) {
        List<JournalField> fields = Arrays.asList(JournalField.values());
        return new Sheet(
                        fields.stream().map(JournalField::key).toList(),
                        rows.stream()
                                .map(row -> fields.stream()
                                        .map(field -> field.plain(row))
                                        .toList())
                                .toList())
                .with("prices", model.origin().get());
    }
}
