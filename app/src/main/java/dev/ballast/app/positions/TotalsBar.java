package dev.ballast.app.positions;

import dev.ballast.app.format.Numbers;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The line under the table: what all positions together come to, whatever the filter shows.
final class TotalsBar extends HBox {

    private static final PseudoClass POSITIVE = PseudoClass.getPseudoClass("positive");
    private static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");

    private final Label count = new Label();
    private final Label untrusted = new Label();
    private final Label value = figure();
    private final Label day = figure();
    private final Tooltip why = new Tooltip();
    private final Label unrealised = figure();
    private final Label realised = figure();
    private final Label cash = figure();
    private final Label equity = figure();

    TotalsBar() {
        getStyleClass().add("totals-bar");
        setAccessibleText("Totals over all positions");
        count.getStyleClass().add("totals-count");
        untrusted.getStyleClass().add("totals-warning");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new VBox(count, untrusted),
                        gap,
                        titled("Invested", value),
                        titled("Day P&L", day),
                        titled("Unrealised", unrealised),
                        titled("Realised", realised),
                        titled("Cash", cash),
                        titled("Equity", equity));
    }

    void show(@Nullable PositionTotals totals) {
        setVisible(totals != null);
        if (totals == null) {
            return;
        }
        count.setText(totals.positions() + (totals.positions() == 1 ? " position" : " positions"));
        untrusted.setText(totals.untrusted() == 0 ? "all prices live" : totals.untrusted() + " without a live price");
        untrusted.pseudoClassStateChanged(PseudoClass.getPseudoClass("warning"), totals.untrusted() > 0);
        value.setText(Numbers.money(totals.value()) + "  (" + Numbers.percent(totals.weight()) + ")");
        signed(day, totals.dayChange().orElse(Double.NaN));
        String missing = totals.dayChange().reason();
        why.setText(missing);
        day.setTooltip(missing.isEmpty() ? null : why);
        signed(unrealised, totals.unrealised());
        signed(realised, totals.realised());
        cash.setText(Numbers.money(totals.cash()) + "  (" + Numbers.percent(totals.cashWeight()) + ")");
        equity.setText(Numbers.money(totals.equity()));
    }

    private static void signed(Label label, double amount) {
        label.setText(Numbers.signedMoney(amount));
        label.pseudoClassStateChanged(POSITIVE, amount > 0);
        label.pseudoClassStateChanged(NEGATIVE, amount < 0);
    }

    private static Label figure() {
        var label = new Label();
        label.getStyleClass().add("totals-figure");
        return label;
    }

    private static VBox titled(String title, Label figure) {
        var head = new Label(title);
        head.getStyleClass().add("totals-title");
        var box = new VBox(head, figure);
        box.getStyleClass().add("totals-item");
        return box;
    }
}
