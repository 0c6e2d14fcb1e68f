package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.cli.DeskRequest;
import dev.ballast.app.cli.FeedChoice;
import dev.ballast.app.cli.OpenDesk;
import dev.ballast.app.control.UiKit;
import dev.ballast.app.format.Numbers;
import dev.ballast.app.testkit.SettableClock;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.engine.TradingState;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.rebalance.Decision;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.ProposalState;
import dev.ballast.core.rebalance.RejectReason;
import dev.ballast.core.store.BookVerifier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.prefs.Preferences;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The whole workstation under the trader's hands: real window, engine and database; only time and prices are the
/// test's. Prices stay where the stored closes are, so that no proposal is replaced under the hand.
@ExtendWith(WindowExtension.class)
class DeskWindowFxTest {

    private static final double HALF_SPREAD = 0.0001;

    /// Made once and copied: a demo book takes longer to make than to open.
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the first test
    static Path original;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    Path data;

    private final SettableClock clock = new SettableClock();
    private final FxRobot robot = new FxRobot();
    private final Map<InstrumentId, Double> prices = new TreeMap<>();

    @SuppressWarnings("NullAway.Init") // TestFX gives it before each test
    private Stage stage;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private OpenDesk desk;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private DeskWindow window;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private UiKit kit;

    @BeforeAll
    static void makeTheDemoBook() {
        open(original, new SettableClock()).close();
    }

    @Start
    void keep(Stage given) {
        stage = given;
    }

    @BeforeEach
    void openTheDesk() throws IOException {
        copy(original, data);
        desk = open(data, clock);
        desk.engine().snapshot().quotes().forEach((instrument, quote) -> prices.put(instrument, quote.mid()));
        startAndShow();
    }

    @AfterEach
    void closeTheDesk() {
        robot.interact(() -> {
            stage.hide();
            window.close();
        });
        desk.close();
    }

    @Test
    void approvedByKeysIsExecutedAndStillThereAfterARestart() throws TimeoutException {
        Proposal proposal = propose();
        robot.type(KeyCode.A, KeyCode.A);
        letOrdersFill(proposal);

        var cash = desk.engine().snapshot().book().cash();
        var holdings = desk.engine().snapshot().book().holdings();
        assertFilledOnce(proposal);
        assertThat(stored(proposal).decision()).extracting(Decision::by).isEqualTo("engine");
        restart();

        assertThat(stored(proposal).state()).isEqualTo(ProposalState.EXECUTED);
        assertFilledOnce(proposal);
        assertThat(desk.engine().snapshot().book().cash()).isEqualByComparingTo(cash);
        assertThat(desk.engine().snapshot().book().holdings()).isEqualTo(holdings);
    }

    /// The queue without a mouse on the real engine: a leg off, another smaller, figures that follow, armed and
    /// reverted, approved and taken back, approved and executed.
    @Test
    void editedTakenBackAndApprovedByKeysAlone() throws Exception {
        Proposal proposal = proposeTwoSales();
        assertThat(proposal.legs()).hasSize(2);
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.SPACE);
        await(() -> stored(proposal).version() == 2);
        Proposal without = stored(proposal);
        assertThat(without.enabledLegs()).hasSize(proposal.legs().size() - 1);
        assertThat(without.after().weights()).isNotEqualTo(proposal.after().weights());
        await(() -> text("#queue-cost").equals(Numbers.money(without.cost().total())));

        robot.type(KeyCode.UP, KeyCode.E);
        await(() -> robot.lookup("#leg-size").query().isFocused());
        robot.write("v");
        robot.write("100");
        robot.type(KeyCode.ENTER);
        await(() -> stored(proposal).version() == 3);
        Proposal smaller = stored(proposal);
        assertThat(smaller.legs().getFirst().value().doubleValue()).isBetween(50.0, 100.01);
        assertThat(smaller.isEdited()).isTrue();

        robot.type(KeyCode.A, KeyCode.ESCAPE);
        assertThat(stored(proposal).state()).isEqualTo(ProposalState.PROPOSED);
        approveByKeys(proposal);
        robot.type(KeyCode.ESCAPE);
        await(() -> stored(proposal).state() == ProposalState.PROPOSED);
        approveByKeys(proposal);
        letOrdersFill(proposal);

