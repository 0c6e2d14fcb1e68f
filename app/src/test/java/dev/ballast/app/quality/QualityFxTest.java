package dev.ballast.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.fx.FxThread;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.app.venue.HistoryStatus;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.MarketRecord;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.market.discovery.MarketCaps;
import dev.ballast.core.market.quality.DataMark;
import dev.ballast.core.market.quality.DataMarks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.prefs.Preferences;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Findings with real keys: one wrong print of bitcoin, and a stretch without volume of ether.
@ExtendWith(WindowExtension.class)
class QualityFxTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId ETH = InstrumentId.of("ETH-USD");
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int WRONG = 50;

    private final Snapshot start = SampleSnapshots.realistic();
    private final FakeWorkstation engine = new FakeWorkstation(start);
    private final Preferences memory = Preferences.userRoot().node("ballast-test/" + UUID.randomUUID());
    private final QualityViewModel model = new QualityViewModel(
            engine, (_, timeframe) -> timeframe == Timeframe.D1 ? stored() : Map.of(), Runnable::run, FxThread::run);

    private final FakeUpkeep upkeep = new FakeUpkeep();
    private final HistoryViewModel history = new HistoryViewModel(upkeep, FxThread::run);

    @Start
    void show(Stage stage) {
        var themes = new Themes(Theme.DARK);
        model.apply(start);
        var scene = new Scene(new QualityView(model, history, themes, new FxPulse(), memory), 990, 900);
        themes.install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void forget() throws Exception {
        memory.removeNode();
    }

    @Test
    void aBarIsExcludedByKeyAndComesBack(FxRobot robot) {
        assertThat(text(robot, "#quality-summary")).startsWith("2 series of 1d bars: 4 findings, 2 to decide");
        assertThat(robot.lookup("#quality-exclude").<Node>query().isDisabled()).isTrue();
        TableView<FindingRow> table = table(robot);
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(0);
        });
        assertThat(text(robot, "#quality-words")).contains("is a spike", "left out");

        robot.type(KeyCode.X);
        var mark = new DataMark(BTC, Timeframe.D1, day(WRONG), day(WRONG), DataMark.Verdict.EXCLUDED);
        assertThat(engine.submitted()).containsExactly(new Command.MarkData(mark));
        answer(robot, "Bars of BTC-USD: excluded", DataMarks.NONE.plus(mark));
        assertThat(text(robot, "#quality-message")).isEqualTo("Bars of BTC-USD: excluded");
        assertThat(table.getItems().getFirst().effect()).isEqualTo("excluded");

        robot.interact(table::requestFocus);
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(engine.submitted().getLast()).isEqualTo(new Command.UnmarkData(mark));
        answer(robot, "Bars of BTC-USD: no longer excluded", DataMarks.NONE);
        assertThat(table.getItems().getFirst().effect()).isEqualTo("left out");
        assertThat(robot.lookup("#quality-undo").<Node>query().isDisabled()).isTrue();
    }

    @Test
    void arrowsGoToTheNextFindingAndARunIsAcceptedWhole(FxRobot robot) {
        TableView<FindingRow> table = table(robot);
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(0);
        });
        robot.type(KeyCode.DOWN);
        assertThat(text(robot, "#quality-words")).contains("no volume for 6 bars");

        robot.type(KeyCode.A);
        assertThat(engine.submitted())
                .containsExactly(new Command.MarkData(
                        new DataMark(ETH, Timeframe.D1, day(70), day(75), DataMark.Verdict.ACCEPTED)));
    }

    @Test
    void lettersInTheFilterFilterAndDecideNothing(FxRobot robot) {
        TableView<FindingRow> table = table(robot);
        robot.interact(() -> table.getSelectionModel().select(0));
        TextField filter = robot.lookup("#quality-filter").query();
        robot.interact(filter::requestFocus);
        robot.type(KeyCode.E, KeyCode.T, KeyCode.H);

        assertThat(table.getItems()).extracting(FindingRow::instrument).containsOnly(ETH);
        assertThat(engine.submitted()).isEmpty();
        robot.interact(() -> filter.setText("x a t"));
        assertThat(table.getItems()).isEmpty();
        assertThat(((Label) table.getPlaceholder()).getText()).isEqualTo("Nothing found that fits.");
        assertThat(engine.submitted()).isEmpty();
    }

    @Test
    void aTimeframeWithoutBarsSaysHowToGetThem(FxRobot robot) {
        robot.interact(() -> model.timeframeProperty().set(Timeframe.H1));

        assertThat(text(robot, "#quality-summary")).contains("No 1h bars are stored", "ballast backfill");
        assertThat(table(robot).getItems()).isEmpty();
        assertThat(text(robot, "#quality-words")).startsWith("Choose a finding");
        assertThat(robot.lookup("#quality-exclude").<Node>query().isDisabled()).isTrue();
    }

    @Test
    void historyIsFetchedStoppedAndExplainedByKey(FxRobot robot) {
        assertThat(text(robot, "#quality-history-line"))
                .isEqualTo("History: up to date, 12:00:07 UTC; next at 13:00:07");
        assertThat(isShown(robot, "#quality-history-progress")).isFalse();
        assertThat(isShown(robot, "#quality-history-reasons")).isFalse();
        robot.interact(table(robot)::requestFocus);
        robot.type(KeyCode.U);
        assertThat(upkeep.told()).containsExactly("update");

        upkeep.tell(new HistoryStatus.Working(BTC, Timeframe.H1, 2, 5, 12, 100, ""));
        WindowExtension.awaitLayout();
        assertThat(text(robot, "#quality-history-line"))
                .isEqualTo("Fetching BTC-USD 1h, page 2 of 5 (12 of 100 series)");
        assertThat(isShown(robot, "#quality-history-progress")).isTrue();
        assertThat(robot.lookup("#quality-history-progress")
                        .<ProgressBar>query()
                        .getProgress())
                .isEqualTo(0.124);
        assertThat(isShown(robot, "#quality-history-update")).isFalse();
        robot.type(KeyCode.ESCAPE);
        robot.interact(
                () -> robot.lookup("#quality-history-cancel").<Button>query().fire());
        assertThat(upkeep.told()).containsExactly("update", "cancel", "cancel");

        upkeep.tell(upkeep.rested(2, List.of("COINBASE and BINANCE do not list NOPE-USD")));
        WindowExtension.awaitLayout();
        assertThat(text(robot, "#quality-history-line")).startsWith("History: 2 of 4 series could not be had, ");
        assertThat(text(robot, "#quality-history-reasons")).isEqualTo("COINBASE and BINANCE do not list NOPE-USD");
        robot.interact(
                () -> robot.lookup("#quality-history-update").<Button>query().fire());
        assertThat(upkeep.told()).hasSize(4).last().isEqualTo("update");

        upkeep.tell(new HistoryStatus.Off("no live feed"));
        WindowExtension.awaitLayout();
        assertThat(text(robot, "#quality-history-line")).isEqualTo("History is not kept up to date: no live feed");
        assertThat(isShown(robot, "#quality-history-update")).isFalse();
        assertThat(isShown(robot, "#quality-history-reasons")).isFalse();
        robot.type(KeyCode.U);
        assertThat(upkeep.told()).hasSize(4);
        history.close();
        assertThat(upkeep.listeners()).isZero();
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id).<Node>query().isVisible();
    }

    private void answer(FxRobot robot, String said, DataMarks marks) {
        robot.interact(() -> {
            engine.answerDone(said);
            model.apply(SnapshotBuilder.from(start)
                    .market(new MarketRecord(MarketCaps.NONE, marks))
                    .build());
        });
        WindowExtension.awaitLayout();
    }

    private static TableView<FindingRow> table(FxRobot robot) {
        return robot.lookup("#quality-table").query();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).<Labeled>query().getText();
    }

    static Map<InstrumentId, PriceHistory> stored() {
        var stored = new TreeMap<InstrumentId, PriceHistory>();
        stored.put(BTC, history(BTC, WRONG, -1, -1));
        stored.put(ETH, history(ETH, -1, 70, 75));
        return stored;
    }

    private static PriceHistory history(InstrumentId id, int wrong, int dryFrom, int dryTo) {
        var random = new Random(7);
        List<Bar> bars = new ArrayList<>();
        double price = 100;
        for (int i = 0; i < 120; i++) {
            price *= Math.exp(0.01 * random.nextGaussian());
            double close = i == wrong ? 6 * price : price;
            bars.add(new Bar(day(i), close, close, close, close, i >= dryFrom && i <= dryTo ? 0 : 10));
        }
        return new PriceHistory(id, Timeframe.D1, bars);
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
