package dev.ballast.app.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.testkit.SampleRisk;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.optimization.method.OptimizationMethod;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Limits, conflicts and methods with real keys and clicks.
@ExtendWith(ApplicationExtension.class)
class OptimizerFxTest {

    private final OptimizerViewModel model = new OptimizerViewModel(Runnable::run, Runnable::run);

    @Start
    void show(Stage stage) {
        var themes = new Themes(Theme.DARK);
        model.apply(SampleRisk.snapshot());
        var scene = new Scene(new OptimizerView(model, themes, new FxPulse()), 990, 960);
        themes.install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void weightsFollowABoundThatIsChanged(FxRobot robot) {
        double before = largest();

        Slider most = robot.lookup("#optimizer-most").query();
        robot.interact(() -> most.setValue(0.2));

        assertThat(before).isGreaterThan(0.2);
        assertThat(largest()).isLessThanOrEqualTo(0.2 + 1e-9);
        assertThat(text(robot, "#optimizer-most-value")).contains("20");
        assertThat(shows(robot, "#optimizer-conflict")).isFalse();
    }

    @Test
    void limitsThatConflictAreNamedAndOneClickRelaxesThem(FxRobot robot) {
        assertThat(shows(robot, "#optimizer-conflict")).isFalse();
        Slider most = robot.lookup("#optimizer-most").query();

        robot.interact(() -> most.setValue(0.03));

        assertThat(shows(robot, "#optimizer-conflict")).isTrue();
        assertThat(text(robot, "#optimizer-conflict-words"))
                .contains("cannot all hold", "budget", "upper bound of", "Cheapest way out");
        assertThat(largest()).isNaN();
        robot.clickOn("#optimizer-relax");
        assertThat(shows(robot, "#optimizer-conflict")).isFalse();
        assertThat(largest()).isGreaterThan(0.03);
    }

    @Test
    void methodsAreChosenByArrowsAndAssetsLockedByKey(FxRobot robot) {
        TableView<MethodRow> methods = robot.lookup("#optimizer-methods").query();
        robot.interact(() -> {
            methods.requestFocus();
            methods.getSelectionModel().select(0);
        });
        robot.type(KeyCode.DOWN);
        assertThat(model.methodProperty().get()).isEqualTo(OptimizationMethod.INVERSE_VOLATILITY);

        TableView<AssetRow> assets = robot.lookup("#optimizer-assets").query();
        robot.interact(() -> {
            assets.requestFocus();
            assets.getSelectionModel().select(0);
        });
        robot.type(KeyCode.L);
        String symbol = model.assets().getFirst().symbol();
        assertThat(model.limitsProperty().get().locked()).containsExactly(symbol);
        assertThat(robot.lookup("#optimizer-trade-" + symbol).<CheckBox>query().isSelected())
                .isFalse();
        robot.clickOn("#optimizer-free");
        assertThat(model.limitsProperty().get()).isEqualTo(Limits.NONE);
    }

    @Test
    void emptyBookSaysWhatToDo(FxRobot robot) {
        robot.interact(() -> model.apply(
                SnapshotBuilder.from(SnapshotBuilder.from(SampleRisk.snapshot()).build())
                        .valuation(SampleSnapshots.empty().valuation())
                        .build()));

        assertThat(robot.lookup("Nothing to optimise").tryQuery()).isPresent();
    }

    private double largest() {
        return model.assets().stream()
                .mapToDouble(row -> row.figuresProperty().get().proposed())
                .max()
                .orElse(0);
    }

    private static boolean shows(FxRobot robot, String id) {
        return robot.lookup(id).<Node>query().isVisible();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).<Labeled>query().getText();
    }
}
