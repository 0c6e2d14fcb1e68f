package dev.ballast.app.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.fx.FxPulse;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleProposals;
import dev.ballast.app.testkit.SampleRisk;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.optimization.method.OptimizationMethod;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Limits, conflicts and methods with real keys and clicks.
@ExtendWith(WindowExtension.class)
class OptimizerFxTest {

    private final FakeWorkstation workstation = new FakeWorkstation(SampleRisk.snapshot());
    private final OptimizerViewModel model =
            new OptimizerViewModel(workstation, Runnable::run, Runnable::run, Runnable::run);
    private final AtomicBoolean queueAsked = new AtomicBoolean();

    @Start
    void show(Stage stage) {
        var themes = new Themes(Theme.DARK);
        model.apply(SampleRisk.snapshot());
        var scene = new Scene(new OptimizerView(model, themes, new FxPulse(), () -> queueAsked.set(true)), 990, 960);
        themes.install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void weightsFollowABoundThatIsChanged(FxRobot robot) {
        double before = largest();
        FrontierPicture drawn = drawn(robot);
        List<String> cells = proposedCells(robot);

        Slider most = robot.lookup("#optimizer-most").query();
        robot.interact(() -> most.setValue(0.2));

        assertThat(before).isGreaterThan(0.2);
        assertThat(largest()).isLessThanOrEqualTo(0.2 + 1e-9);
        assertThat(drawn(robot).line()).isNotEmpty().isNotEqualTo(drawn.line());
        // Less choice: no less risk at the left end, no more return at the right one.
        assertThat(drawn(robot).line().getFirst().volatility())
                .isGreaterThanOrEqualTo(drawn.line().getFirst().volatility() - 1e-12);
        assertThat(drawn(robot).line().getLast().expectedReturn())
                .isLessThan(drawn.line().getLast().expectedReturn());
        assertThat(chosenMark(robot)).isNotEqualTo(mark(drawn));
        assertThat(proposedCells(robot)).isNotEqualTo(cells).contains("20.0 %");
        assertThat(robot.lookup("#optimizer-most-value").<TextField>query().getText())
                .isEqualTo("20 %");
        assertThat(shows(robot, "#optimizer-conflict")).isFalse();
    }

    @Test
    void limitsThatConflictAreNamedAndOneClickRelaxesThem(FxRobot robot) {
        assertThat(shows(robot, "#optimizer-conflict")).isFalse();
        Slider most = robot.lookup("#optimizer-most").query();

        robot.interact(() -> most.setValue(0.03));

        assertThat(shows(robot, "#optimizer-conflict")).isTrue();
        assertThat(text(robot, "#optimizer-conflict-words"))
                .contains("cannot all hold", "budget", "upper bounds of 12 assets", "Cheapest way out", "each");
        assertThat(largest()).isNaN();
        assertThat(drawn(robot).line()).isEmpty();
        assertThat(robot.lookup("#optimizer-send").<Node>query().isDisabled()).isTrue();
        robot.clickOn("#optimizer-relax");
        assertThat(shows(robot, "#optimizer-conflict")).isFalse();
        assertThat(largest()).isGreaterThan(0.03);
        assertThat(drawn(robot).line()).isNotEmpty();
        assertThat(robot.lookup("#optimizer-send").<Node>query().isDisabled()).isFalse();
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
        assertThat(model.limits().barred()).containsOnlyKeys(symbol);
        robot.write("tax year").type(KeyCode.ENTER);
        assertThat(model.limits().barred().get(symbol)).isEqualTo(new Barred(Barred.What.TRADING, "tax year"));
        robot.clickOn("#optimizer-free");
        assertThat(model.limits()).isEqualTo(Limits.NONE);
    }

    @Test
    void boundsAreTypedIntoTheTableAndFrontierAndWeightsFollow(FxRobot robot) {
        TableView<AssetRow> assets = robot.lookup("#optimizer-assets").query();
        AssetRow largest = largestRow();
        double end = frontierEnd();
        robot.interact(() -> {
            assets.requestFocus();
            assets.getSelectionModel().select(largest);
            assets.scrollTo(largest);
        });

        robot.type(KeyCode.E).write("0").type(KeyCode.TAB).write("2").type(KeyCode.ENTER);

        assertThat(model.limits().own()).containsEntry(largest.symbol(), new Limits.Range(0, 0.02));
        assertThat(largest.figuresProperty().get().proposed()).isLessThanOrEqualTo(0.02 + 1e-9);
        robot.type(KeyCode.E).write("30:20").type(KeyCode.ENTER);
        assertThat(model.limits().own()).containsEntry(largest.symbol(), new Limits.Range(0, 0.02));
        robot.type(KeyCode.ESCAPE);
        robot.press(KeyCode.SHORTCUT).type(KeyCode.Z).release(KeyCode.SHORTCUT);
        assertThat(model.limits()).isEqualTo(Limits.NONE);
        assertThat(frontierEnd()).isEqualTo(end);
    }

    @Test
    void aCategoryTakesBothEndsAtOnce(FxRobot robot) {
        TableView<CategoryRow> table = robot.lookup("#optimizer-categories").query();
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(0);
        });

