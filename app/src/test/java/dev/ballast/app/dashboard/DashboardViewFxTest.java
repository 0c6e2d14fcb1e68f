package dev.ballast.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.Gone;
import dev.ballast.app.testkit.SampleRisk;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.regime.RegimeReport;
import dev.ballast.core.result.Result;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(WindowExtension.class)
class DashboardViewFxTest {

    private final FakeWorkstation workstation = new FakeWorkstation(SampleSnapshots.realistic());
    private final DashboardViewModel model = new DashboardViewModel(workstation);
    private final List<String> opened = new ArrayList<>();
    private final DashboardActions actions = new DashboardActions(
            () -> opened.add("queue"), () -> opened.add("drift"), () -> opened.add("import"), () -> opened.add("demo"));
    private final Pane frame = new Pane();
    private final List<Themes> themes = new ArrayList<>();

    @Start
    void show(Stage stage) {
        themes.add(new Themes(Theme.DARK));
        var view = new DashboardView(model, themes.getFirst(), actions);
        view.setPrefSize(995, 995);
        frame.getChildren().setAll(view);
        var scene = new Scene(frame, 995, 995);
        themes.getFirst().install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void everyDeductionIsListed(FxRobot robot) {
        robot.interact(() -> model.apply(workstation.snapshot()));

        Pane lines = robot.lookup("#dashboard-deductions").queryAs(Pane.class);

        assertThat(lines.getChildren()).hasSize(3);
        assertThat(robot.lookup("#dashboard-health").queryLabeled().getText()).startsWith("55 of 100");
        assertThat(robot.lookup("#dashboard-origin").queryLabeled().getText()).isEqualTo("SIMULATED");
    }

    @Test
    void theRegimeIsNamedAndOpensItsTrail(FxRobot robot) {
        robot.interact(() -> model.apply(workstation.snapshot()));
        assertThat(robot.lookup("#dashboard-regime-label").queryLabeled().getText())
                .isEqualTo("—");
        assertThat(robot.lookup("#dashboard-regime-note").queryLabeled().getText())
                .isEqualTo(workstation.snapshot().regime().reason());

        RegimeReport known = SampleRisk.regime().orElseThrow();
        robot.interact(() -> model.apply(SnapshotBuilder.from(workstation.snapshot())
                .regime(Result.of(known))
                .build()));
        assertThat(robot.lookup("#dashboard-regime-label").queryLabeled().getText())
                .isEqualTo(known.regime().label());
        assertThat(robot.lookup("#dashboard-regime-note").queryLabeled().getText())
                .contains("confidence ", "for " + known.age() + " d");

        robot.clickOn("#dashboard-regime");
        assertThat(robot.lookup("#trail-title").queryLabeled().getText()).isEqualTo("Market regime");
        assertThat(robot.lookup("#trail-rows").queryTableView().getItems()).hasSameSizeAs(known.spells());
        robot.type(KeyCode.ESCAPE);
        assertThat(model.trail().isOpen()).isFalse();
    }

    @Test
    void buttonsLeadOn(FxRobot robot) {
        robot.interact(() -> model.apply(workstation.snapshot()));

        robot.clickOn("#dashboard-open-queue").clickOn("#dashboard-open-drift");

        assertThat(opened).containsExactly("queue", "drift");
    }

    @Test
    void theRangeIsChosenByClick(FxRobot robot) {
        robot.interact(() -> model.apply(workstation.snapshot()));

        robot.clickOn("#dashboard-range-week");

        assertThat(model.range().get()).isEqualTo(EquityRange.WEEK);
        assertThat(robot.lookup("#dashboard-equity-summary").queryLabeled().getText())
                .contains("time-weighted");
    }

    @Test
    void theEmptyBookTeachesImportAndDemo(FxRobot robot) {
        robot.interact(() -> model.apply(SampleSnapshots.empty()));

        robot.clickOn("#dashboard-import").clickOn("#dashboard-demo");

        assertThat(opened).containsExactly("import", "demo");
    }

    @Test
    void aClosedRoomCanBeCollectedThoughTheThemesLiveOn() {
        WeakReference<DashboardView> room = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            var other = new DashboardViewModel(workstation);
            var view = new DashboardView(other, themes.getFirst(), actions);
            frame.getChildren().add(view);
            other.apply(workstation.snapshot());
            frame.applyCss();
            frame.layout();
            frame.getChildren().remove(view);
            return new WeakReference<>(view);
        });

        assertThat(Gone.soon(room)).isTrue();
    }
}
