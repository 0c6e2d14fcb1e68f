package dev.ballast.app.review;

import dev.ballast.app.control.Tone;
import dev.ballast.app.control.Tones;
import dev.ballast.app.format.Numbers;
import dev.ballast.core.outcome.OutcomeGroup;
import dev.ballast.core.outcome.OutcomeReport;
import dev.ballast.core.performance.ClosedTrades;
import dev.ballast.core.result.Result;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The whole record in a row of figures.
final class ReviewTiles extends HBox {

    private final Tile decisions = new Tile("decisions", "Decisions");
    private final Tile success = new Tile("success", "Success rate");
    private final Tile value = new Tile("value", "Earned or cost by deciding");
    private final Tile cost = new Tile("cost", "Realised cost");
    private final Tile vetoes = new Tile("vetoes", "Vetoes earned or cost");
    private final Tile trades = new Tile("trades", "Sales with a gain");

    ReviewTiles() {
        super(10);
        for (Tile tile : new Tile[] {decisions, success, value, cost, vetoes, trades}) {
            HBox.setHgrow(tile, Priority.ALWAYS);
            tile.setPrefWidth(120);
            getChildren().add(tile);
        }
    }

    void show(OutcomeReport report) {
        OutcomeGroup all = report.all();
        decisions.show(
                Numbers.count(all.decisions()),
                all.perWeek().map(week -> Numbers.decimal(week, 1) + " a week").orElse("less than a day so far"),
                Tone.NEUTRAL);
        success.show(
                all.successRate().map(Numbers::percent).orElse(Numbers.UNKNOWN),
                all.succeeded() + " of " + all.decisions() + " earn so far",
                Tone.NEUTRAL);
        value.show(Numbers.signedMoney(all.value()), "each day counted once", Tones.ofChange(all.value()));
        cost.show(
                Numbers.money(all.realisedCost()),
                "estimated " + Numbers.money(all.estimatedCost()),
                all.realisedCost() > all.estimatedCost() ? Tone.WARN : Tone.NEUTRAL);
        double vetoed =
                report.byReason().stream().mapToDouble(OutcomeGroup::value).sum();
        int rejected =
                report.byReason().stream().mapToInt(OutcomeGroup::decisions).sum();
        vetoes.show(
                Numbers.signedMoney(vetoed),
                rejected + (rejected == 1 ? " rejection" : " rejections, each day once"),
                Tones.ofChange(vetoed));
        switch (report.closed()) {
            case Result.Missing<ClosedTrades>(String reason) -> trades.show(Numbers.UNKNOWN, reason, Tone.NEUTRAL);
            case Result.Known<ClosedTrades>(ClosedTrades closed) ->
                trades.show(
                        Numbers.percent(closed.winRate()),
                        closed.wins() + " of " + closed.trades() + " by leg, "
                                + Numbers.signedMoney(closed.expectancy()) + " each",
                        Tone.NEUTRAL);
        }
    }

    /// One figure with its name above and what it means beneath.
    private static final class Tile extends VBox {

        private final Label figure = new Label(Numbers.UNKNOWN);
        private final Label note = new Label();
        private final String name;

        Tile(String id, String name) {
            this.name = name;
            getStyleClass().addAll("room-panel", "review-tile");
            setMinWidth(0);
            var head = new Label(name);
            head.getStyleClass().add("room-muted");
            figure.getStyleClass().add("review-figure");
            figure.setId("review-tile-" + id);
            note.getStyleClass().add("room-subtle");
            getChildren().setAll(head, figure, note);
        }

        void show(String text, String under, Tone tone) {
            figure.setText(text);
            note.setText(under);
            setAccessibleText(name + " " + text + ", " + under);
            Tones.apply(figure, tone);
        }
    }
}
