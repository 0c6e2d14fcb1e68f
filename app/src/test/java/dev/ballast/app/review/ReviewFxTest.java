package dev.ballast.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.testkit.SampleOutcomes;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.outcome.OutcomeGroup;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Choosing, grouping and copying decisions with real keys and clicks.
@ExtendWith(WindowExtension.class)
class ReviewFxTest {

    private final Snapshot snapshot = SampleSnapshots.realistic();
    private final AtomicBoolean decided = new AtomicBoolean(true);
    private final ReviewViewModel model = new ReviewViewModel(
            Runnable::run,
            Runnable::run,
            seen -> decided.get() ? SampleOutcomes.report(seen) : SampleOutcomes.none(seen));

    @Start
    void show(Stage stage) {
        var themes = new Themes(Theme.DARK);
        model.apply(snapshot);
        var scene = new Scene(new ReviewView(model, themes, new FxPulse(), ZoneOffset.UTC), 990, 940);
        themes.install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void arrowsChooseWhoseBooksAreDrawn(FxRobot robot) {
        assertThat(text(robot, "#review-chosen")).contains("executed").contains("untouched");
        TableView<DecisionRow> table = robot.lookup("#review-decisions").query();
        robot.interact(table::requestFocus);
        robot.type(KeyCode.DOWN);
        assertThat(text(robot, "#review-chosen")).contains("rejected").contains("as proposed");
        assertThat(model.selectedProperty().get()).isSameAs(model.decisions().get(1));
    }

    @Test
    void sumsFollowTheGrouping(FxRobot robot) {
        TableView<OutcomeGroup> groups = robot.lookup("#review-groups").query();
        assertThat(groups.getItems()).hasSize(3);
        robot.clickOn("#review-grouping-reject-reason");
        assertThat(groups.getItems()).extracting(OutcomeGroup::name).containsExactly("Wrong time");
    }

    @Test
    void copiesEveryDecision(FxRobot robot) {
        TableView<DecisionRow> table = robot.lookup("#review-decisions").query();
        robot.interact(table::requestFocus);
        robot.push(KeyCode.SHORTCUT, KeyCode.C);
        String[] copied = {""};
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0].lines()).hasSize(4);
        assertThat(copied[0]).contains("REJECTED").contains("WRONG_TIME").contains("SIMULATED");
    }

    @Test
    void withoutADecisionItSaysHowToGetOne(FxRobot robot) {
        assertThat(robot.lookup("No decision yet").<Node>query().getParent().isVisible())
                .isFalse();
        decided.set(false);
        robot.interact(() -> model.apply(SnapshotBuilder.from(snapshot)
                .asOf(snapshot.asOf().plusSeconds(10))
                .build()));
        assertThat(model.stateProperty().get()).isEqualTo(ReviewState.EMPTY);
        assertThat(robot.lookup("No decision yet").<Node>query().getParent().isVisible())
                .isTrue();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }
}
