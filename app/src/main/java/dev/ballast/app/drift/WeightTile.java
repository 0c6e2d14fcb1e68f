package dev.ballast.app.drift;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Themes;
import java.time.ZoneId;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One asset of the overview: its name, its weight, how far the trigger is, and the chart without words.
final class WeightTile extends VBox implements AutoCloseable {

    static final double WIDTH = 176;
    static final double HEIGHT = 92;

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final DriftRow row;
    private final Label figure = new Label();
    private final WeightCanvas canvas;

    WeightTile(DriftRow row, DriftViewModel model, Themes themes, FxPulse pulse, ZoneId zone) {
        super(2);
        this.row = row;
        canvas = new WeightCanvas(WeightPainter.Detail.SMALL, themes, pulse, zone);
        getStyleClass().add("weight-tile");
        setId("tile-" + row.instrument());
        var name = new Label(row.instrument().symbol());
        name.getStyleClass().add("weight-tile-name");
        name.setMinWidth(0);
        figure.getStyleClass().add("weight-tile-figure");
        figure.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(4, name, gap, figure);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(canvas, Priority.ALWAYS);
        getChildren().addAll(head, canvas);
        setPrefSize(WIDTH, HEIGHT);
        setMinSize(WIDTH, HEIGHT);
        setOnMouseClicked(event -> {
            model.selectedProperty().set(row);
            if (event.getClickCount() == 2) {
                model.zoomedProperty().set(true);
            }
        });
    }

    DriftRow row() {
        return row;
    }

    void show(WeightPicture picture, boolean chosen) {
        DriftFigures now = picture.figures();
        String text =
                (now.isOutside() ? "! " : "") + Numbers.percent(now.drift().weight());
        if (!text.equals(figure.getText())) {
            figure.setText(text);
            setAccessibleText(row.instrument() + " " + text);
        }
        figure.pseudoClassStateChanged(BAD, now.isOutside());
        pseudoClassStateChanged(CHOSEN, chosen);
        canvas.show(picture);
    }

    @Override
    public void close() {
        canvas.close();
    }
}
