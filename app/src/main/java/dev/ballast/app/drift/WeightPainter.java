package dev.ballast.app.drift;

import dev.ballast.app.format.Numbers;
import dev.ballast.app.format.Times;
import dev.ballast.app.theme.Fonts;
import dev.ballast.app.theme.Palette;
import dev.ballast.core.rebalance.forecast.WeightBand;
import dev.ballast.core.rebalance.forecast.WeightForecast;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// Draws one weight: past, target, band, proposals, and the cone ahead of now.
///
/// Everything that colour says is also said by place, dash or sign: the band is an area with edges, the target a
/// dashed line, the position limit a dotted one with its name, proposals are signs.
final class WeightPainter {

    /// How much is written beside what is drawn.
    enum Detail {
        /// Axes, dates, levels of the cone, signs of proposals.
        FULL,
        /// The drawing alone.
        SMALL
    }

    private static final double TEXT = 11;
    private static final double LEFT = 46;
    private static final double RIGHT = 96;
    private static final double TOP = 20;
    private static final double BOTTOM = 20;
    private static final double SIGN_WIDTH = 22;
    private static final double DATE_WIDTH = 92;
    private static final double NAME_WIDTH = 6.1;
    private static final double LINE_HEIGHT = 13;
    private static final double BAND_OPACITY = 0.5;
    private static final int CONE_STEPS = 30;
    private static final Duration GAP = Duration.ofDays(8);
    private static final double[] WHOLE = {};
    private static final double[] DASH = {5, 4};
    private static final double[] DOTS = {2, 3};

    private final GraphicsContext graphics;
    private final Palette palette;
    private final ZoneId zone;
    private final Detail detail;
    private final WeightScale scale;
    private final WeightPicture picture;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;

    private WeightPainter(
            GraphicsContext graphics,
            Palette palette,
            ZoneId zone,
            Detail detail,
            WeightScale scale,
            WeightPicture picture) {
        boolean full = detail == Detail.FULL;
        this.graphics = graphics;
        this.palette = palette;
        this.zone = zone;
        this.detail = detail;
        this.scale = scale;
        this.picture = picture;
        left = full ? LEFT : 0;
        right = graphics.getCanvas().getWidth() - (full ? RIGHT : 0);
        top = full ? TOP : 2;
        bottom = graphics.getCanvas().getHeight() - (full ? BOTTOM : 2);
    }

    /// Paints over whatever the canvas shows.
    static void paint(
            GraphicsContext graphics,
            Palette palette,
            ZoneId zone,
            Detail detail,
            WeightScale scale,
            WeightPicture picture) {
        scale.fit(picture);
        new WeightPainter(graphics, palette, zone, detail, scale, picture).paint();
    }

    private void paint() {
        graphics.clearRect(
                0, 0, graphics.getCanvas().getWidth(), graphics.getCanvas().getHeight());
        graphics.setFont(Fonts.regular(TEXT));
        graphics.setTextBaseline(VPos.CENTER);
        if (right <= left || bottom <= top) {
            return;
        }
        band();
        if (detail == Detail.FULL) {
            grid();
        }
        picture.forecast().ifPresent(this::cone);
        line();
        target();
        now();
        marks();
    }

    private double x(Instant time) {
        double whole = Duration.between(picture.from(), picture.until()).toMillis();
        return left + (right - left) * Duration.between(picture.from(), time).toMillis() / whole;
    }

    private double y(double weight) {
        return bottom - (bottom - top) * (weight - scale.low()) / (scale.high() - scale.low());
    }

    private void stroke(Color color, double width, double... dashes) {
        graphics.setStroke(color);
        graphics.setLineWidth(width);
        graphics.setLineDashes(dashes);
    }

    private void band() {
        WeightBand band = picture.figures().trigger().band();
        double low = y(Math.max(scale.low(), band.lower()));
        double high = y(Math.min(scale.high(), band.upper()));
        graphics.setFill(palette.band().deriveColor(0, 1, 1, BAND_OPACITY));
        graphics.fillRect(left, high, right - left, Math.max(0, low - high));
        stroke(palette.textSubtle(), 1, WHOLE);
        if (band.lower() > scale.low()) {
            graphics.strokeLine(left, crisp(low), right, crisp(low));
        }
        if (band.upper() < scale.high()) {
            graphics.strokeLine(left, crisp(high), right, crisp(high));
        }
    }

    private static double crisp(double coordinate) {
        return Math.floor(coordinate) + 0.5;
    }

