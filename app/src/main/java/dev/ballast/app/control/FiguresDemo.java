package dev.ballast.app.control;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Tiles, gauge, drift bars, badges and the states that stand where content would.
public final class FiguresDemo {

    private FiguresDemo() {}

    public static void main(String[] arguments) {
        Demo.run(arguments, "figures", kit -> {
            var box = new VBox(10, tiles(kit), middle(kit), states());
            box.setFillWidth(true);
            return box;
        });
    }

    private static HBox tiles(UiKit kit) {
        var equity = new MetricTile("Equity (USD)");
        equity.setValue("1,104,512.37");
        equity.setDetail("↑ 1.25 % today", Tone.GOOD);
        var sparkline = new Sparkline(kit);
        sparkline.setValues(Demo.walk(11, 60, 10, 0.3));
        equity.setGraphic(sparkline);
        var profit = new MetricTile("Unrealised");
        profit.setValue("−12,403.10");
        profit.setTone(Tone.BAD);
        profit.setDetail("↓ 1.11 % of equity", Tone.BAD);
        var cash = new MetricTile("Cash");
        cash.setValue("54,020.00");
        cash.setDetail("4.9 % of equity", Tone.NEUTRAL);
        var volatility = new MetricTile("Volatility, annual");
        volatility.setUnknown("30 daily closes needed, there are 12");
        volatility.setDetail("12 of 30 closes", Tone.WARN);
        return row(equity, profit, cash, volatility);
    }

    private static HBox middle(UiKit kit) {
        var bars = new DriftBars(kit);
        bars.setBars(List.of(
                new DriftBars.Bar("BTC-USD", 0.362, 0.25, 0.10),
                new DriftBars.Bar("ETH-USD", 0.231, 0.25, 0.10),
                new DriftBars.Bar("SOL-USD", 0.103, 0.10, 0.05),
                new DriftBars.Bar("LINK-USD", 0.041, 0.10, 0.05),
                new DriftBars.Bar("USD", 0.049, 0.05, 0.02)));
        return row(
                new SectionPanel("Health", gauge(kit, 75, "healthy above 70")),
                new SectionPanel("Health", gauge(kit, 41, "2 positions over 25 %")),
                new SectionPanel("Health", new HealthGauge(kit, 70)),
                new SectionPanel(
                        "Drift",
                        bars,
                        new Badge("1 outside band", Tone.WARN),
                        new Badge("SIMULATED", Tone.SIMULATED),
                        new Badge("STALE", Tone.STALE),
                        new Badge("EXECUTED", Tone.GOOD),
                        new Badge("FAILED", Tone.BAD)));
    }

    private static HealthGauge gauge(UiKit kit, double score, String caption) {
        var gauge = new HealthGauge(kit, 70);
        gauge.setScore(score, caption);
        return gauge;
    }

    private static HBox states() {
        HBox row = row(
                new SectionPanel(
                        "Proposals",
                        StatePane.empty(
                                Material2OutlinedAL.INBOX,
                                "No proposals wait",
                                "Ballast proposes trades when a weight leaves its band. Change bands in Drift.",
                                new Button("Open Drift"))),
                new SectionPanel("Correlation", StatePane.loading("Estimating the correlation of 50 instruments")),
                new SectionPanel(
                        "Journal",
                        StatePane.error(
                                "The journal could not be read",
                                "The database file is used by another Ballast. Close it and try again.",
                                new Button("Try again"))));
        VBox.setVgrow(row, Priority.ALWAYS);
        return row;
    }

    private static HBox row(Region... children) {
        var row = new HBox(10, children);
        for (Region child : children) {
            child.setPrefWidth(300);
            HBox.setHgrow(child, Priority.ALWAYS);
        }
        return row;
    }
}
