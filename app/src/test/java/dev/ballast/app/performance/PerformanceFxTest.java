package dev.ballast.app.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.engine.PerformanceRequests;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.performance.BenchmarkChoice;
import dev.ballast.core.performance.PerformanceReport;
import dev.ballast.core.performance.PerformanceReports;
import dev.ballast.core.performance.PerformanceWindow;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Choosing window, benchmark and split with real clicks; the figures are the engine's own.
@ExtendWith(WindowExtension.class)
class PerformanceFxTest {

    private final Snapshot snapshot = SampleSnapshots.withLedger();
    private final PerformanceViewModel model = new PerformanceViewModel(
            Runnable::run,
            Runnable::run,
            (seen, window, benchmark) -> PerformanceReports.of(PerformanceRequests.of(seen, window, benchmark)));

    @Start
    void show(Stage stage) {
        var themes = new Themes(Theme.DARK);
        model.apply(snapshot);
        var scene = new Scene(new PerformanceView(model, themes, new FxPulse()), 990, 940);
        themes.install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void windowAndSplitFollowTheirButtonsAndTheSumStaysTheReturn(FxRobot robot) {
        for (String window : new String[] {"90d", "all", "7d"}) {
            robot.clickOn("#performance-window-" + window);
            for (String split : new String[] {"category", "strategy", "asset"}) {
                robot.clickOn("#performance-split-" + split);
                TableView<AttributionTable.Row> table =
                        robot.lookup("#performance-attribution").query();
                double sum = table.getItems().stream()
                        .limit(table.getItems().size() - 1L)
                        .mapToDouble(AttributionTable.Row::value)
                        .sum();
                assertThat(sum).isCloseTo(table.getItems().getLast().value(), offset(1e-6));
                assertThat(table.getItems().getLast().value())
                        .isCloseTo(
                                report().over(report().window()).orElseThrow().timeWeighted(), offset(1e-9));
            }
        }
        assertThat(report().window()).isEqualTo(PerformanceWindow.DAYS_7);
    }

    @Test
    void theBenchmarkIsChosenFromTheInstrumentsWithBars(FxRobot robot) {
        ComboBox<BenchmarkChoice> box = robot.lookup("#performance-benchmark").queryComboBox();
        assertThat(box.getItems()).hasSize(1 + snapshot.history().size());
        var bitcoin = new BenchmarkChoice.Single(InstrumentId.of("BTC-USD"));

        robot.interact(() -> box.setValue(bitcoin));

        assertThat(report().benchmark()).isEqualTo(bitcoin);
        robot.interact(() -> model.apply(SampleSnapshots.withLedger()));
        assertThat(box.getValue()).isEqualTo(bitcoin);
    }

    @Test
    void theFiguresOfEveryWindowAreCopied(FxRobot robot) {
        TableView<FigureRow> table = robot.lookup("#performance-windows").query();
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(0);
        });
        robot.push(KeyCode.SHORTCUT, KeyCode.C);

        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).contains("Figure", "30d", "Return, time-weighted", "Turnover");
        assertThat(robot.lookup("#performance-covered").<Labeled>query().getText())
                .contains("from", "to");
    }

    @Test
    void aBookWithoutEntriesTeaches(FxRobot robot) {
        robot.interact(() -> {
            var empty = new PerformanceViewModel(Runnable::run, Runnable::run, (_, _, _) -> report());
            empty.apply(SampleSnapshots.empty());
            assertThat(empty.stateProperty().get()).isEqualTo(PerformanceState.EMPTY);
        });
        Node room = robot.lookup("#performance-room").query();
        assertThat(room.isVisible()).isTrue();
    }

    private PerformanceReport report() {
        return Objects.requireNonNull(model.reportProperty().get());
    }
}
