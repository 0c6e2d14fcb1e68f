package dev.ballast.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.cli.DeskRequest;
import dev.ballast.app.cli.FeedChoice;
import dev.ballast.app.cli.OpenDesk;
import dev.ballast.app.control.UiKit;
import dev.ballast.app.testkit.SettableClock;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.core.engine.BookKind;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Outcome;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.rebalance.Leg;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.store.BookVerifier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The whole workstation on screen, driven by a test: real window, engine and database; only time and prices are the
/// test's. Prices stay where the stored closes are, so that no proposal is replaced under the hand.
@ExtendWith(WindowExtension.class)
abstract class DeskOnScreen {

    private static final double HALF_SPREAD = 0.0001;

    /// Made once and copied: a demo book takes longer to make than to open.
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the first test
    static Path original;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    Path data;

    final SettableClock clock = new SettableClock();
    final FxRobot robot = new FxRobot();
    private final Map<InstrumentId, Double> prices = new TreeMap<>();

    @SuppressWarnings("NullAway.Init") // TestFX gives it to the test, where alone it looks for @Start
    Stage stage;

    @SuppressWarnings("NullAway.Init") // opened before each test
    OpenDesk desk;

    @SuppressWarnings("NullAway.Init") // opened before each test
    DeskWindow window;

    @SuppressWarnings("NullAway.Init") // opened before each test
    UiKit kit;

    @BeforeAll
    static void makeTheDemoBook() {
        open(original, new SettableClock()).close();
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

    /// Goes to the queue and asks for a proposal, by keys.
    Proposal propose() throws TimeoutException {
        goTo(KeyCode.DIGIT7, "queue");
        robot.push(KeyCode.SHORTCUT, KeyCode.P);
        await(() -> !desk.engine().snapshot().proposals().isEmpty());
        await(() -> robot.lookup("#queue-approve").queryButton().isVisible()
                && !robot.lookup("#queue-approve").queryButton().isDisabled());
        return desk.engine().snapshot().proposals().getFirst();
    }

    /// Half of each of the two largest positions is to go.
    Proposal proposeTwoSales() throws Exception {
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

    void goTo(KeyCode digit, String room) throws TimeoutException {
        robot.push(KeyCode.SHORTCUT, digit);
        await(() -> showing(room));
    }

    boolean showing(String room) {
        var now = window.shell().showing().get();
        return now != null && now.id().equals(room);
    }

    Proposal stored(Proposal proposal) {
        return desk.engine().snapshot().proposals().stream()
                .filter(each -> each.id().equals(proposal.id()))
                .findFirst()
                .orElseThrow();
    }

    /// In one part or many, each leg is filled by what was approved and no more.
    void assertFilledOnce(Proposal proposal) {
        for (Leg leg : proposal.enabledLegs()) {
            BigDecimal filled = fillsOf(proposal).stream()
                    .filter(fill -> fill.instrument().equals(leg.instrument()))
                    .map(Fill::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(filled).isEqualByComparingTo(leg.quantity());
        }
    }

    List<Fill> fillsOf(Proposal proposal) {
        return desk.store().load().ledger().stream()
                .filter(Fill.class::isInstance)
                .map(Fill.class::cast)
                .filter(fill -> fill.order().orElse("").startsWith(proposal.id().value() + "/"))
                .toList();
    }

    Outcome submit(Command command) throws Exception {
        return desk.engine().submit(command).get(60, TimeUnit.SECONDS);
    }

    void restart() throws TimeoutException {
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
    void pass(Duration time) {
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

    boolean isShown(String query) {
        return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
    }

    String text(String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    static void await(Callable<Boolean> condition) throws TimeoutException {
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
