package dev.ballast.app.queue;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/// Where the parts of a card stand: why and legs on the left; cost, figures and stress on the right. Where there is
/// little height figures and stress take turns; where there is much, why and the details of a leg have more of it.
/// Parts follow the window, never the content.
final class CardLayout extends GridPane {

    private static final double TALL = 760;
    /// Twelve legs are in sight beside the larger details.
    private static final double ROOMY = 790;
    private static final double WIDE = 1250;
    private static final int WORST = 8;

    /// What stands under cost and benefit where both do not fit.
    enum Turn {
        FIGURES,
        STRESS
    }

    private final VBox figures;
    private final VBox stress;
    private final ScrollPane stressScroll;
    private final ColumnConstraints first = new ColumnConstraints();
    private final ColumnConstraints second = new ColumnConstraints();
    private final ReadOnlyBooleanWrapper roomy = new ReadOnlyBooleanWrapper();
    private final LegsPane legs;
    private final ReadOnlyObjectWrapper<Turn> turn = new ReadOnlyObjectWrapper<>(Turn.FIGURES);

    CardLayout(VBox why, LegsPane legs, VBox cost, VBox figures, VBox stress, ScrollPane stressScroll) {
        super(8, 8);
        this.legs = legs;
        this.figures = figures;
        this.stress = stress;
        this.stressScroll = stressScroll;
        setMinSize(0, 0);
        var left = new VBox(8, why, legs);
        var right = new VBox(8, cost, figures, stress);
        left.setMinSize(0, 0);
        right.setMinSize(0, 0);
        cost.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(legs, Priority.ALWAYS);
        VBox.setVgrow(figures, Priority.ALWAYS);
        first.setMinWidth(0);
        second.setMinWidth(0);
        getColumnConstraints().addAll(first, second);
        var row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        row.setMinHeight(0);
        getRowConstraints().add(row);
        addRow(0, left, right);
        heightProperty().subscribe(_ -> arrange());
        widthProperty().subscribe(width -> {
            boolean wide = width.doubleValue() >= WIDE;
            share(wide ? 56 : 54);
            legs.roomy(wide ? LegsTable.Room.WIDE : LegsTable.Room.NARROW);
        });
    }

    private void share(double left) {
        first.setPercentWidth(left);
        second.setPercentWidth(100 - left);
    }

    /// All scenarios, or the worst beside the figures.
    void show(Turn next) {
        turn.set(next);
        arrange();
    }

    /// Whether the window is high enough for larger parts.
    ReadOnlyBooleanProperty roomyProperty() {
        return roomy.getReadOnlyProperty();
    }

    private void arrange() {
        boolean tall = getHeight() >= TALL;
        roomy.set(getHeight() >= ROOMY);
        legs.tall(roomy.get());
        boolean all = turn.get() == Turn.STRESS;
        visible(figures, !all);
        visible(stress, tall || all);
        VBox.setVgrow(stress, all ? Priority.ALWAYS : Priority.NEVER);
        double rows = all ? Double.MAX_VALUE : StressBars.height(WORST);
        stressScroll.setMaxHeight(rows);
        stressScroll.setPrefHeight(all ? StressBars.height(2 * WORST) : rows);
        stressScroll.setMinHeight(all ? 0 : rows);
        stress.setMinHeight(all ? 0 : USE_PREF_SIZE);
    }

    private static void visible(VBox panel, boolean visible) {
        panel.setVisible(visible);
        panel.setManaged(visible);
    }
}
