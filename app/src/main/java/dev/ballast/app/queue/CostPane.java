package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.rebalance.Benefit;
import dev.ballast.core.rebalance.CostEstimate;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Cost in its parts, and what trading is worth beside doing nothing. Labels are made once and filled.
final class CostPane extends VBox {

    private final GridPane grid = new GridPane(8, 2);
    private final Label commission = figure("queue-commission");
    private final Label spread = figure("queue-spread");
    private final Label impact = figure("queue-impact");
    private final Label total = figure("queue-cost");
    private final Label lossTraded = figure("queue-loss-traded");
    private final Label lossNothing = figure("queue-loss-nothing");
    private final Label gain = figure("queue-gain");
    private final Label net = figure("queue-net");
    private final Label nothing = figure("queue-nothing");
    private final Label breakEven = Parts.label("cost-line");
    private final Label chances = Parts.label("cost-line");
    private final Label tail = Parts.label("cost-line");

    CostPane(QueueViewModel model) {
        super(4);
        getStyleClass().add("cost-pane");
        setAccessibleText("Cost and benefit, beside doing nothing");
        grid.getColumnConstraints().addAll(name(70), right(62), name(80), right(66), right(66));
        grid.addRow(0, head("Cost, USD"), head(""), head("Score, USD"), head("trade"), head("do nothing"));
        grid.addRow(1, plain("Commission"), commission, plain("Utility lost"), lossTraded, lossNothing);
        grid.addRow(2, plain("Half spread"), spread, plain("Gain"), gain);
        grid.addRow(3, plain("Impact"), impact, plain("Net of cost"), net, nothing);
        grid.addRow(4, plain("Total"), total);
        nothing.setText("0.00");
        breakEven.setId("queue-break-even");
        chances.setId("queue-chances");
        tail.setId("queue-tail");
        grid.add(breakEven, 2, 4, 3, 1);
        Parts.ask(total, () -> model.explain(CardTrails::cost));
        Parts.ask(net, () -> model.explain(CardTrails::benefit));
        getChildren().addAll(grid, chances, tail);
    }

    private static ColumnConstraints name(double width) {
        var column = new ColumnConstraints(width);
        column.setHgrow(Priority.SOMETIMES);
        return column;
    }

    private static ColumnConstraints right(double width) {
        var column = new ColumnConstraints(width);
        column.setHalignment(HPos.RIGHT);
        return column;
    }

    private static Label figure(String id) {
        Label label = Parts.label("room-figure");
        label.setId(id);
        return label;
    }

    private static Label head(String text) {
        return Parts.label("room-subtle", text);
    }

    private static Label plain(String text) {
        return new Label(text);
    }

    void show(ProposalCard card) {
        CostEstimate cost = card.figures().cost();
        commission.setText(Numbers.money(cost.commission()));
        spread.setText(Numbers.money(cost.spread()));
        impact.setText(Numbers.money(cost.impact()));
        total.setText(Numbers.money(cost.total()));
        Benefit benefit = card.figures().benefit();
        lossTraded.setText(Numbers.money(benefit.lossIfTraded()));
        lossNothing.setText(Numbers.money(benefit.lossIfNothing()));
        gain.setText(Numbers.signedMoney(benefit.gain()));
        net.setText(Numbers.signedMoney(benefit.net()));
        Marks.tone(net, benefit.net() > 0 ? Marks.Tone.GOOD : benefit.net() < 0 ? Marks.Tone.WARN : Marks.Tone.PLAIN);
        boolean known = benefit.reason().isEmpty();
        Parts.oneLine(
                breakEven,
                !known
                        ? ""
                        : Double.isFinite(benefit.breakEvenDays())
                                ? "break-even after " + Numbers.decimal(benefit.breakEvenDays(), 1) + " days"
                                : "never pays its cost");
        Parts.oneLine(
                chances,
                known
                        ? "P(gain > cost) " + Numbers.percent(benefit.probability(), 0) + " · P(ahead after "
                                + Numbers.decimal(benefit.horizonDays(), 0) + " days) "
                                + Numbers.percent(benefit.aheadProbability(), 0)
                        : benefit.reason());
        double removed = card.figures()
                .before()
                .stress()
                .tailRemovedPerCost(card.figures().after().stress(), cost.total())
                .orElse(Double.NaN);
        Parts.oneLine(tail, "Tail loss removed per unit of cost " + Numbers.decimal(removed, 1));
    }
}