    private void grid() {
        graphics.setFill(palette.textMuted());
        graphics.setTextAlign(TextAlignment.RIGHT);
        int decimals = scale.step() < 0.01 ? 1 : 0;
        int lines = (int) Math.round((scale.high() - scale.low()) / scale.step());
        for (int i = 0; i <= lines; i++) {
            double weight = scale.low() + i * scale.step();
            stroke(palette.grid(), 1, WHOLE);
            graphics.strokeLine(left, crisp(y(weight)), right, crisp(y(weight)));
            graphics.fillText(Numbers.percent(weight, decimals), left - 8, y(weight));
        }
        graphics.setTextAlign(TextAlignment.CENTER);
        long days = ChronoUnit.DAYS.between(picture.from(), picture.until());
        long every = Math.max(1, Math.round(Math.ceil(days * DATE_WIDTH / (right - left))));
        Instant today = picture.until().minus(Duration.ofDays(DriftCharts.DAYS_AHEAD + 1L));
        for (long day = every; day <= days; day += every) {
            Instant date = today.minus(Duration.ofDays(day));
            if (x(date) >= left + DATE_WIDTH / 3) {
                date(date, Times.date(date, zone));
            }
        }
        ahead();
    }

    private void ahead() {
        double month = x(picture.now().plus(Duration.ofDays(DriftCharts.DAYS_AHEAD))) - x(picture.now());
        if (month > 120) {
            date(picture.now().plus(Duration.ofDays(7)), "+7 d");
        }
        date(picture.now().plus(Duration.ofDays(DriftCharts.DAYS_AHEAD)), "+30 d");
        date(picture.now(), month > 40 ? "now" : "");
    }

    private void date(Instant date, String text) {
        stroke(palette.grid(), 1, WHOLE);
        graphics.strokeLine(crisp(x(date)), top, crisp(x(date)), bottom);
        graphics.setFill(palette.textMuted());
        graphics.fillText(text, x(date), bottom + BOTTOM / 2);
    }

    private void cone(WeightForecast forecast) {
        List<List<Double>> levels = new ArrayList<>();
        for (int step = 0; step <= CONE_STEPS; step++) {
            levels.add(forecast.cone((double) step * DriftCharts.DAYS_AHEAD / CONE_STEPS));
        }
        Color color = palette.accent();
        area(levels, 0, 4, color.deriveColor(0, 1, 1, 0.24));
        area(levels, 1, 3, color.deriveColor(0, 1, 1, 0.34));
        stroke(color, 1.2, DASH);
        graphics.beginPath();
        for (int step = 0; step <= CONE_STEPS; step++) {
            graphics.lineTo(ahead(step), y(levels.get(step).get(2)));
        }
        graphics.stroke();
        if (detail == Detail.FULL) {
            levels(levels.getLast());
        }
    }

    private double ahead(int step) {
        return x(picture.now()
                .plus(Duration.ofDays(DriftCharts.DAYS_AHEAD).multipliedBy(step).dividedBy(CONE_STEPS)));
    }

    private void area(List<List<Double>> levels, int low, int high, Color color) {
        int size = levels.size();
        var xs = new double[2 * size];
        var ys = new double[2 * size];
        for (int step = 0; step < size; step++) {
            xs[step] = ahead(step);
            ys[step] = y(levels.get(step).get(high));
            xs[2 * size - 1 - step] = xs[step];
            ys[2 * size - 1 - step] = y(levels.get(step).get(low));
        }
        graphics.setFill(color);
        graphics.fillPolygon(xs, ys, xs.length);
    }

    /// Weights in a month, pushed apart from the median where they would overlap.
    private void levels(List<Double> weights) {
        int middle = weights.size() / 2;
        var heights = new double[weights.size()];
        for (int i = middle; i >= 0; i--) {
            heights[i] = Math.max(y(weights.get(i)), i == middle ? 0 : heights[i + 1] + LINE_HEIGHT);
        }
        for (int i = middle + 1; i < heights.length; i++) {
            heights[i] = Math.min(y(weights.get(i)), heights[i - 1] - LINE_HEIGHT);
        }
        double shift = Math.max(0, LINE_HEIGHT / 2 - heights[heights.length - 1]);
        graphics.setTextAlign(TextAlignment.LEFT);
        for (int i = 0; i < heights.length; i++) {
            double level = WeightForecast.LEVELS.get(i);
            graphics.setFill(i == middle ? palette.text() : palette.textMuted());
            graphics.fillText(
                    Numbers.percent(level, 0) + ":  " + Numbers.percent(weights.get(i)), right + 8, heights[i] + shift);
        }
    }

