package dev.ballast.app.correlation;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.DivergingScale;
import dev.ballast.app.theme.Fonts;
import dev.ballast.app.theme.Palette;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.market.InstrumentId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The matrix as coloured cells with their values. A click or the arrow keys choose a pair.
final class HeatmapPane extends Region {

    /// Change of a correlation whose colour is that of the scale's end.
    static final double CHANGE_RANGE = 0.5;

    private static final double LABEL = 84;
    private static final double HEAD = 26;
    private static final double UPRIGHT_HEAD = 52;
    /// Columns narrower than this have their names upright.
    private static final double NARROW = 36;
    /// Rows closer than this share the names of every second, third … one.
    private static final double SMALLEST_LABELLED = 11;
    private static final double SMALLEST_WITH_VALUE = 27;
    private static final double LARGEST = 72;
    private static final double STRETCH = 1.5;
    private static final double GAP = 1;

    private final Canvas canvas = new Canvas();
    private final Tooltip tooltip = new Tooltip();
    private final FxPulse pulse;
    private final Themes themes;
    private final Consumer<Pair> choose;
    private final Runnable paint = this::paint;
    private final Subscription subscription;
    private Function<Pair, String> describe = Pair::toString;
    private @Nullable Heat heat;
    private List<InstrumentId> order = List.of();
    private @Nullable Pair chosen;

    HeatmapPane(Themes themes, FxPulse pulse, Consumer<Pair> choose) {
        this.themes = themes;
        this.pulse = pulse;
        this.choose = choose;
        setId("correlation-heatmap");
        setAccessibleText("Correlation heatmap");
        setFocusTraversable(true);
        setMinSize(300, 260);
        getChildren().add(canvas);
        tooltip.setShowDelay(Duration.millis(150));
        setOnMouseMoved(event -> hover(pairAt(event.getX(), event.getY())));
        setOnMouseExited(_ -> hover(Optional.empty()));
        setOnMouseClicked(event -> {
            requestFocus();
            pairAt(event.getX(), event.getY()).ifPresent(choose);
        });
        setOnKeyPressed(this::onKey);
        subscription = Subscription.combine(
                themes.themeProperty().subscribe(_ -> pulse.paintOnce(paint)),
                focusedProperty().subscribe(_ -> pulse.paintOnce(paint)));
    }

    /// @param text what the tooltip says of a pair
    void show(@Nullable Heat next, Function<Pair, String> text) {
        heat = next;
        order = next == null ? List.of() : next.order();
        describe = text;
        pulse.paintOnce(paint);
    }

    /// What is painted.
    @Nullable
    Heat heat() {
        return heat;
    }

    void choose(@Nullable Pair pair) {
        chosen = pair;
        setAccessibleText(pair == null ? "Correlation heatmap" : "Correlation heatmap, " + describe.apply(pair));
        pulse.paintOnce(paint);
    }

    private void onKey(KeyEvent event) {
        Pair from = chosen;
        if (from == null || order.size() < 2) {
            return;
        }
        int row = order.indexOf(from.first());
        int column = order.indexOf(from.second());
        int down = 0;
        int right = 0;
        switch (event.getCode()) {
            case UP -> down = -1;
            case DOWN -> down = 1;
            case LEFT -> right = -1;
            case RIGHT -> right = 1;
            default -> {
                return;
            }
        }
        event.consume();
        row += down;
        column += right;
        if (row == column) {
            row += down;
            column += right;
        }
        if (row >= 0 && column >= 0 && row < order.size() && column < order.size()) {
            choose.accept(new Pair(order.get(row), order.get(column)));
        }
    }

    private void hover(Optional<Pair> pair) {
        if (pair.isPresent()) {
            tooltip.setText(describe.apply(pair.get()));
            Tooltip.install(this, tooltip);
        } else {
            Tooltip.uninstall(this, tooltip);
        }
    }

    /// Height of a cell; its width is [#wide].
    private double cell() {
        return order.isEmpty() ? 0 : Math.min(LARGEST, Math.floor((getHeight() - head()) / order.size()));
    }

    private double head() {
        return !order.isEmpty() && (getWidth() - LABEL) / order.size() < NARROW ? UPRIGHT_HEAD : HEAD;
    }

    private double wide() {
        return order.isEmpty() ? 0 : Math.min(STRETCH * cell(), Math.floor((getWidth() - LABEL) / order.size()));
    }