        assertFilledOnce(smaller);
    }

    private void approveByKeys(Proposal proposal) throws TimeoutException {
        await(() -> !robot.lookup("#queue-approve").queryButton().isDisabled());
        robot.type(KeyCode.A, KeyCode.A);
        await(() -> stored(proposal).state() == ProposalState.APPROVED);
        await(() -> text("#queue-hint").contains("Esc takes it back"));
    }

    /// The time to take it back passes, and as much as its orders take to be filled.
    private void letOrdersFill(Proposal proposal) throws TimeoutException {
        await(() -> stored(proposal).state() == ProposalState.APPROVED);
        await(() -> {
            // Time goes on once the engine has seen what it was: an order has a lifetime.
            if (!desk.engine().snapshot().asOf().isBefore(clock.instant())) {
                pass(Duration.ofSeconds(6));
            }
            return stored(proposal).state().isFinal();
        });
        assertThat(stored(proposal).state()).isEqualTo(ProposalState.EXECUTED);
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
    void unansweredExpiresAndCanNoLongerBeApproved() throws Exception {
        Proposal proposal = propose();
        pass(Duration.between(clock.instant(), proposal.expiresAt()).plusSeconds(1));
        await(() -> stored(proposal).state() == ProposalState.EXPIRED);
        await(() -> text("#queue-verdict").contains("Expired by the engine"));
        robot.type(KeyCode.A, KeyCode.A, KeyCode.ENTER);
        Outcome late = submit(new Command.Approve(proposal.id(), proposal.version()));

        assertThat(late).isInstanceOf(Outcome.Refused.class);
        assertThat(stored(proposal).state()).isEqualTo(ProposalState.EXPIRED);
        assertThat(fillsOf(proposal)).isEmpty();
    }

    @Test
    void hastyKeysAndASecondCommandExecuteOnce() throws Exception {
        Proposal proposal = propose();
        robot.type(KeyCode.A, KeyCode.A, KeyCode.A, KeyCode.A, KeyCode.ENTER);
        Outcome second = submit(new Command.Approve(proposal.id(), proposal.version()));
        letOrdersFill(proposal);

        assertThat(second).isInstanceOf(Outcome.Refused.class);
        assertFilledOnce(proposal);
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

    /// Goes to the queue and asks for a proposal, by keys.
    private Proposal propose() throws TimeoutException {
        goTo(KeyCode.DIGIT7, "queue");
        robot.push(KeyCode.SHORTCUT, KeyCode.P);
        await(() -> !desk.engine().snapshot().proposals().isEmpty());
        await(() -> robot.lookup("#queue-approve").queryButton().isVisible()
                && !robot.lookup("#queue-approve").queryButton().isDisabled());
        return desk.engine().snapshot().proposals().getFirst();
    }

    /// Half of each of the two largest positions is to go.
    private Proposal proposeTwoSales() throws Exception {
        goTo(KeyCode.DIGIT7, "queue");
        Map<InstrumentId, Double> halves = new TreeMap<>();
        desk.engine().snapshot().valuation().positions().stream()
                .sorted(Comparator.comparingDouble((Position position) -> -position.weight()))
                .limit(2)
                .forEach(position -> halves.put(position.instrument(), position.weight() / 2));
        assertThat(submit(new Command.ProposeWeights(halves, "Half of the largest"))
                        .isDone())
                .isTrue();
        await(() -> !robot.lookup("#queue-approve").queryButton().isDisabled());
        return desk.engine().snapshot().proposals().getFirst();
    }

    private void goTo(KeyCode digit, String room) throws TimeoutException {
        robot.push(KeyCode.SHORTCUT, digit);
        await(() -> showing(room));
    }

    private boolean showing(String room) {
        var now = window.shell().showing().get();
        return now != null && now.id().equals(room);
    }

    private Proposal stored(Proposal proposal) {
        return desk.engine().snapshot().proposals().stream()
                .filter(each -> each.id().equals(proposal.id()))
                .findFirst()
                .orElseThrow();
    }

    /// In one part or many, each leg is filled by what was approved and no more.
    private void assertFilledOnce(Proposal proposal) {
        for (Leg leg : proposal.enabledLegs()) {
            BigDecimal filled = fillsOf(proposal).stream()
                    .filter(fill -> fill.instrument().equals(leg.instrument()))
                    .map(Fill::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(filled).isEqualByComparingTo(leg.quantity());
        }
    }

    private List<Fill> fillsOf(Proposal proposal) {
        return desk.store().load().ledger().stream()
                .filter(Fill.class::isInstance)
                .map(Fill.class::cast)
                .filter(fill -> fill.order().orElse("").startsWith(proposal.id().value() + "/"))
                .toList();
    }

    private Outcome submit(Command command) throws Exception {
        return desk.engine().submit(command).get(60, TimeUnit.SECONDS);
    }

    private void restart() throws TimeoutException {
        closeTheDesk();
        desk = open(data, clock);
        assertThat(BookVerifier.verify(
                        desk.store(), desk.engine().snapshot().policy().lotMethod()))
                .isEmpty();
        startAndShow();
        await(() -> stage.isShowing());
    }

    private void startAndShow() {
        desk.start();
        quote();
        robot.interact(() -> {
            kit = UiKit.of(Theme.DARK);
            window = new DeskWindow(desk, kit);
            stage.setScene(window.shell().scene(980, 900));
            stage.show();
        });
    }

    /// Time goes on and every price comes again, unchanged.
    private void pass(Duration time) {
        clock.advance(time);
        quote();
    }

    private void quote() {
        desk.engine()
                .onStatus(new FeedStatus(
                        "SIMULATED", FeedStatus.Kind.SIMULATED, FeedStatus.Phase.RUNNING, "", 0, 0, clock.instant()));
        prices.forEach((instrument, price) -> desk.engine()
                .onQuote(new Quote(
                        instrument,
                        price * (1 - HALF_SPREAD),
                        price * (1 + HALF_SPREAD),
                        price,
                        QuoteSource.SIMULATED,
                        clock.instant())));
    }

    private boolean isShown(String query) {
        return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
    }

    private String text(String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static OpenDesk open(Path data, SettableClock clock) {
        return new DeskComposer(clock)
                .open(new DeskRequest(
                        Optional.of(data),
                        Optional.of(BookKind.DEMO),
                        new FeedChoice.None(),
                        DeskRequest.Missing.CREATE,
                        DeskRequest.Writes.STORE));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