    private void line() {
        stroke(palette.accent(), detail == Detail.FULL ? 2 : 1.3, WHOLE);
        graphics.beginPath();
        Instant before = null;
        for (WeightHistory.Point point : picture.history().points()) {
            boolean breaks =
                    before == null || Duration.between(before, point.time()).compareTo(GAP) > 0;
            to(point.time(), point.weight(), breaks);
            before = point.time();
        }
        if (before != null && Duration.between(before, picture.now()).compareTo(GAP) <= 0) {
            to(picture.now(), picture.figures().drift().weight(), false);
        }
        graphics.stroke();
        graphics.setFill(palette.accent());
        double radius = detail == Detail.FULL ? 3.5 : 2;
        graphics.fillOval(
                x(picture.now()) - radius, y(picture.figures().drift().weight()) - radius, 2 * radius, 2 * radius);
    }

    private void to(Instant time, double weight, boolean breaks) {
        if (breaks) {
            graphics.moveTo(x(time), y(weight));
        } else {
            graphics.lineTo(x(time), y(weight));
        }
    }

    private void target() {
        double weight = picture.figures().drift().target();
        if (weight >= scale.low() && weight <= scale.high()) {
            stroke(palette.target(), 1.3, DASH);
            graphics.strokeLine(left, crisp(y(weight)), right, crisp(y(weight)));
        }
        if (picture.figures().trigger().limited()) {
            double limit = y(picture.figures().trigger().next().upper());
            stroke(palette.warn(), 1.3, DOTS);
            graphics.strokeLine(left, crisp(limit), right, crisp(limit));
        }
        if (detail == Detail.FULL) {
            graphics.setTextAlign(TextAlignment.LEFT);
            hard(picture.figures().trigger().hard());
            name("target " + Numbers.percent(weight), weight, palette.target());
            WeightBand band = picture.figures().trigger().band();
            if (picture.figures().trigger().limited()) {
                double limit = picture.figures().trigger().next().upper();
                name("position limit " + Numbers.percent(limit), limit, palette.warn());
            } else {
                name("band to " + Numbers.percent(band.upper()), band.upper(), palette.textMuted());
            }
            name(
                    band.lower() > 0 ? "band from " + Numbers.percent(band.lower()) : "",
                    band.lower(),
                    palette.textMuted());
        }
    }

    private void hard(WeightBand hard) {
        stroke(palette.textSubtle(), 1, DOTS);
        for (double edge : new double[] {hard.lower(), hard.upper()}) {
            if (edge > scale.low() && edge < scale.high()) {
                graphics.strokeLine(left, crisp(y(edge)), right, crisp(y(edge)));
                name("hard band " + Numbers.percent(edge), edge, palette.textMuted());
            }
        }
    }

    private void name(String text, double weight, Color color) {
        if (!text.isEmpty() && y(weight) > top && y(weight) < bottom + 1) {
            // On a ground of its own: lines of the past run behind it.
            graphics.setFill(palette.panel().deriveColor(0, 1, 1, 0.75));
            graphics.fillRect(left + 2, y(weight) - 15, NAME_WIDTH * text.length(), 14);
            graphics.setFill(color);
            graphics.fillText(text, left + 6, y(weight) - 8);
        }
    }

    private void now() {
        stroke(palette.textSubtle(), 1, DOTS);
        graphics.strokeLine(crisp(x(picture.now())), top, crisp(x(picture.now())), bottom);
    }

    /// Newest first, so that of signs that would overlap the newest is written.
    private void marks() {
        double free = Double.POSITIVE_INFINITY;
        for (WeightHistory.Mark mark : picture.history().marks().reversed()) {
            double at = x(mark.raisedAt());
            stroke(palette.crosshair(), 1, DOTS);
            graphics.strokeLine(crisp(at), top, crisp(at), bottom);
            if (detail == Detail.FULL && at + SIGN_WIDTH / 2 <= free) {
                graphics.setTextAlign(TextAlignment.CENTER);
                graphics.setFill(color(mark.outcome()));
                String sign = MarkOutcome.OPEN.sign();
                graphics.fillText(
                        mark.outcome() == MarkOutcome.OPEN
                                ? sign
                                : sign + mark.outcome().sign(),
                        at,
                        top / 2);
                free = at - SIGN_WIDTH / 2;
            }
        }
    }

    private Color color(MarkOutcome outcome) {
        return switch (outcome) {
            case OPEN -> palette.warn();
            case APPROVED -> palette.good();
            case REJECTED, FAILED -> palette.bad();
            case LAPSED -> palette.textMuted();
        };
    }
}