    private Optional<Pair> pairAt(double x, double y) {
        double size = cell();
        int column = size > 0 && x >= LABEL ? (int) ((x - LABEL) / wide()) : -1;
        int row = size > 0 && y >= head() ? (int) ((y - head()) / size) : -1;
        boolean inside = row >= 0 && column >= 0 && row < order.size() && column < order.size();
        return inside && row != column ? Optional.of(new Pair(order.get(row), order.get(column))) : Optional.empty();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            pulse.paintOnce(paint);
        }
    }

    private void paint() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Heat values = heat;
        double size = cell();
        if (values == null || size < 2) {
            return;
        }
        Palette palette = themes.palette();
        DivergingScale scale = values.isChange() ? DivergingScale.ofChange(palette) : DivergingScale.of(palette);
        double range = values.isChange() ? CHANGE_RANGE : 1;
        graphics.setTextBaseline(VPos.CENTER);
        labels(graphics, palette, size);
        for (int row = 0; row < order.size(); row++) {
            for (int column = 0; column < order.size(); column++) {
                double value = row == column ? Double.NaN : values.value(order.get(row), order.get(column));
                Color fill = row == column ? palette.panelRaised() : scale.color(value / range);
                cell(graphics, row, column, fill, value);
            }
        }
        frame(graphics, palette, size);
    }

    private void cell(GraphicsContext graphics, int row, int column, Color fill, double value) {
        double size = cell();
        double width = wide();
        double gap = size < SMALLEST_LABELLED ? 0 : GAP;
        double x = LABEL + column * width;
        double y = head() + row * size;
        graphics.setFill(fill);
        graphics.fillRect(x, y, width - gap, size - gap);
        if (Math.min(width, 1.4 * size) >= SMALLEST_WITH_VALUE && !Double.isNaN(value)) {
            graphics.setFont(Fonts.regular(Math.clamp(Math.min(width, size) / 3, 9.5, 14)));
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.setFill(DivergingScale.textOn(fill));
            boolean change = heat != null && heat.isChange();
            String text = change ? Numbers.signed(value, 2) : Numbers.decimal(value, 2);
            graphics.fillText(text, x + (width - gap) / 2, y + (size - gap) / 2);
        }
    }

    private void labels(GraphicsContext graphics, Palette palette, double size) {
        graphics.setFont(Fonts.regular(Math.clamp(size * 0.55, 9, 12.5)));
        int everyRow = (int) Math.ceil(SMALLEST_LABELLED / size);
        int everyColumn = (int) Math.ceil(SMALLEST_LABELLED / wide());
        for (int i = 0; i < order.size(); i++) {
            boolean lit = chosen != null && chosen.has(order.get(i));
            graphics.setFill(lit ? palette.text() : palette.textMuted());
            if (i % everyRow == 0) {
                graphics.setTextAlign(TextAlignment.RIGHT);
                graphics.fillText(order.get(i).symbol(), LABEL - 8, head() + (i + 0.5) * size, LABEL - 8);
            }
            if (i % everyColumn == 0) {
                columnLabel(graphics, order.get(i).base(), LABEL + (i + 0.5) * wide());
            }
        }
    }

    private void columnLabel(GraphicsContext graphics, String text, double x) {
        if (head() < UPRIGHT_HEAD) {
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.fillText(text, x, HEAD / 2, wide() - 2);
            return;
        }
        graphics.save();
        graphics.translate(x, UPRIGHT_HEAD - 5);
        graphics.rotate(-90);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(text, 0, 0, UPRIGHT_HEAD - 8);
        graphics.restore();
    }

    /// Both cells of the chosen pair; thicker while the keyboard is here.
    private void frame(GraphicsContext graphics, Palette palette, double size) {
        Pair pair = chosen;
        if (pair == null) {
            return;
        }
        int row = order.indexOf(pair.first());
        int column = order.indexOf(pair.second());
        if (row < 0 || column < 0) {
            return;
        }
        graphics.setStroke(palette.text());
        graphics.setLineWidth(isFocused() ? 2.5 : 1.5);
        graphics.strokeRect(LABEL + column * wide(), head() + row * size, wide() - GAP, size - GAP);
        graphics.strokeRect(LABEL + row * wide(), head() + column * size, wide() - GAP, size - GAP);
    }

    void close() {
        subscription.unsubscribe();
    }
}
