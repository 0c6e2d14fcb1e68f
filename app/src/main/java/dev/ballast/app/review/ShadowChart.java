package dev.ballast.app.review;

import dev.ballast.app.chart.ChartPane;
import dev.ballast.app.chart.TwoLines;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.outcome.DecisionOutcome;
import dev.ballast.core.outcome.OutcomePoint;
import java.time.ZoneId;
import java.util.List;
import org.jfree.data.xy.XYSeries;
import org.jspecify.annotations.Nullable;

/// The book since a decision, and the book had it been the other one.
final class ShadowChart {

    private final TwoLines lines;
    private List<OutcomePoint> shown = List.of();

    ShadowChart(Themes themes, FxPulse pulse, ZoneId zone) {
        lines = new TwoLines(zone, "#,##0", themes, pulse);
        lines.pane().setId("review-chart");
        lines.pane().setAccessibleText("The book since the decision, and had it been the other way");
    }

    void show(@Nullable DecisionOutcome outcome) {
        List<OutcomePoint> next = outcome == null ? List.of() : outcome.path();
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        var real = new XYSeries("The book", false);
        var shadow = new XYSeries("Had it been the other way", false);
        for (OutcomePoint point : next) {
            real.add((double) point.time().toEpochMilli(), point.real(), false);
            shadow.add((double) point.time().toEpochMilli(), point.shadow(), false);
        }
        lines.show(real, shadow);
    }

    ChartPane pane() {
        return lines.pane();
    }

    void close() {
        lines.close();
    }
}
