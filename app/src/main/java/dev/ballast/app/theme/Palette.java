package dev.ballast.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/// The colours of a theme for code that paints: canvas, JFreeChart, TilesFX.
///
/// Read from the same token sheet that CSS reads, so the two cannot differ. Immutable.
public final class Palette {

    private static final Pattern TOKEN = Pattern.compile("-bal-([a-z0-9-]+):\\s*(#[0-9a-fA-F]{6,8});");
    private static final int SERIES = 8;

    private final Theme theme;
    private final Map<String, Color> colors;
    private final List<Color> series;

    private Palette(Theme theme, Map<String, Color> colors) {
        this.theme = theme;
        this.colors = colors;
        var ordered = new ArrayList<Color>();
        for (int index = 1; index <= SERIES; index++) {
            ordered.add(get("series-" + index));
        }
        this.series = List.copyOf(ordered);
    }

    public static Palette of(Theme theme) {
        return new Palette(theme, parse(read(theme.tokens())));
    }

    static Map<String, Color> parse(String sheet) {
        var found = new TreeMap<String, Color>();
        Matcher matcher = TOKEN.matcher(sheet);
        while (matcher.find()) {
            found.put(matcher.group(1), Color.web(matcher.group(2)));
        }
        return found;
    }

    private static String read(String sheet) {
        try (InputStream in = AssetFiles.sheet(sheet).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("sheet " + sheet + " could not be read", failure);
        }
    }

    public Theme theme() {
        return theme;
    }

    /// Names of all tokens without their `-bal-`.
    public List<String> names() {
        return List.copyOf(colors.keySet());
    }

    /// Colour of the token `-bal-NAME`.
    ///
    /// @throws IllegalArgumentException when the theme has no such token
    public Color get(String name) {
        Color color = colors.get(name);
        if (color == null) {
            throw new IllegalArgumentException("theme " + theme + " has no colour -bal-" + name);
        }
        return color;
    }

    /// Colours of series in a chart, in order; repeats after eight.
    public Color series(int index) {
        return series.get(Math.floorMod(index, SERIES));
    }

    public Color background() {
        return get("background");
    }

    public Color panel() {
        return get("panel");
    }

    public Color panelRaised() {
        return get("panel-raised");
    }

    public Color border() {
        return get("border");
    }

    public Color grid() {
        return get("grid");
    }

    public Color text() {
        return get("text");
    }

    public Color textMuted() {
        return get("text-muted");
    }

    public Color textSubtle() {
        return get("text-subtle");
    }

    public Color accent() {
        return get("accent");
    }

    public Color up() {
        return get("up");
    }

    public Color down() {
        return get("down");
    }

    public Color good() {
        return get("good");
    }

    public Color warn() {
        return get("warn");
    }

    public Color bad() {
        return get("bad");
    }

    public Color stale() {
        return get("stale");
    }

    public Color simulated() {
        return get("simulated");
    }

    public Color target() {
        return get("target");
    }

    public Color band() {
        return get("band");
    }

    public Color crosshair() {
        return get("crosshair");
    }
}
