package dev.ballast.app.control;

import javafx.scene.paint.Color;

/// Colours for JFreeChart.
final class AwtColors {

    private AwtColors() {}

    static java.awt.Color of(Color color) {
        return of(color, 1);
    }

    static java.awt.Color of(Color color, double opacity) {
        return new java.awt.Color((float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float)
                (color.getOpacity() * opacity));
    }
}
