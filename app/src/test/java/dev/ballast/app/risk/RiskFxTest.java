package dev.ballast.app.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.explain.ValueText;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.testkit.SampleRisk;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.Explanation.Input;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.report.RiskReport;
import dev.ballast.core.risk.tail.TailMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Confidence, method and trails with real keys and clicks.
@ExtendWith(WindowExtension.class)
class RiskFxTest {

    private final RiskViewModel model = new RiskViewModel(Runnable::run, Runnable::run, SampleRisk::report);

    @Start
    void show(Stage stage) {
        var themes = new Themes(Theme.DARK);
        model.apply(SampleRisk.snapshot());
        var scene = new Scene(new RiskView(model, themes, new FxPulse()), 990, 960);
        themes.install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void switchesConfidenceAndMethod(FxRobot robot) {
        assertThat(text(robot, "#risk-tile-var-short-value")).isEqualTo(valueAtRisk(TailMethod.HISTORICAL));

        robot.clickOn("#risk-confidence-99");
        assertThat(report().settings().confidence()).isEqualTo(0.99);
        assertThat(text(robot, "#risk-tile-var-short-value")).isEqualTo(valueAtRisk(TailMethod.HISTORICAL));

        robot.clickOn("#risk-method-normal");
        assertThat(model.methodProperty().get()).isEqualTo(TailMethod.PARAMETRIC_NORMAL);
        assertThat(text(robot, "#risk-tile-var-short-value")).isEqualTo(valueAtRisk(TailMethod.PARAMETRIC_NORMAL));
    }

    @Test
    void opensTheTrailOfAVarFigureDownToItsReturnsAndBackByKeys(FxRobot robot) {
        robot.clickOn("#risk-tile-var-short");
        assertThat(text(robot, "#trail-title")).contains("VaR").contains("1 day");
        Explanation top = model.trail().pathProperty().get().getLast();
        assertThat(text(robot, "#trail-value")).isEqualTo(ValueText.of(top.value()));

        ListView<Input.Figure> inputs = robot.lookup("#trail-inputs").query();
        int returns = index(inputs, "Portfolio returns");
        robot.interact(() -> inputs.getSelectionModel().select(returns));
        robot.type(KeyCode.ENTER);
        assertThat(text(robot, "#trail-title")).isEqualTo("Portfolio returns");
        TableView<Integer> rows = robot.lookup("#trail-rows").query();
        assertThat(rows.getItems()).hasSize(report().sample().observations());
        assertThat(rows.getColumns().getFirst().getCellData(0)).isNotNull();

        robot.type(KeyCode.BACK_SPACE);
        assertThat(text(robot, "#trail-title")).contains("VaR");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#trail").<Node>query().isVisible()).isFalse();
        assertThat(robot.lookup("#risk-tile-var-short").<Node>query().isFocused())
                .isTrue();
    }

    @Test
    void questionMarkExplainsTheFocusedFigure(FxRobot robot) {
        robot.interact(() -> robot.lookup("#risk-tile-volatility").query().requestFocus());
        robot.write("?");

        assertThat(text(robot, "#trail-title")).isEqualTo("Annual volatility");
    }

    @Test
    void aFigureOfTheTableOpensItsTrailByEnterAndItsNameChoosesTheMethod(FxRobot robot) {
        TableView<MethodRow> table = robot.lookup("#risk-methods").query();
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(2, table.getVisibleLeafColumn(2));
        });
        robot.type(KeyCode.ENTER);
        assertThat(text(robot, "#trail-title")).contains("CVaR").contains(TailMethod.CORNISH_FISHER.label());
        robot.type(KeyCode.ESCAPE);

        robot.interact(() -> table.getSelectionModel().clearAndSelect(4, table.getVisibleLeafColumn(0)));
        robot.type(KeyCode.ENTER);
        assertThat(model.methodProperty().get()).isEqualTo(TailMethod.MONTE_CARLO_STUDENT_T);
    }

    @Test
    void categoriesAndTheOtherHalfOfANarrowPlaceAreAClickAway(FxRobot robot) {
        robot.clickOn("#risk-grouping-categories");
        TableView<ContributionRow> parts = robot.lookup("#risk-contributions").query();
        assertThat(parts.getItems()).extracting(ContributionRow::name).contains("L1");

        assertThat(robot.lookup("#risk-liquidity").tryQuery()).isEmpty();
        robot.clickOn("#risk-rules-second");
        assertThat(robot.lookup("#risk-liquidity").tryQuery()).isPresent();
        assertThat(robot.lookup("#risk-limits").tryQuery()).isEmpty();
    }

    @Test
    void copyingATableTakesAllDigitsAndSaysSimulated(FxRobot robot) {
        robot.interact(() -> robot.lookup("#risk-methods").query().requestFocus());
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);

        List<String> copied = new ArrayList<>();
        robot.interact(() ->
                copied.addAll(Clipboard.getSystemClipboard().getString().lines().toList()));
        assertThat(copied).hasSize(1 + TailMethod.values().length);
        assertThat(copied.getFirst()).startsWith("Method\tVaR 1 d").endsWith("Prices");
        assertThat(copied.get(1))
                .startsWith("Historical\t")
                .contains(Double.toString(
                        report().tail(TailMethod.HISTORICAL, 1).orElseThrow().valueAtRisk()))
                .endsWith("SIMULATED");
    }

    @Test
    void emptyAndMissingSayWhatToDo(FxRobot robot) {
        robot.interact(() -> model.apply(SnapshotBuilder.from(SampleRisk.snapshot())
                .risk(Result.missing("The risk report is being computed."))
                .build()));
        assertThat(robot.lookup("The risk report is being computed.").tryQuery())
                .isPresent();

        robot.interact(() -> model.apply(
                SnapshotBuilder.from(SnapshotBuilder.from(SampleRisk.snapshot()).build())
                        .valuation(SampleSnapshots.empty().valuation())
                        .build()));
        assertThat(robot.lookup("No positions, no risk").tryQuery()).isPresent();
    }

    private static int index(ListView<Input.Figure> inputs, String name) {
        for (int i = 0; i < inputs.getItems().size(); i++) {
            if (inputs.getItems().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new AssertionError("no input " + name + " in " + inputs.getItems());
    }

    private String valueAtRisk(TailMethod method) {
        return Numbers.percent(report().tail(method, 1).orElseThrow().valueAtRisk(), 2);
    }

    private RiskReport report() {
        return Objects.requireNonNull(model.reportProperty().get());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).<Labeled>query().getText();
    }
}
