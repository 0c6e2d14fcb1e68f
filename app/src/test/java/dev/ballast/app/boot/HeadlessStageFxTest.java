package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.WindowExtension;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The ground of every screen test: clicks and key strokes reach a stage without a display.
@ExtendWith(WindowExtension.class)
class HeadlessStageFxTest {

    @Start
    void show(Stage stage) {
        Button approve = new Button("Approve");
        Label answer = new Label("waiting");
        answer.setId("answer");
        TextField reason = new TextField();
        approve.setOnAction(_ -> answer.setText("approved"));
        approve.setId("approve");
        reason.setId("reason");
        stage.setScene(new Scene(new VBox(8, approve, reason, answer), 400, 300));
        stage.show();
    }

    @Test
    void clicksReachAButton(FxRobot robot) {
        robot.clickOn("#approve");

        assertThat(robot.lookup("#answer").queryLabeled().getText()).isEqualTo("approved");
    }

    @Test
    void typingReachesAField(FxRobot robot) {
        robot.clickOn("#reason").write("Too dear").type(KeyCode.BACK_SPACE);

        assertThat(robot.lookup("#reason").queryTextInputControl().getText()).isEqualTo("Too dea");
    }
}
