package dev.ballast.app.assets;

import dev.ballast.core.market.discovery.QualityScore;
import dev.ballast.core.result.Result;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The four parts of a score as small bars, in the order data, liquidity, calm, age.
final class ScoreBars extends HBox {

    private static final double WIDTH = 30;
    private static final double HEIGHT = 8;

    private final List<Region> bars = Stream.generate(Region::new).limit(4).toList();
    private final Tooltip tooltip = new Tooltip();

    ScoreBars() {
        super(4);
        setAlignment(Pos.CENTER_LEFT);
        for (Region bar : bars) {
            bar.getStyleClass().add("score-bar");
            var track = new StackPane(bar);
            track.getStyleClass().add("score-track");
            track.setAlignment(Pos.CENTER_LEFT);
            track.setMinSize(WIDTH, HEIGHT);
            track.setMaxSize(WIDTH, HEIGHT);
            getChildren().add(track);
        }
        Tooltip.install(this, tooltip);
    }

    void show(AssetRow row) {
        switch (row.score()) {
            case Result.Known<QualityScore>(QualityScore score) -> {
                setVisible(true);
                size(0, score.completeness());
                size(1, score.liquidity());
                size(2, score.volatility());
                size(3, score.age());
                tooltip.setText(AssetWords.parts(score));
                setAccessibleText(tooltip.getText());
            }
            case Result.Missing<QualityScore>(String reason) -> setVisible(false);
        }
    }

    private void size(int part, double share) {
        bars.get(part).setMinSize(share * WIDTH, HEIGHT);
        bars.get(part).setMaxSize(share * WIDTH, HEIGHT);
    }
}
