package dev.ballast.app.cli;

import java.util.Locale;

/// Size and colours of the window.
///
/// @param width in pixels, 640 to 7680
/// @param height in pixels, 480 to 4320
/// @param theme `dark`, `light`, or `saved` for the one last used
public record Look(int width, int height, String theme) {

    public Look {
        if (width < 640 || width > 7680 || height < 480 || height > 4320) {
            throw new IllegalArgumentException(
                    "size must lie between 640x480 and 7680x4320, was " + width + "x" + height);
        }
        if (!theme.equals("dark") && !theme.equals("light") && !theme.equals("saved")) {
            throw new IllegalArgumentException("theme must be dark or light, was '" + theme + "'");
        }
    }

    /// `1920x1080` and a theme.
    static Look parse(String size, String theme) {
        String[] parts = size.toLowerCase(Locale.ROOT).split("x", -1);
        try {
            if (parts.length == 2) {
                return new Look(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), theme);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("size must look like 1920x1080, was '" + size + "'", e);
        }
        throw new IllegalArgumentException("size must look like 1920x1080, was '" + size + "'");
    }
}
