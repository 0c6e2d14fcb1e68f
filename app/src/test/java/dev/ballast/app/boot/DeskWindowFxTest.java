package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.theme.Theme;
import dev.ballast.core.engine.TradingState;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.prefs.Preferences;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The window itself under the trader's hands, on the whole workstation: rejections, the halt, themes and rooms.
class DeskWindowFxTest extends DeskOnScreen {

    @Start
    void keep(Stage given) {
        stage = given;
    }

    @Test
    void rejectedByKeysKeepsItsReasonOverARestart() throws TimeoutException {
        Proposal proposal = propose();
        robot.type(KeyCode.R, KeyCode.DOWN, KeyCode.TAB);
        robot.write("rate decision");
        robot.type(KeyCode.ENTER);
        await(() -> stored(proposal).state() == ProposalState.REJECTED);
        restart();

        Decision decision = Objects.requireNonNull(stored(proposal).decision());
        assertThat(stored(proposal).state()).isEqualTo(ProposalState.REJECTED);
        assertThat(decision.reject()).isEqualTo(RejectReason.WRONG_TIME);
        assertThat(decision.note()).isEqualTo("rate decision");
        goTo(KeyCode.DIGIT7, "queue");
        robot.type(KeyCode.J);
        await(() -> text("#queue-verdict").contains("Wrong time. rate decision"));
        assertThat(fillsOf(proposal)).isEmpty();
    }

    @Test
    void oneKeyHaltsTradingAndNoCardCanBeApproved() throws TimeoutException {
        Proposal proposal = propose();
        await(() -> !robot.lookup("#queue-approve").queryButton().isDisabled());
        robot.type(KeyCode.A);
        robot.push(KeyCode.SHORTCUT, KeyCode.H);
        await(() -> desk.engine().snapshot().tradingState() == TradingState.HALTED);
        await(() -> text("#queue-hint").contains("[TRADING_HALTED]"));
        robot.type(KeyCode.A, KeyCode.A, KeyCode.ENTER);

        assertThat(stored(proposal).state()).isEqualTo(ProposalState.PROPOSED);
        assertThat(desk.store().journalBefore(Long.MAX_VALUE, 20))
                .anyMatch(entry -> entry.payload().contains("halted by the trader"));
        assertThat(fillsOf(proposal)).isEmpty();
    }

    @Test
    void themeChangesByKeysAndIsRemembered() throws TimeoutException {
        var memory = new ThemeMemory(Preferences.userRoot().node("dev/ballast-test"));
        robot.interact(() -> memory.follow(kit.themes()));
        assertThat(stage.getScene().getStylesheets()).anyMatch(sheet -> sheet.endsWith("tokens-dark.css"));
        robot.push(KeyCode.SHORTCUT, KeyCode.T);

        await(() -> kit.themes().theme() == Theme.LIGHT);
        assertThat(stage.getScene().getStylesheets())
                .anyMatch(sheet -> sheet.endsWith("tokens-light.css"))
                .noneMatch(sheet -> sheet.endsWith("tokens-dark.css"));
        assertThat(memory.last()).isEqualTo(Theme.LIGHT);
        robot.push(KeyCode.SHORTCUT, KeyCode.T);
        await(() -> memory.last() == Theme.DARK);
    }

    @Test
    void paletteGoesToARoomAndF1ShowsTheKeys() throws TimeoutException {
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        await(() -> isShown("#command-palette"));
        robot.write("go to corr");
        robot.type(KeyCode.ENTER);
        await(() -> showing("correlation"));
        assertThat(isShown("#command-palette")).isFalse();

        robot.type(KeyCode.F1);
        await(() -> isShown("#shortcut-sheet"));
        robot.type(KeyCode.ESCAPE);
        await(() -> !isShown("#shortcut-sheet"));
    }
}
