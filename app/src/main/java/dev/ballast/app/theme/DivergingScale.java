package dev.ballast.app.theme;

import javafx.scene.paint.Color;

/// Colours for values in [−1, 1] around a calm middle: blue below, orange above, which red-green blindness keeps apart.
///
/// Interpolated in OKLab (B. Ottosson, 2020, "A perceptual color space for image processing"), so equal steps of the
/// value look like equal steps. Immutable.
public final class DivergingScale {

    private static final int STEPS = 256;

    private final Color[] low = new Color[STEPS + 1];
    private final Color[] high = new Color[STEPS + 1];

    private DivergingScale(Color lowEnd, Color middle, Color highEnd) {
        for (int step = 0; step <= STEPS; step++) {
            double share = (double) step / STEPS;
            low[step] = mix(middle, lowEnd, share);
            high[step] = mix(middle, highEnd, share);
        }
    }

    public static DivergingScale of(Palette palette) {
        return new DivergingScale(palette.get("heat-low"), palette.get("heat-middle"), palette.get("heat-high"));
    }

    /// Of changes: purple below, green above, so that they are not taken for the values themselves.
    public static DivergingScale ofChange(Palette palette) {
        return new DivergingScale(palette.get("change-low"), palette.get("heat-middle"), palette.get("change-high"));
    }

    /// Colour of a value, clamped to [−1, 1]; NaN gives transparent.
    public Color color(double value) {
        if (Double.isNaN(value)) {
            return Color.TRANSPARENT;
        }
        int step = (int) Math.round(Math.min(1, Math.abs(value)) * STEPS);
        return value < 0 ? low[step] : high[step];
    }

    /// Black or white, whichever has the higher contrast on the colour: at least 4.5 on any (WCAG 2).
    public static Color textOn(Color background) {
        return contrast(background, Color.WHITE) >= contrast(background, Color.BLACK) ? Color.WHITE : Color.BLACK;
    }

    /// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
    public static double contrast(Color first, Color second) {
        double one = luminance(first) + 0.05;
        double two = luminance(second) + 0.05;
        return Math.max(one, two) / Math.min(one, two);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static Color mix(Color from, Color to, double share) {
        double[] first = toOklab(from);
        double[] second = toOklab(to);
        var mixed = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            mixed[axis] = first[axis] + (second[axis] - first[axis]) * share;
        }
        return fromOklab(mixed);
    }

    private static double[] toOklab(Color color) {
        double red = linear(color.getRed());
        double green = linear(color.getGreen());
        double blue = linear(color.getBlue());
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static Color fromOklab(double[] lab) {
        double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
        double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
        double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
        return Color.color(
                encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static double encoded(double channel) {
        double value = channel <= 0.0031308 ? 12.92 * channel : 1.055 * Math.pow(channel, 1 / 2.4) - 0.055;
        return Math.max(0, Math.min(1, value));
    }
}
