package dev.ballast.app.control;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Heatmaps of 12, 50 and 100 instruments.
public final class HeatmapDemo {

    private static final List<String> SYMBOLS =
            List.of("BTC", "ETH", "SOL", "BNB", "XRP", "ADA", "AVAX", "LINK", "UNI", "AAVE", "DOGE", "USDC");

    private HeatmapDemo() {}

    public static void main(String[] arguments) {
        Demo.run(arguments, "heatmap", kit -> {
            var grid = new GridPane(10, 10);
            Heatmap small = heatmap(kit, 12);
            small.selectedProperty().set(new Heatmap.Cell(2, 7));
            grid.addColumn(0, panel("12 instruments", small), panel("50 instruments", heatmap(kit, 50)));
            grid.addColumn(1, panel("100 instruments", heatmap(kit, 100)), panel("3 instruments", heatmap(kit, 3)));
            grid.getChildren().forEach(child -> {
                GridPane.setHgrow(child, Priority.ALWAYS);
                GridPane.setVgrow(child, Priority.ALWAYS);
            });
            return grid;
        });
    }

    private static SectionPanel panel(String title, Heatmap heatmap) {
        var panel = new SectionPanel(title, heatmap);
        panel.setPrefSize(900, 500);
        return panel;
    }

    private static Heatmap heatmap(UiKit kit, int size) {
        var heatmap = new Heatmap(kit);
        List<String> labels = IntStream.range(0, size)
                .mapToObj(index -> index < SYMBOLS.size() ? SYMBOLS.get(index) : "T" + index)
                .toList();
        heatmap.setData(HeatmapData.of(labels, values(size)));
        return heatmap;
    }

    private static double[] values(int size) {
        var random = new Random(7);
        var values = new double[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double near = Math.exp(-Math.abs(row - column) / 6.0);
                double value = row == column ? 1 : Math.clamp(near + random.nextGaussian() * 0.25 - 0.15, -0.95, 0.98);
                values[row * size + column] = value;
                values[column * size + row] = value;
            }
        }
        if (size == 12) {
            values[11] = Double.NaN;
            values[11 * 12] = Double.NaN;
        }
        return values;
    }
}
