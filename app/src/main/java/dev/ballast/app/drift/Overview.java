package dev.ballast.app.drift;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Themes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.TilePane;

/// All assets as small charts on one axis of time; a click chooses one.
final class Overview extends ScrollPane implements AutoCloseable {

    private static final double GAP = 6;

    private final DriftViewModel model;
    private final Themes themes;
    private final FxPulse pulse;
    private final ZoneId zone;
    private final TilePane tiles = new TilePane(GAP, GAP);
    private final Map<DriftRow, WeightTile> known = new HashMap<>();

    Overview(DriftViewModel model, Themes themes, FxPulse pulse, ZoneId zone) {
        super();
        this.model = model;
        this.themes = themes;
        this.pulse = pulse;
        this.zone = zone;
        getStyleClass().add("drift-overview");
        setAccessibleText("All weights");
        setContent(tiles);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        // The arrow keys belong to the table.
        setFocusTraversable(false);
    }

    /// Brings the tiles up to the rows, in the order of their symbols so that they stay where they are.
    void show(DriftCharts charts, Instant now) {
        List<DriftRow> rows = model.rows().stream()
                .sorted((a, b) -> a.instrument().compareTo(b.instrument()))
                .toList();
        List<DriftRow> before = tiles.getChildren().stream()
                .map(tile -> ((WeightTile) tile).row())
                .toList();
        if (!rows.equals(before)) {
            known.keySet().stream().filter(row -> !rows.contains(row)).toList().forEach(row -> {
                WeightTile gone = known.remove(row);
                if (gone != null) {
                    gone.close();
                }
            });
            tiles.getChildren().setAll(rows.stream().map(this::tile).toList());
        }
        DriftRow chosen = model.selectedProperty().get();
        for (DriftRow row : rows) {
            tile(row).show(WeightPicture.of(charts, row.figures(), now), row.equals(chosen));
        }
    }

    private WeightTile tile(DriftRow row) {
        return known.computeIfAbsent(row, key -> new WeightTile(key, model, themes, pulse, zone));
    }

    @Override
    public void close() {
        known.values().forEach(WeightTile::close);
        known.clear();
        tiles.getChildren().clear();
    }
}
