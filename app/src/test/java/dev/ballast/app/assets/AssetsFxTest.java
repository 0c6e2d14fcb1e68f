package dev.ballast.app.assets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.app.testkit.WindowExtension;
import dev.ballast.app.theme.Theme;
import dev.ballast.app.theme.Themes;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.MarketRecord;
import dev.ballast.core.feed.history.CandleFailure;
import dev.ballast.core.feed.history.CandleFailure.Kind;
import dev.ballast.core.feed.history.ProductAnswer;
import dev.ballast.core.feed.history.VenueProduct.State;
import dev.ballast.core.market.Category;
import dev.ballast.core.market.Instrument;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.discovery.Listings;
import dev.ballast.core.market.discovery.Sighting;
import dev.ballast.core.market.discovery.Sighting.Found;
import java.util.List;
import java.util.Map;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The Assets room with real keys and clicks.
@ExtendWith(WindowExtension.class)
class AssetsFxTest {

    private static final Preferences MEMORY = Preferences.userRoot().node("dev/ballast/test/assets");
    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId NEW = InstrumentId.of("NEW-USD");

    private final FakeWorkstation engine = new FakeWorkstation(SampleSnapshots.realistic());
    private final FakeVenues venues = new FakeVenues();
    private final AssetsViewModel model =
            new AssetsViewModel(engine, (_, _) -> Map.of(), venues, Runnable::run, Runnable::run);

