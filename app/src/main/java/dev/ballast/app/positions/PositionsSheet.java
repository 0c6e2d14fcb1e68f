package dev.ballast.app.positions;

import dev.ballast.app.table.Sheet;
import java.util.List;

/// The table as text: plain numbers, the shown columns in their order, and what the prices are worth.
final class PositionsSheet {

    private PositionsSheet() {}

    static Sheet of(PositionsViewModel model, List<PositionField> fields) {
        return of(model, fields, model.rows());
    }

    static Sheet of(PositionsViewModel model, List<PositionField> fields, List<PositionRow> rows) {
        return new Sheet(
                        fields.stream().map(PositionField::key).toList(),
                        rows.stream()
                                .map(row -> fields.stream()
                                        .map(field -> field.plain(row))
                                        .toList())
                                .toList())
                .with("prices", model.origin().get());
    }
}
