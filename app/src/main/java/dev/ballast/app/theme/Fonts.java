package dev.ballast.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// The bundled font: IBM Plex Sans, whose figures all have one width, so that columns of numbers line up.
///
/// JavaFX knows no OpenType features, so a font with tabular figures behind a switch would not do.
public final class Fonts {

    public static final String FAMILY = "IBM Plex Sans";
    public static final String SEMI_BOLD_FAMILY = "IBM Plex Sans SmBld";

    private static final List<String> FILES = List.of(
            "IBMPlexSans-Regular.ttf", "IBMPlexSans-Medium.ttf", "IBMPlexSans-SemiBold.ttf", "IBMPlexSans-Bold.ttf");

    private Fonts() {}

    /// Makes the font known to JavaFX. Loading again changes nothing.
    static void load() {
        for (String file : FILES) {
            try (InputStream in = AssetFiles.font(file).openStream()) {
                if (Font.loadFont(in, 12) == null) {
                    throw new IllegalStateException("font " + file + " could not be read");
                }
            } catch (IOException failure) {
                throw new UncheckedIOException("font " + file + " could not be read", failure);
            }
        }
    }

    /// Regular weight at a size in pixels.
    public static Font regular(double size) {
        return Font.font(FAMILY, FontWeight.NORMAL, size);
    }

    /// Bold at a size in pixels.
    public static Font bold(double size) {
        return Font.font(FAMILY, FontWeight.BOLD, size);
    }
}
