package dev.ballast.app.control;

import dev.ballast.app.theme.Palette;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// A region with a canvas of its size that is painted at most once a pulse: when marked dirty, resized or re-themed.
@SuppressWarnings("this-escape") // the listener and the paint run only once the subclass is in a scene
public abstract class CanvasPane extends Region {

    private final UiKit kit;
    private final Canvas canvas = new Canvas();
    private final Runnable repaint = this::repaint;
    // Held here because the theme holds it weakly, so that a closed room can be collected.
    private final InvalidationListener themeListener = _ -> markDirty();

    protected CanvasPane(UiKit kit) {
        this.kit = kit;
        canvas.setManaged(false);
        getChildren().add(canvas);
        setMinSize(0, 0);
        kit.themes().themeProperty().addListener(new WeakInvalidationListener(themeListener));
    }

    /// Paints everything; the canvas is clear.
    ///
    /// @param width of the canvas, positive
    /// @param height of the canvas, positive
    protected abstract void paint(GraphicsContext graphics, double width, double height, Palette palette);

    protected final UiKit kit() {
        return kit;
    }

    /// Asks for painting in the next pulse.
    protected final void markDirty() {
        kit.pulse().paintOnce(repaint);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            // Now and not in the next pulse: a resized canvas is blank.
            repaint();
        }
    }

    private void repaint() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, width, height);
        if (width > 0 && height > 0) {
            graphics.save();
            paint(graphics, width, height, kit.themes().palette());
            graphics.restore();
        }
    }
}
