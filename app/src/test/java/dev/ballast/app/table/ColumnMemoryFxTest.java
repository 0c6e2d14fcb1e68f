package dev.ballast.app.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.WindowExtension;
import java.util.Arrays;
import java.util.List;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/// A layout that was stored meets a program that has more columns, or fewer.
@ExtendWith(WindowExtension.class)
class ColumnMemoryFxTest {

    private final Preferences memory = Preferences.userRoot().node("dev/ballast/test/columns");

    @AfterEach
    void forget() throws BackingStoreException {
        memory.removeNode();
    }

    @Test
    void aNewColumnStandsWhereItWasDesigned(FxRobot robot) {
        robot.interact(() -> {
            memory.put("columns", "symbol:100:shown value:120:shown age:60:hidden");

            assertThat(restored("symbol", "value", "weight", "age", "source"))
                    .containsExactly("symbol", "value", "weight", "age", "source");
        });
    }

    @Test
    void itFollowsItsNeighbourWhereverThatWasMoved(FxRobot robot) {
        robot.interact(() -> {
            memory.put("columns", "age:60:shown value:120:shown symbol:100:shown");

            assertThat(restored("first", "symbol", "chain", "second", "value", "age"))
                    .containsExactly("first", "age", "value", "symbol", "chain", "second");
        });
    }

    @Test
    void aColumnThatIsNoMoreIsForgotten(FxRobot robot) {
        robot.interact(() -> {
            memory.put("columns", "gone:60:shown value:120:shown symbol:100:hidden");

            TableView<String> table = table("symbol", "value");
            new ColumnMemory(memory).attach(table);
            assertThat(ids(table)).containsExactly("value", "symbol");
            assertThat(table.getColumns().getFirst().getPrefWidth()).isEqualTo(120);
            assertThat(table.getColumns().getLast().isVisible()).isFalse();
        });
    }

    @Test
    void nothingStoredLeavesTheDesign(FxRobot robot) {
        robot.interact(() -> assertThat(restored("symbol", "value", "age")).containsExactly("symbol", "value", "age"));
    }

    private List<String> restored(String... designed) {
        TableView<String> table = table(designed);
        new ColumnMemory(memory).attach(table);
        return ids(table);
    }

    private static List<String> ids(TableView<String> table) {
        return table.getColumns().stream().map(TableColumn::getId).toList();
    }

    private static TableView<String> table(String... ids) {
        var table = new TableView<String>();
        Arrays.stream(ids).forEach(id -> {
            var column = new TableColumn<String, String>(id);
            column.setId(id);
            table.getColumns().add(column);
        });
        return table;
    }
}
