package dev.ballast.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatmapGeometryTest {

    @ParameterizedTest
    @CsvSource({"2, 900, 500", "12, 900, 500", "12, 1600, 900", "50, 700, 400", "100, 1900, 1000", "100, 400, 300"})
    void everyCellLiesInTheCanvasAndIsFoundAtItsMiddle(int size, double width, double height) {
        HeatmapGeometry geometry = HeatmapGeometry.of(size, width, height, 50);

        assertThat(geometry.right() + HeatmapGeometry.LEGEND_WIDTH).isLessThanOrEqualTo(width);
        assertThat(geometry.bottom()).isLessThanOrEqualTo(height);
        assertThat(geometry.cellWidth()).isGreaterThanOrEqualTo(geometry.cellHeight());
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                assertThat(geometry.cellAt(
                                geometry.x(column) + geometry.cellWidth() / 2,
                                geometry.y(row) + geometry.cellHeight() / 2))
                        .isEqualTo(new Heatmap.Cell(row, column));
            }
        }
    }

    @Test
    void labelsAndLegendAreNoCells() {
        HeatmapGeometry geometry = HeatmapGeometry.of(5, 600, 400, 50);

        assertThat(geometry.cellAt(geometry.left() - 1, geometry.top() + 5)).isNull();
        assertThat(geometry.cellAt(geometry.left() + 5, geometry.top() - 1)).isNull();
        assertThat(geometry.cellAt(geometry.right() + 1, geometry.top() + 5)).isNull();
        assertThat(geometry.cellAt(geometry.left() + 5, geometry.bottom() + 1)).isNull();
    }
}
