package dev.ballast.app.review;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import dev.ballast.app.table.Said;
import dev.ballast.app.table.SaidColumns;
import dev.ballast.core.outcome.DecisionOutcome;
import dev.ballast.core.outcome.RealisedCost;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.rebalance.TriggerKind;
import dev.ballast.core.regime.MarketRegime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Subscription;

/// Every decision with what it earned or cost, newest first.
final class DecisionsTable extends TableView<DecisionRow> {

    private static final double ROW = 26;

    private final Subscription subscription;

    DecisionsTable(ReviewViewModel model, ZoneId zone) {
        setId("review-decisions");
        setAccessibleText("Decisions, newest first");
        setFixedCellSize(ROW);
        setMinHeight(4 * ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("No decision yet"));
        getColumns()
                .setAll(List.of(
                        text("when", "Decided", 140, outcome -> Said.of(Times.dateTime(outcome.decidedAt(), zone))),
                        text(
                                "verdict",
                                "Decision",
                                76,
                                outcome -> Said.of(outcome.verdict().label())),
                        text("trigger", "Trigger", 130, outcome -> Said.of(triggers(outcome))),
                        text("regime", "Regime", 80, outcome -> Said.of(regime(outcome))),
                        text("reason", "Reason", 120, outcome -> Said.of(reason(outcome))
                                .because(outcome.note())),
                        number("traded", "Traded", 90, outcome -> Said.of(Numbers.money(outcome.traded()))),
                        number(
                                "estimated",
                                "Cost est.",
                                76,
                                outcome -> Said.of(Numbers.money(outcome.estimatedCost()))),
                        number(
                                "realised",
                                "Cost real",
                                76,
                                outcome -> Said.of(outcome.cost().map(RealisedCost::realised), Numbers::money)),
                        number("value", "Earned or cost", 104, outcome -> Said.money(outcome.value())),
                        number("own", "Counted", 96, outcome -> Said.money(outcome.own())
                                .because("Its part of the sums: until the same question was decided anew")),
                        number(
                                "real-return",
                                "Return",
                                70,
                                outcome -> Said.of(outcome.real().totalReturn(), DecisionsTable::percent)),
                        number(
                                "shadow-return",
                                "Had it been",
                                76,
                                outcome -> Said.of(outcome.shadow().totalReturn(), DecisionsTable::percent)),
                        number(
                                "real-drawdown",
                                "Drawdown",
                                72,
                                outcome -> Said.of(outcome.real().drawdown(), Numbers::percent)),
                        number(
                                "shadow-drawdown",
                                "Had it been",
                                76,
                                outcome -> Said.of(outcome.shadow().drawdown(), Numbers::percent))));
        setItems(model.decisions());
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.selectedProperty().set(row);
            }
        });
        subscription = model.selectedProperty().subscribe(row -> {
            if (row != null && row != getSelectionModel().getSelectedItem()) {
                getSelectionModel().select(row);
            }
        });
    }

    static String triggers(DecisionOutcome outcome) {
        return outcome.triggers().stream().map(TriggerKind::label).collect(Collectors.joining(", "));
    }

    static String regime(DecisionOutcome outcome) {
        return outcome.regime().map(MarketRegime::label).orElse(Numbers.UNKNOWN);
    }

    static String reason(DecisionOutcome outcome) {
        return outcome.reason().map(RejectReason::label).orElse("");
    }

    private static String percent(double fraction) {
        return Numbers.signedPercent(fraction, 2);
    }

    private static TableColumn<DecisionRow, DecisionOutcome> text(
            String id, String name, double width, Function<DecisionOutcome, Said> say) {
        return SaidColumns.text("review-" + id, name, width, DecisionRow::outcomeProperty, say);
    }

    private static TableColumn<DecisionRow, DecisionOutcome> number(
            String id, String name, double width, Function<DecisionOutcome, Said> say) {
        return SaidColumns.number("review-" + id, name, width, DecisionRow::outcomeProperty, say);
    }

    void close() {
        subscription.unsubscribe();
        setItems(FXCollections.observableArrayList());
    }
}
