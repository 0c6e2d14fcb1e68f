package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.rebalance.CostEstimate;
import dev.ballast.core.rebalance.PortfolioFigures;
import dev.ballast.core.rebalance.Proposal;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Figures of the book before and after a proposal, and what it costs.
final class FiguresGrid extends GridPane {

    /// Which direction is good.
    private enum Better {
        HIGHER,
        LOWER,
        NEITHER
    }

    private int row;

    FiguresGrid() {
        getStyleClass().add("figures-grid");
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(name, right(70), right(70), right(110));
        setAccessibleText("Figures before and after");
    }

    private static ColumnConstraints right(double width) {
        var column = new ColumnConstraints(width);
        column.setHalignment(HPos.RIGHT);
        return column;
    }

    void show(Proposal proposal) {
        getChildren().clear();
        row = 0;
        addRow(row++, subtle(""), subtle("before"), subtle("after"), subtle("effect"));
        figure(proposal, "Health score", PortfolioFigures::health, value -> Numbers.decimal(value, 0), Better.HIGHER);
        figure(
                proposal,
                "Concentration (HHI)",
                PortfolioFigures::herfindahl,
                value -> Numbers.decimal(value, 3),
                Better.LOWER);
        figure(proposal, "Volatility, annual", PortfolioFigures::volatility, Numbers::percent, Better.LOWER);
        figure(proposal, "Largest drift", PortfolioFigures::largestDrift, Numbers::percent, Better.LOWER);
        figure(proposal, "Cash", PortfolioFigures::cashWeight, Numbers::percent, Better.NEITHER);
        CostEstimate cost = proposal.cost();
        addRow(row++, section("Expected cost, USD"));
        cost("Commission", cost.commission(), "room-figure");
        cost("Half spread", cost.spread(), "room-figure");
        cost("Total", cost.total(), "figures-total");
    }

    private void figure(
            Proposal proposal,
            String name,
            ToDoubleFunction<PortfolioFigures> figure,
            DoubleFunction<String> format,
            Better better) {
        double before = figure.applyAsDouble(proposal.before());
        double after = figure.applyAsDouble(proposal.after());
        var first = new Label(format.apply(before));
        first.getStyleClass().add("room-muted");
        var second = new Label(format.apply(after));
        second.getStyleClass().add("room-figure");
        String reason = proposal.after().healthReason();
        if (!Double.isFinite(after) && !reason.isEmpty()) {
            second.setTooltip(new Tooltip(reason));
        }
        addRow(row++, new Label(name), first, second, effect(before, after, format, better));
    }

    private static Label effect(double before, double after, DoubleFunction<String> format, Better better) {
        var label = new Label();
        label.getStyleClass().add("figures-effect");
        boolean same = !Double.isFinite(after - before) || format.apply(before).equals(format.apply(after));
        if (same || better == Better.NEITHER) {
            label.setText(same ? "·" : after > before ? "↑ more" : "↓ less");
            return label;
        }
        boolean good = after > before == (better == Better.HIGHER);
        label.setText((after > before ? "↑ " : "↓ ") + (good ? "better" : "worse"));
        Marks.tone(label, good ? Marks.Tone.GOOD : Marks.Tone.BAD);
        return label;
    }

    private void cost(String name, double value, String style) {
        var figure = new Label(Numbers.money(value));
        figure.getStyleClass().add(style);
        add(new Label(name), 0, row);
        add(figure, 2, row++);
    }

    private static Label subtle(String text) {
        var label = new Label(text);
        label.getStyleClass().add("room-subtle");
        return label;
    }

    private static Label section(String text) {
        var label = subtle(text);
        label.getStyleClass().add("figures-section");
        return label;
    }
}