        robot.type(KeyCode.ENTER).write("5:30").type(KeyCode.ENTER);

        CategoryRow.Figures first =
                model.categories().getFirst().figuresProperty().get();
        assertThat(first.range()).isEqualTo(new Limits.Range(0.05, 0.3));
        assertThat(first.proposed()).isBetween(0.05 - 1e-9, 0.3 + 1e-9);
    }

    @Test
    void weightsGoToTheQueueByKeyAndTheQueueIsOneClickAway(FxRobot robot) {
        robot.interact(() -> robot.lookup("#optimizer-assets").query().requestFocus());
        robot.type(KeyCode.Q);

        assertThat(workstation.submitted())
                .containsExactly(new Command.ProposeWeights(model.proposal().orElseThrow(), "Minimum variance"));
        assertThat(model.proposal().orElseThrow()).isNotEmpty();
        robot.interact(() -> {
            workstation.publish(withProposal());
            workstation.answerDone("Raised P-1");
        });
        assertThat(text(robot, "#optimizer-message")).contains("Raised P-1");
        robot.clickOn("#optimizer-to-queue");
        assertThat(queueAsked).isTrue();
        robot.clickOn("#optimizer-withdraw");
        assertThat(workstation.submitted()).last().isInstanceOf(Command.Reject.class);
    }

    @Test
    void viewsAreAddedAndTakenOut(FxRobot robot) {
        robot.clickOn("#optimizer-side-views");
        String symbol = model.symbols().getFirst();
        robot.interact(() ->
                robot.lookup("#optimizer-view-asset").<ComboBox<String>>query().setValue(symbol));
        robot.clickOn("#optimizer-view-expected").write("25").type(KeyCode.ENTER);

        assertThat(model.setupProperty().get().views()).containsExactly(new TraderView(symbol, "", 0.25, 0.5));
        assertThat(model.setupProperty().get().returns()).isEqualTo(Setup.Expected.VIEWS);
        TableView<TraderView> views = robot.lookup("#optimizer-views").query();
        robot.interact(() -> {
            views.requestFocus();
            views.getSelectionModel().select(0);
        });
        robot.type(KeyCode.DELETE);
        assertThat(model.setupProperty().get().views()).isEmpty();
    }

    @Test
    void aTypedLimitThatIsNoNumberIsMarkedAndChangesNothing(FxRobot robot) {
        robot.doubleClickOn("#optimizer-most-value").write("much").type(KeyCode.ENTER);
        assertThat(model.limits()).isEqualTo(Limits.NONE);
        robot.doubleClickOn("#optimizer-most-value");
        robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);
        robot.write("22.5").type(KeyCode.ENTER);
        assertThat(model.limits().most()).isCloseTo(0.225, within(1e-12));
    }

    @Test
    void emptyBookSaysWhatToDo(FxRobot robot) {
        robot.interact(() -> model.apply(
                SnapshotBuilder.from(SnapshotBuilder.from(SampleRisk.snapshot()).build())
                        .valuation(SampleSnapshots.empty().valuation())
                        .build()));

        assertThat(robot.lookup("Nothing to optimise").tryQuery()).isPresent();
    }

    private Snapshot withProposal() {
        Snapshot sample = SampleRisk.snapshot();
        return SnapshotBuilder.from(sample)
                .proposals(List.of(SampleProposals.chosenWeights(sample.asOf())))
                .build();
    }

    private static FrontierPicture drawn(FxRobot robot) {
        return robot.lookup("#optimizer-frontier").<FrontierChart>query().picture();
    }

    private static FrontierPicture.Mark chosenMark(FxRobot robot) {
        return mark(drawn(robot));
    }

    private static FrontierPicture.Mark mark(FrontierPicture picture) {
        return picture.marks().stream()
                .filter(each -> each.kind() == FrontierPicture.Kind.CHOSEN)
                .findFirst()
                .orElseThrow();
    }

    /// What the column of proposed weights says on screen.
    private static List<String> proposedCells(FxRobot robot) {
        TableView<AssetRow> table = robot.lookup("#optimizer-assets").query();
        robot.interact(() -> {
            table.applyCss();
            table.layout();
        });
        return table.lookupAll(".table-cell").stream()
                .filter(TableCell.class::isInstance)
                .map(cell -> (TableCell<?, ?>) cell)
                .filter(cell -> cell.getTableColumn() != null
                        && "proposed".equals(cell.getTableColumn().getId())
                        && !cell.isEmpty())
                .sorted(Comparator.comparingInt(cell -> cell.getIndex()))
                .map(cell -> cell.getText())
                .toList();
    }

    private double frontierEnd() {
        return Objects.requireNonNull(model.answerProperty().get())
                .frontier()
                .orElseThrow()
                .getLast()
                .expectedReturn();
    }

    private AssetRow largestRow() {
        return model.assets().stream()
                .max(Comparator.comparingDouble(
                        row -> row.figuresProperty().get().proposed()))
                .orElseThrow();
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
