package dev.ballast.app.dashboard;

import eu.hansolo.tilesfx.Tile;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The gauge without the space that its tile keeps for texts it does not show, the score in the hole of its arc.
final class HealthDial extends Region {

    /// Height of the tile as a part of its width, and what of either the arc and its marks take.
    private static final double TILE = 0.82;

    private static final double LEFT = 0.14;
    private static final double WIDTH = 0.72;
    private static final double TOP = 0.34;
    private static final double HEIGHT = 0.54;

    /// Where the score ends, above the numbers at the ends of the scale.
    private static final double HOLE = 0.79;

    private final Tile gauge;
    private final Label score;
    private final Rectangle crop = new Rectangle();

    HealthDial(Tile gauge, Label score) {
        this.gauge = gauge;
        this.score = score;
        gauge.setManaged(false);
        score.setManaged(false);
        setClip(crop);
        getChildren().setAll(gauge, score);
        width(1);
    }

    /// Takes this width and the height that goes with it.
    void width(double width) {
        double height = width / WIDTH * TILE * HEIGHT;
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() / WIDTH;
        double height = width * TILE;
        crop.setWidth(getWidth());
        crop.setHeight(getHeight());
        gauge.resizeRelocate(-LEFT * width, -TOP * height, width, height);
        score.autosize();
        double base = (HOLE - TOP) * height;
        score.relocate((0.5 - LEFT) * width - score.getWidth() / 2, base - score.getHeight());
    }
}
