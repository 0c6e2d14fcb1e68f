package dev.ballast.app.control;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.theme.Palette;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A correlation heatmap on a canvas: values where they fit, blue to orange, crosshair, selection by mouse or arrows.
///
/// Meant for up to 100 × 100. Cells are painted only when data, size or theme change; hovering paints a layer above.
/// FX thread only.
public final class Heatmap extends Region {

    private static final double LABEL_MARGIN = 6;

    /// One cell: row and column from 0.
    public record Cell(int row, int column) {}

    private final ObjectProperty<@Nullable Cell> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Cell> hovered = new ReadOnlyObjectWrapper<>();
    private final Cells cells;
    private final Marks marks;
    private HeatmapData data = HeatmapData.EMPTY;
    private double labelWidth;

    public Heatmap(UiKit kit) {
        cells = new Cells(kit);
        marks = new Marks(kit);
        getChildren().addAll(cells, marks);
        getStyleClass().add("bal-heatmap");
        setMinSize(0, 0);
        setPrefSize(600, 420);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Correlation heatmap, empty");
        setOnMouseMoved(this::hover);
        setOnMouseDragged(this::hover);
        setOnMouseExited(_ -> hovered.set(null));
        setOnMousePressed(this::press);
        setOnKeyPressed(this::key);
        selected.addListener((_, _, cell) -> {
            marks.refresh();
            setAccessibleText(cell == null ? summary() : describe(cell));
        });
        hovered.addListener(_ -> marks.refresh());
        focusedProperty().addListener(_ -> marks.refresh());
    }

    /// Replaces the table; the selection stays where its cell still exists.
    public void setData(HeatmapData next) {
        data = next;
        labelWidth = 0;
        for (int index = 0; index < data.size(); index++) {
            labelWidth = Math.max(labelWidth, HoverBox.width(data.label(index), HeatmapPainter.labelFont()));
        }
        labelWidth += LABEL_MARGIN;
        Cell cell = selected.get();
        if (cell != null && Math.max(cell.row(), cell.column()) >= data.size()) {
            selected.set(null);
        }
        hovered.set(null);
        setAccessibleText(summary());
        cells.refresh();
        marks.refresh();
    }

    public HeatmapData data() {
        return data;
    }

    /// The chosen cell, null for none; follows clicks and arrow keys and may be set.
    public ObjectProperty<@Nullable Cell> selectedProperty() {
        return selected;
    }

    /// The cell under the mouse, null for none.
    public ReadOnlyObjectProperty<@Nullable Cell> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /// The cell at a point of this node, null beside the table.
    public @Nullable Cell cellAt(double x, double y) {
        return data.size() == 0 ? null : geometry().cellAt(x, y);
    }

    @Override
    protected void layoutChildren() {
        cells.resizeRelocate(0, 0, getWidth(), getHeight());
        marks.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private HeatmapGeometry geometry() {
        return HeatmapGeometry.of(data.size(), getWidth(), getHeight(), labelWidth);
    }

    private void hover(MouseEvent event) {
        hovered.set(cellAt(event.getX(), event.getY()));
    }

    private void press(MouseEvent event) {
        requestFocus();
        Cell cell = cellAt(event.getX(), event.getY());
        if (cell != null) {
            selected.set(cell);
        }
    }

    private void key(KeyEvent event) {
        int size = data.size();
        if (size == 0) {
            return;
        }
        Cell cell = selected.get();
        Cell from = cell == null ? new Cell(0, 0) : cell;
        Cell next =
                switch (event.getCode()) {
                    case UP -> new Cell(Math.max(0, from.row() - 1), from.column());
                    case DOWN -> new Cell(Math.min(size - 1, from.row() + 1), from.column());
                    case LEFT -> new Cell(from.row(), Math.max(0, from.column() - 1));
                    case RIGHT -> new Cell(from.row(), Math.min(size - 1, from.column() + 1));
                    case HOME -> new Cell(from.row(), 0);
                    case END -> new Cell(from.row(), size - 1);
                    default -> null;
                };
        if (next != null) {
            selected.set(next);
            event.consume();
        }
    }

    private String summary() {
        return data.size() == 0
                ? "Correlation heatmap, empty"
                : "Correlation heatmap of " + data.size() + " instruments; arrow keys choose a pair";
    }

    private String describe(Cell cell) {
        return data.label(cell.row()) + " and " + data.label(cell.column()) + ", correlation "
                + Numbers.signed(data.value(cell.row(), cell.column()), 3);
    }

    private final class Cells extends CanvasPane {

        Cells(UiKit kit) {
            super(kit);
            setMouseTransparent(true);
        }

        void refresh() {
            markDirty();
        }

        @Override
        protected void paint(GraphicsContext graphics, double width, double height, Palette palette) {
            if (data.size() > 0) {
                var painter = new HeatmapPainter(graphics, data, geometry(), palette);
                painter.cells();
                painter.labels(labelWidth);
                painter.legend();
            }
        }
    }

    private final class Marks extends CanvasPane {

        Marks(UiKit kit) {
            super(kit);
            setMouseTransparent(true);
        }

        void refresh() {
            markDirty();
        }

        @Override
        protected void paint(GraphicsContext graphics, double width, double height, Palette palette) {
            if (data.size() == 0) {
                return;
            }
            HeatmapGeometry geometry = geometry();
            var painter = new HeatmapPainter(graphics, data, geometry, palette);
            Cell chosen = selected.get();
            if (chosen != null) {
                painter.mark(chosen, isFocused() ? palette.accent() : palette.text(), 2);
            }
            Cell cell = hovered.get();
            if (cell != null) {
                painter.crosshair(cell);
                painter.mark(cell, palette.crosshair(), 1);
                HoverBox.paint(
                        graphics,
                        List.of(
                                data.label(cell.row()) + " · " + data.label(cell.column()),
                                Numbers.signed(data.value(cell.row(), cell.column()), 3)),
                        geometry.x(cell.column()) + geometry.cellWidth(),
                        geometry.y(cell.row()),
                        width,
                        height,
                        palette);
            }
        }
    }
}
