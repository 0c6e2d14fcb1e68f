package dev.ballast.app.correlation;

import dev.ballast.app.chart.ChartPane;
import dev.ballast.app.control.Choice;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.LeadLag;
import dev.ballast.core.statistics.timeseries.CointegratedPair;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The chosen pair, one picture at a time with what it says in words.
final class PairPane extends VBox {

    /// What is looked at.
    enum Picture {
        ROLLING("Rolling"),
        RETURNS("Returns"),
        LEAD_LAG("Lead and lag"),
        SPREAD("Cointegration");

        private final String label;

        Picture(String label) {
            this.label = label;
        }
    }

    private final PairCharts charts;
    private final Label title = label("room-section");
    private final Label words = label("room-muted");
    private final Label problem = label("room-muted");
    private final ObjectProperty<Picture> picture = new SimpleObjectProperty<>(Picture.ROLLING);
    private final Choice<Picture> choice;
    private final StackPane stage = new StackPane();
    private final Subscription subscription;
    private @Nullable PairHistory history;

    PairPane(CorrelationViewModel model, Themes themes, FxPulse pulse, ZoneId zone) {
        super(6);
        charts = new PairCharts(themes, pulse, zone);
        getStyleClass().add("room-panel");
        choice = new Choice<>(
                "correlation-picture", "", List.of(Picture.values()), value -> value.label, picture, picture::set);
        words.setWrapText(true);
        words.setId("correlation-pair-words");
        // Two whole lines, so that half a sentence is never cut off and the chart stays where it is.
        words.setMinHeight(40);
        problem.setWrapText(true);
        stage.setMinHeight(110);
        VBox.setVgrow(stage, Priority.ALWAYS);
        getChildren().addAll(title, choice, words, problem, stage);
        subscription = Subscription.combine(
                picture.subscribe(_ -> refresh()),
                model.limitProperty().subscribe(charts::limit),
                model.pairProperty().subscribe(this::showPair),
                model.pairHistoryProperty().subscribe(this::showHistory));
    }

    /// The chart on show, for a picture of it.
    StackPane stage() {
        return stage;
    }

    private void showPair(@Nullable Pair pair) {
        title.setText(pair == null ? "Choose a pair in the heatmap or the list" : pair.toString());
    }

    private void showHistory(@Nullable PairHistory next) {
        history = next;
        if (next != null) {
            charts.show(next);
        }
        refresh();
    }

    private void refresh() {
        PairHistory shown = history;
        boolean any = shown != null;
        stage.setVisible(any);
        words.setVisible(any);
        if (shown == null) {
            problem.setText("");
            return;
        }
        Picture now = picture.get();
        ChartPane pane = pane(now);
        if (!stage.getChildren().contains(pane)) {
            stage.getChildren().setAll(pane);
        }
        String lacking = lacking(now, shown);
        problem.setText(lacking);
        problem.setManaged(!lacking.isEmpty());
        pane.setVisible(lacking.isEmpty());
        words.setText(lacking.isEmpty() ? words(now, shown) : "");
    }

    private ChartPane pane(Picture shown) {
        return switch (shown) {
            case ROLLING -> charts.overTime();
            case RETURNS -> charts.against();
            case LEAD_LAG -> charts.shifted();
            case SPREAD -> charts.spread();
        };
    }

    private static String lacking(Picture shown, PairHistory history) {
        return switch (shown) {
            case ROLLING, RETURNS -> history.problem();
            case LEAD_LAG -> reason(history.leadLag());
            case SPREAD -> reason(history.spread());
        };
    }

    private static String reason(Result<?> result) {
        return result instanceof Result.Missing<?>(String reason) ? reason : "";
    }

    private static String words(Picture shown, PairHistory history) {
        return switch (shown) {
            case ROLLING ->
                "Correlation of the last " + PairHistory.WINDOW + " "
                        + history.timeframe().adjective() + " returns; the limit is dashed.";
            case RETURNS ->
                history.scatter().size() + " " + history.timeframe().adjective() + " returns, the lookback.";
            case LEAD_LAG ->
                history.leadLag().map(known -> words(known, history)).orElse("");
            case SPREAD -> history.spread().map(spread -> words(spread.test())).orElse("");
        };
    }

    private static String words(LeadLag known, PairHistory history) {
        LeadLag.Point strongest = known.strongest();
        boolean outside = Math.abs(strongest.correlation()) > known.band();
        Pair pair = history.pair();
        String leader = (strongest.lag() > 0 ? pair.first() : pair.second()).base();
        int bars = Math.abs(strongest.lag());
        String said = outside
                ? leader + " leads by " + bars + (bars == 1 ? " bar" : " bars") + ": ρ "
                        + Numbers.signed(strongest.correlation(), 2)
                : "Neither leads: no shift leaves the band";
        return said + ". Dashed: what unrelated series exceed at one shift in twenty (±"
                + Numbers.decimal(known.band(), 2) + ", " + known.observations() + " returns).";
    }

    private static String words(CointegratedPair test) {
        boolean tied = test.pValue() < 0.05;
        String halfLife =
                switch (test.halfLife()) {
                    case Result.Known<Double>(Double bars) -> "half-life " + Numbers.decimal(bars, 1) + " bars";
                    case Result.Missing<Double>(String reason) -> "no half-life";
                };
        return String.format(
                Locale.ROOT,
                "%s (p %.3f, Engle-Granger, %d prices). For 1 in %s sell %.2f in value of %s; %s; spread now %s σ.",
                tied ? "Tied together" : "Not tied together",
                test.pValue(),
                test.observations(),
                test.dependent().base(),
                test.hedgeRatio(),
                test.other().base(),
                halfLife,
                Numbers.signed(test.zScore(), 1));
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    void close() {
        subscription.unsubscribe();
        choice.close();
        charts.close();
    }
}
