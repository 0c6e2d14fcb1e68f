package dev.ballast.app.drift;

import dev.ballast.core.rebalance.forecast.WeightForecast;
import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.Optional;

/// All there is to draw of one weight.
///
/// @param history its past
/// @param from left end
/// @param until right end
/// @param now where the cone begins
/// @param figures of now
record WeightPicture(WeightHistory history, Instant from, Instant until, Instant now, DriftFigures figures) {

    /// A move of a weight that no eye can tell from none.
    private static final double UNSEEN = 1e-4;

    static WeightPicture of(DriftCharts charts, DriftFigures figures, Instant now) {
        return new WeightPicture(
                charts.history(figures.instrument()),
                charts.from(),
                charts.until(),
                now.isAfter(charts.from()) ? now : charts.from(),
                figures);
    }

    Optional<WeightForecast> forecast() {
        return figures.outlook() instanceof Result.Known<Outlook>(Outlook known)
                ? Optional.of(known.forecast())
                : Optional.empty();
    }

    /// Whether a drawing of the other serves for this one too.
    boolean looksLike(WeightPicture other) {
        return history.equals(other.history)
                && from.equals(other.from)
                && until.equals(other.until)
                && figures.trigger().equals(other.figures.trigger())
                && Math.abs(figures.drift().weight() - other.figures.drift().weight()) < UNSEEN
                && Math.abs(volatility() - other.volatility()) < UNSEEN
                && figures.outlook().isKnown() == other.figures.outlook().isKnown();
    }

    private double volatility() {
        return forecast().map(forecast -> forecast.motion().volatility()).orElse(0.0);
    }

    double coneTop() {
        return forecast()
                .map(forecast -> forecast.cone(DriftCharts.DAYS_AHEAD).getLast())
                .orElse(0.0);
    }

    double coneBottom() {
        return forecast()
                .map(forecast -> forecast.cone(DriftCharts.DAYS_AHEAD).getFirst())
                .orElse(1.0);
    }
}
