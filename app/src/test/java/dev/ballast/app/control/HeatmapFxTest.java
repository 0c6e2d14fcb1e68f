package dev.ballast.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.theme.Theme;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class HeatmapFxTest {

    private static final HeatmapData THREE =
            HeatmapData.of(List.of("BTC", "ETH", "SOL"), new double[] {1, 0.8, -0.2, 0.8, 1, 0.5, -0.2, 0.5, 1});

    private Heatmap heatmap = new Heatmap(UiKit.of(Theme.DARK));

    @Start
    void show(Stage stage) {
        UiKit kit = UiKit.of(Theme.DARK);
        heatmap = new Heatmap(kit);
        heatmap.setData(THREE);
        var scene = new Scene(heatmap, 600, 400);
        kit.themes().install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aClickChoosesTheCellUnderIt(FxRobot robot) {
        robot.clickOn(heatmap);

        Heatmap.Cell clicked = heatmap.cellAt(heatmap.getWidth() / 2, heatmap.getHeight() / 2);
        assertThat(clicked).isNotNull();
        assertThat(heatmap.selectedProperty().get()).isEqualTo(clicked);
        assertThat(heatmap.hoveredProperty().get()).isEqualTo(clicked);
    }

    @Test
    void arrowsMoveTheChoiceAndStopAtTheEdge(FxRobot robot) {
        robot.interact(() -> {
            heatmap.requestFocus();
            heatmap.selectedProperty().set(new Heatmap.Cell(0, 1));
        });

        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN);

        assertThat(heatmap.selectedProperty().get()).isEqualTo(new Heatmap.Cell(1, 2));
        assertThat(heatmap.getAccessibleText()).isEqualTo("ETH and SOL, correlation +0.500");
    }

    @Test
    void aSmallerTableDropsAChoiceItHasNot(FxRobot robot) {
        robot.interact(() -> {
            heatmap.selectedProperty().set(new Heatmap.Cell(2, 2));
            heatmap.setData(HeatmapData.of(List.of("BTC", "ETH"), new double[] {1, 0.1, 0.1, 1}));
        });

        assertThat(heatmap.selectedProperty().get()).isNull();
        assertThat(heatmap.getAccessibleText()).contains("2 instruments");
    }
}
