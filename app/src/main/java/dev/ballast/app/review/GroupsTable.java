package dev.ballast.app.review;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import dev.ballast.core.outcome.OutcomeGroup;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Success, frequency, value and cost of decisions of one kind.
final class GroupsTable extends TableView<OutcomeGroup> {

    private static final double ROW = 26;

    GroupsTable(ReviewViewModel model) {
        setId("review-groups");
        setAccessibleText("Decisions summed up");
        setFixedCellSize(ROW);
        setMinHeight(4 * ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("Nothing of this kind yet"));
        getColumns()
                .setAll(List.of(
                        SaidColumns.text(
                                "review-group",
                                "",
                                130,
                                group -> new ReadOnlyObjectWrapper<>(group),
                                group -> Said.of(group.name())),
                        number("count", "Decisions", 84, group -> Said.of(Numbers.count(group.decisions()))),
                        number("success", "Success", 76, group -> Said.of(group.successRate(), Numbers::percent)),
                        number(
                                "week",
                                "A week",
                                70,
                                group -> Said.of(group.perWeek(), value -> Numbers.decimal(value, 1))),
                        number("value", "Earned or cost", 112, group -> Said.money(group.value())),
                        number("mean", "Each", 96, group -> Said.of(group.meanValue(), Numbers::signedMoney)),
                        number("estimated", "Cost est.", 84, group -> Said.of(Numbers.money(group.estimatedCost()))),
                        number("realised", "Cost real", 84, group -> Said.of(Numbers.money(group.realisedCost())))));
        setItems(model.groups());
    }

    private static TableColumn<OutcomeGroup, OutcomeGroup> number(
            String id, String name, double width, Function<OutcomeGroup, Said> say) {
        return SaidColumns.number("review-group-" + id, name, width, group -> new ReadOnlyObjectWrapper<>(group), say);
    }

    void close() {
        setItems(FXCollections.observableArrayList());
    }
}
