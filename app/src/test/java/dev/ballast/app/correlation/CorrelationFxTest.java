package dev.ballast.app.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.statistics.CorrelationMatrix;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The modes of the matrix by keys and clicks.
@ExtendWith(WindowExtension.class)
class CorrelationFxTest {

    private final Snapshot start = SampleSnapshots.realistic();
    private final CorrelationViewModel model =
            new CorrelationViewModel((_, _) -> Map.of(), Runnable::run, Runnable::run);

    @Start
    void show(Stage stage) {
        var themes = new Themes(Theme.DARK);
        model.apply(start);
        var scene = new Scene(new CorrelationView(model, themes, new FxPulse(), ZoneOffset.UTC), 990, 960);
        themes.install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void arrowsGoFromPairToPairAndTheTableChoosesToo(FxRobot robot) {
        HeatmapPane heatmap = heatmap(robot);
        Pair first = Objects.requireNonNull(model.pairProperty().get());
        List<?> order = model.answerProperty().get().order();
        robot.interact(heatmap::requestFocus);
        robot.type(order.indexOf(first.first()) > 0 ? KeyCode.UP : KeyCode.DOWN);

        Pair next = Objects.requireNonNull(model.pairProperty().get());
        assertThat(next.isSameAs(first)).isFalse();
        assertThat(next.first()).isNotEqualTo(next.second());
        assertThat(heatmap.getAccessibleText()).contains(next.first().symbol());

        TableView<CorrelationRow> pairs = robot.lookup("#correlation-pairs").query();
        robot.interact(() -> {
            pairs.requestFocus();
            pairs.getSelectionModel().select(2);
        });
        assertThat(Objects.requireNonNull(model.pairProperty().get())
                        .isSameAs(pairs.getItems().get(2).pair()))
                .isTrue();
    }

    @Test
    void commaAndPeriodScrubThroughTimeAndEndGoesToNow(FxRobot robot) {
        Instant newest = matrix().to();
        robot.interact(heatmap(robot)::requestFocus);
        robot.type(KeyCode.COMMA, KeyCode.COMMA, KeyCode.COMMA);
        assertThat(matrix().to()).isBefore(newest);
        Instant back = Objects.requireNonNull(model.asOfProperty().get());
        assertThat(text(robot, "#correlation-as-of"))
                .contains(back.minusSeconds(1).toString().substring(0, 7));

        robot.type(KeyCode.PERIOD);
        assertThat(Objects.requireNonNull(model.asOfProperty().get())).isAfter(back);
        robot.type(KeyCode.END);
        assertThat(model.asOfProperty().get()).isNull();
        assertThat(matrix().to()).isEqualTo(newest);
    }

    @Test
    void theDifferenceIsChosenAndLeftAgain(FxRobot robot) {
        ComboBox<Baseline> baseline = robot.lookup("#correlation-baseline").query();
        robot.interact(() -> baseline.setValue(new Baseline.Past(Instant.EPOCH)));
        assertThat(Objects.requireNonNull(heatmap(robot).heat()).isChange()).isTrue();

        robot.interact(() -> baseline.setValue(new Baseline.None()));
        assertThat(Objects.requireNonNull(heatmap(robot).heat()).isChange()).isFalse();
    }

    @Test
    void aTimeframeWithoutBarsIsAnEmptyRoomThatSaysHowToFillIt(FxRobot robot) {
        robot.clickOn("#correlation-timeframe-1h");

        assertThat(model.timeframeProperty().get()).isEqualTo(Timeframe.H1);
        assertThat(text(robot, "#correlation-problem")).contains("No 1h bars are stored", "ballast backfill");
        assertThat(robot.lookup("#correlation-problem")
                        .<Node>query()
                        .getParent()
                        .isVisible())
                .isTrue();
        robot.clickOn("#correlation-timeframe-1d");
        assertThat(robot.lookup("#correlation-problem")
                        .<Node>query()
                        .getParent()
                        .isVisible())
                .isFalse();
    }

    private CorrelationMatrix matrix() {
        return model.answerProperty().get().matrix().orElseThrow();
    }

    private static HeatmapPane heatmap(FxRobot robot) {
        return robot.lookup("#correlation-heatmap").query();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).<Labeled>query().getText();
    }
}