    @Start
    void show(Stage stage) throws BackingStoreException {
        MEMORY.clear();
        MEMORY.node("discovery").clear();
        var themes = new Themes(Theme.DARK);
        model.apply(engine.snapshot());
        var scene = new Scene(new AssetsView(model, MEMORY), 990, 700);
        themes.install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theFilterIsReachedAndClearedByKeys(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("btc");
        assertThat(desk(robot).getItems()).extracting(AssetRow::id).containsExactly(BTC);
        assertThat(text(robot, "#assets-count")).isEqualTo("1 of " + model.total() + " assets");

        robot.push(KeyCode.ESCAPE);
        assertThat(desk(robot).getItems()).hasSize(model.total());
    }

    @Test
    void aCategoryIsEditedAndTakenBack(FxRobot robot) {
        choose(robot, BTC);
        Instrument old = desk(robot).getSelectionModel().getSelectedItem().instrument();
        ComboBox<Category> category = robot.lookup("#assets-category").queryComboBox();
        robot.interact(() -> category.setValue(Category.MEME));

        assertThat(((Command.EditInstruments) engine.submitted().getLast()).instruments())
                .singleElement()
                .satisfies(edited -> assertThat(edited.category()).isEqualTo(Category.MEME));
        robot.interact(() -> engine.answerDone("BTC-USD edited"));
        robot.interact(() -> desk(robot).requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(engine.submitted().getLast()).isEqualTo(new Command.EditInstruments(List.of(old)));
    }

    @Test
    void aProductIsAddedByKeysAlone(FxRobot robot) {
        robot.interact(() -> desk(robot).requestFocus());
        robot.push(KeyCode.N);
        assertThat(venues.asked).containsExactly(QuoteSource.COINBASE);
        assertThat(robot.lookup("#discovery-state").tryQuery()).isPresent();
        robot.interact(this::answer);
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("new");
        robot.interact(() -> products(robot).requestFocus());
        assertThat(text(robot, "#discovery-why")).startsWith("NEW-USD at COINBASE: trading");
        robot.push(KeyCode.ENTER);

        assertThat(((Command.AddInstruments) engine.submitted().getLast()).instruments())
                .extracting(Instrument::id)
                .containsExactly(NEW);
        robot.interact(() -> engine.answerDone("The desk follows NEW-USD"));
        assertThat(text(robot, "#discovery-filling")).contains("bars of NEW-USD");
        robot.interact(() -> venues.fills.getFirst().filled("NEW-USD: 1,095 daily bars stored"));
        assertThat(text(robot, "#discovery-filling")).isEqualTo("NEW-USD: 1,095 daily bars stored");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(engine.submitted().getLast()).isEqualTo(new Command.RemoveInstruments(List.of(NEW)));
        robot.push(KeyCode.BACK_SPACE);
        assertThat(robot.lookup("#assets-table").tryQuery()).isPresent();
    }

    @Test
    void whatIsOnTheDeskOffersNoButton(FxRobot robot) {
        robot.clickOn("#assets-place-at-coinbase");
        robot.interact(this::answer);
        robot.interact(() -> products(robot).getSelectionModel().select(0));

        assertThat(text(robot, "#discovery-why")).contains("BTC-USD at COINBASE: trading, on the desk");
        assertThat(robot.lookup("#discovery-add").queryButton().isDisabled()).isTrue();
    }

    @Test
    void aFailureIsOnScreenAndAskedAgain(FxRobot robot) {
        robot.clickOn("#assets-place-at-binance");
        robot.interact(() -> venues.lists
                .getLast()
                .listed(new ProductAnswer.Failed(CandleFailure.of(Kind.NOT_JSON, "not JSON: <html>"))));
        assertThat(robot.lookup(".bal-state-advice").<Labeled>query().getText())
                .isEqualTo("BINANCE answered with a web page instead of data: maintenance, or a proxy in between."
                        + " (not JSON: <html>)");

        robot.clickOn("#discovery-again");
        assertThat(venues.asked).containsExactly(QuoteSource.BINANCE, QuoteSource.BINANCE);
        robot.clickOn("#discovery-cancel");
        assertThat(venues.cancelled).isEqualTo(1);
        robot.interact(() -> venues.lists.getLast().listed(new ProductAnswer.Stopped()));
        assertThat(robot.lookup(".bal-state-advice").<Labeled>query().getText())
                .isEqualTo("Stopped. F5 asks BINANCE again.");
    }

    @Test
    void whatNobodyTradesIsNamedAndKeptByAKey(FxRobot robot) {
        Listings listings = Listings.NONE
                .with(QuoteSource.COINBASE, List.of(new Sighting(BTC, "BTC-USD", Found.DELISTED)), SampleSnapshots.NOW)
                .after();
        robot.interact(() -> model.apply(SnapshotBuilder.from(engine.snapshot())
                .market(MarketRecord.EMPTY.with(listings))
                .build()));
        assertThat(text(robot, "#assets-stopped"))
                .isEqualTo("Not traded, left out of the estimates: BTC-USD is delisted at COINBASE since 2026-08-09");
        choose(robot, BTC);
        assertThat(text(robot, "#assets-why"))
                .endsWith("Left out of the estimates: COINBASE delisted since 2026-08-09");

        robot.push(KeyCode.K);
        assertThat(engine.submitted().getLast())
                .isEqualTo(new Command.DecideListing(BTC, Command.DecideListing.Verdict.KEPT));
    }

    @Test
    void anEmptyDeskTeachesWhereAssetsComeFrom(FxRobot robot) {
        robot.interact(() -> model.apply(SampleSnapshots.empty()));
        assertThat(robot.lookup(".notice-text").<Labeled>query().getText()).contains("pick it from what a venue lists");

        robot.clickOn("#assets-discover");
        assertThat(venues.asked).containsExactly(QuoteSource.COINBASE);
    }

    private void answer() {
        venues.answer(
                FakeVenues.product("BTC-USD", State.TRADING, 500e6),
                FakeVenues.product("NEW-USD", State.TRADING, 20e6),
                FakeVenues.product("OLD-USD", State.DELISTED, 0));
    }

    private void choose(FxRobot robot, InstrumentId id) {
        robot.interact(() -> {
            TableView<AssetRow> table = desk(robot);
            table.requestFocus();
            table.getItems().stream()
                    .filter(row -> row.id().equals(id))
                    .findFirst()
                    .ifPresent(table.getSelectionModel()::select);
        });
    }

    private static TableView<AssetRow> desk(FxRobot robot) {
        return robot.lookup("#assets-table").queryTableView();
    }

    private static TableView<?> products(FxRobot robot) {
        return robot.lookup("#discovery-table").queryTableView();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).<Labeled>query().getText();
    }
}
