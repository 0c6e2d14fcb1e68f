package dev.ballast.app.queue;

import dev.ballast.app.format.Numbers;
import dev.ballast.core.rebalance.LimitFigure;
import dev.ballast.core.rebalance.PortfolioFigures;
import dev.ballast.core.rebalance.RiskMetric;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitSide;
import dev.ballast.core.risk.limits.LimitStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The table before and after: plain figures, every risk metric, then every limit with its status.
final class FigureLines {

    /// Which direction is good.
    private enum Better {
        HIGHER,
        LOWER,
        NEITHER
    }

    private final PortfolioFigures before;
    private final PortfolioFigures after;
    private final List<FigureLine> lines = new ArrayList<>();

    private FigureLines(PortfolioFigures before, PortfolioFigures after) {
        this.before = before;
        this.after = after;
    }

    /// The order of the lines does not depend on the figures: none moves while they update.
    static List<FigureLine> of(CardFigures figures) {
        var lines = new FigureLines(figures.before(), figures.after());
        lines.plain();
        lines.metrics();
        lines.limits();
        return List.copyOf(lines.lines);
    }

    private void plain() {
        add(
                "health",
                "Health score",
                PortfolioFigures::health,
                value -> Numbers.decimal(value, 0),
                Better.HIGHER,
                after.healthReason());
        add(
                "herfindahl",
                "Concentration (HHI)",
                PortfolioFigures::herfindahl,
                value -> Numbers.decimal(value, 3),
                Better.LOWER,
                "");
        add("volatility", "Volatility, latest days", PortfolioFigures::volatility, Numbers::percent, Better.LOWER, "");
        add("drift", "Largest drift", PortfolioFigures::largestDrift, Numbers::percent, Better.LOWER, "");
        add("cash", "Cash", PortfolioFigures::cashWeight, Numbers::percent, Better.NEITHER, "");
    }

    private void add(
            String key,
            String name,
            ToDoubleFunction<PortfolioFigures> figure,
            DoubleFunction<String> format,
            Better better,
            String hint) {
        add(key, name, figure.applyAsDouble(before), figure.applyAsDouble(after), format, better, hint);
    }

    private void add(
            String key,
            String name,
            double first,
            double second,
            DoubleFunction<String> format,
            Better better,
            String hint) {
        Effect effect = effect(first, second, format, better);
        lines.add(new FigureLine(
                key,
                name,
                format.apply(first),
                format.apply(second),
                effect.text(),
                effect.tone(),
                "",
                "",
                Marks.Tone.PLAIN,
                hint));
    }

    private void metrics() {
        for (RiskMetric metric : RiskMetric.values()) {
            if (!before.metrics().containsKey(metric) && !after.metrics().containsKey(metric)) {
                continue;
            }
            Result<Double> second = after.metric(metric);
            add(
                    metric.name(),
                    metric.label(),
                    before.metric(metric).orElse(Double.NaN),
                    second.orElse(Double.NaN),
                    metric.kind() == RiskMetric.Kind.FRACTION ? Numbers::percent : value -> Numbers.decimal(value, 2),
                    metric.better() == RiskMetric.Better.HIGHER ? Better.HIGHER : Better.LOWER,
                    second instanceof Result.Missing<Double>(String reason) ? reason : "");
        }
    }

    /// By kind in the order of the requirements, then by subject.
    private void limits() {
        Map<String, LimitFigure> earlier = byKey(before.limits());
        Map<String, LimitFigure> later = byKey(after.limits());
        var keys = new ArrayList<String>();
        for (LimitKind kind : LimitKind.values()) {
            for (LimitFigure figure : before.limits()) {
                addKey(keys, kind, figure);
            }
            for (LimitFigure figure : after.limits()) {
                addKey(keys, kind, figure);
            }
        }
        keys.forEach(key -> limit(earlier.get(key), later.get(key)));
    }

    private static void addKey(List<String> keys, LimitKind kind, LimitFigure figure) {
        if (figure.kind() == kind && !keys.contains(key(figure))) {
            keys.add(key(figure));
        }
    }

    private static Map<String, LimitFigure> byKey(List<LimitFigure> figures) {
        var map = new LinkedHashMap<String, LimitFigure>();
        figures.forEach(figure -> map.put(key(figure), figure));
        return map;
    }

    private static String key(LimitFigure figure) {
        return figure.kind() + " " + figure.subject();
    }

    private void limit(@Nullable LimitFigure first, @Nullable LimitFigure second) {
        LimitFigure any = second != null ? second : first;
        if (any == null) {
            return;
        }
        DoubleFunction<String> format =
                any.kind() == LimitKind.PAIR_CORRELATION ? value -> Numbers.decimal(value, 2) : Numbers::percent;
        double was = value(first);
        double is = value(second);
        boolean floor = any.kind().side() == LimitSide.FLOOR;
        Effect effect = effect(was, is, format, floor ? Better.HIGHER : Better.LOWER);
        String subject = any.subject().equalsIgnoreCase("portfolio") ? "" : " " + any.subject();
        lines.add(new FigureLine(
                key(any),
                any.kind().label() + subject,
                format.apply(was),
                format.apply(is),
                effect.text(),
                effect.tone(),
                (floor ? "≥ " : "≤ ") + format.apply(any.effective()),
                status(first, second),
                second == null ? Marks.Tone.PLAIN : tone(second.status()),
                any.measure().reason()));
    }

    private static double value(@Nullable LimitFigure figure) {
        return figure == null ? Double.NaN : figure.measure().value();
    }

    private static String status(@Nullable LimitFigure first, @Nullable LimitFigure second) {
        String was = first == null ? "—" : status(first.status());
        String is = second == null ? "—" : status(second.status());
        return was.equals(is) ? is : was + " → " + is;
    }

    private static String status(LimitStatus status) {
        return switch (status) {
            case OK -> "✓ ok";
            case WARNING -> "! near";
            case UNKNOWN -> "? unknown";
            case BREACH -> "× breach";
        };
    }

    private static Marks.Tone tone(LimitStatus status) {
        return switch (status) {
            case OK -> Marks.Tone.GOOD;
            case WARNING, UNKNOWN -> Marks.Tone.WARN;
            case BREACH -> Marks.Tone.BAD;
        };
    }

    private record Effect(String text, Marks.Tone tone) {}

    private static Effect effect(double before, double after, DoubleFunction<String> format, Better better) {
        if (!Double.isFinite(after - before)) {
            return new Effect("", Marks.Tone.PLAIN);
        }
        if (format.apply(before).equals(format.apply(after))) {
            return new Effect("·", Marks.Tone.PLAIN);
        }
        if (better == Better.NEITHER) {
            return new Effect(after > before ? "↑ more" : "↓ less", Marks.Tone.PLAIN);
        }
        boolean good = after > before == (better == Better.HIGHER);
        return new Effect(
                (after > before ? "↑ " : "↓ ") + (good ? "better" : "worse"), good ? Marks.Tone.GOOD : Marks.Tone.BAD);
    }
}
