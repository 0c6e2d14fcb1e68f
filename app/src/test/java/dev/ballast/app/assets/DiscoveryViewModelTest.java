package dev.ballast.app.assets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.venue.ListedProduct;
import dev.ballast.app.venue.VenueDesk;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.feed.history.CandleFailure;
import dev.ballast.core.feed.history.CandleFailure.Kind;
import dev.ballast.core.feed.history.ProductAnswer;
import dev.ballast.core.feed.history.VenueProduct.State;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.market.discovery.Sighting;
import dev.ballast.core.market.discovery.Sighting.Found;
import dev.ballast.core.result.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscoveryViewModelTest {

    private static final InstrumentId NEW = InstrumentId.of("NEW-USD");

    private final Snapshot start = SampleSnapshots.realistic();
    private final FakeWorkstation engine = new FakeWorkstation(start);
    private final FakeVenues venues = new FakeVenues();
    private final AssetsViewModel room =
            new AssetsViewModel(engine, (_, _) -> Map.of(), venues, Runnable::run, Runnable::run);
    private final DiscoveryViewModel model = room.discovery();

    @Test
    void aListIsHeldAgainstTheDeskAndTheEngineIsTold() {
        list();

        assertThat(model.phaseProperty().get()).isEqualTo(DiscoveryViewModel.Phase.LISTED);
        assertThat(model.shown()).extracting(row -> row.product().id().symbol()).containsExactly("BTC-USD", "NEW-USD");
        assertThat(model.shown().getFirst().follower()).contains(InstrumentId.of("BTC-USD"));
        assertThat(model.statusProperty().get()).isEqualTo("2 products at COINBASE, 1 on the desk");
        Command.RecordListings told =
                (Command.RecordListings) engine.submitted().getFirst();
        assertThat(told.venue()).isEqualTo(QuoteSource.COINBASE);
        assertThat(told.sightings())
                .hasSize(start.instruments().size())
                .contains(new Sighting(InstrumentId.of("BTC-USD"), "BTC-USD", Found.TRADING));
    }

    @Test
    void aFirstLookSaysWhatIsMissing() {
        list();

        ListedProduct row = model.shown().getLast();
        assertThat(row.outlook().missing())
                .containsExactly("market-cap rank", "completeness, volatility and age: no bars yet");
        assertThat(ProductColumns.why(row))
                .startsWith("NEW-USD at COINBASE: trading\nTier 2 at best (not tier 1: volume 20.0 M <= 100 M)")
                .contains("Not known yet: market-cap rank");
    }

    @Test
    void anAddedProductIsFilledAndTakenBack() {
        list();
        model.add(model.shown().getLast(), History.ONE_YEAR);
        assertThat(engine.submitted().getLast())
                .isInstanceOfSatisfying(
                        Command.AddInstruments.class,
                        added -> assertThat(added.instruments()).singleElement().satisfies(instrument -> {
                            assertThat(instrument.id()).isEqualTo(NEW);
                            assertThat(instrument.quantityStep()).isEqualByComparingTo("0.001");
                        }));
        assertThat(venues.filled).isEmpty();
        engine.answerDone("The desk follows NEW-USD");
        assertThat(venues.filled)
                .containsExactly("COINBASE NEW-USD " + start.asOf().minus(Duration.ofDays(365)));
        venues.fills.getFirst().came(0.5, "page 1 of 2");
        assertThat(model.shareProperty().get()).isEqualTo(0.5);
        venues.fills.getFirst().filled("NEW-USD: 365 daily bars stored");
        assertThat(model.fillingProperty().get()).isEqualTo("NEW-USD: 365 daily bars stored");

        assertThat(room.undoableProperty().get()).isTrue();
        room.undo();
        assertThat(engine.submitted().getLast()).isEqualTo(new Command.RemoveInstruments(List.of(NEW)));
    }

    /// A page that is stored after the removal would bring the instrument back.
    @Test
    void takingBackWaitsForTheEndOfTheFilling() {
        list();
        model.add(model.shown().getLast(), History.THREE_YEARS);
        engine.answerDone("added");
        room.undo();

        assertThat(venues.cancelled).isEqualTo(1);
        assertThat(engine.submitted().getLast()).isInstanceOf(Command.AddInstruments.class);
        venues.fills.getFirst().filled("NEW-USD: 350 daily bars stored, then stopped");
        assertThat(engine.submitted().getLast()).isEqualTo(new Command.RemoveInstruments(List.of(NEW)));
    }

    @Test
    void aRefusedProductIsNeitherFilledNorTakenBack() {
        list();
        model.add(model.shown().getLast(), History.THREE_YEARS);
        engine.answerRefused(RefusalCode.STORE_FAILED, "the disk is full");

        assertThat(venues.filled).isEmpty();
        assertThat(room.messageProperty().get()).isEqualTo("Refused: the disk is full");
        assertThat(room.undoableProperty().get()).isFalse();
    }

    @Test
    void whatIsOnTheDeskIsNotAddedAgain() {
        list();
        int before = engine.submitted().size();
        model.add(model.shown().getFirst(), History.NONE);

        assertThat(engine.submitted()).hasSize(before);
    }

    @Test
    void eachFailureHasItsWords() {
        room.apply(start);
        model.open(QuoteSource.BINANCE);
        var limited = new CandleFailure(Kind.RATE_LIMITED, "HTTP 429", Optional.of(Duration.ofSeconds(30)));
        venues.lists.getLast().waiting(limited, Duration.ofMillis(30_400));
        assertThat(model.statusProperty().get())
                .isEqualTo("BINANCE refuses more requests for now (HTTP 429): it asks to be left alone for 30 s."
                        + " (HTTP 429) Asking again in 31 s.");
        assertThat(model.phaseProperty().get()).isEqualTo(DiscoveryViewModel.Phase.ASKING);
        venues.lists.getLast().listed(new ProductAnswer.Failed(CandleFailure.of(Kind.NOT_JSON, "not JSON: <html>")));
        assertThat(model.phaseProperty().get()).isEqualTo(DiscoveryViewModel.Phase.FAILED);
        assertThat(model.statusProperty().get())
                .contains("a web page instead of data")
                .contains("<html>");
        model.ask(QuoteSource.BINANCE);
        venues.lists
                .getLast()
                .listed(new ProductAnswer.Failed(CandleFailure.of(Kind.UNREACHABLE, "api.binance.com: refused")));
        assertThat(model.statusProperty().get())
                .startsWith("BINANCE cannot be reached. Is this machine on the network?");
    }

    @Test
    void anAnswerToAnEarlierQuestionIsDropped() {
        room.apply(start);
        model.open(QuoteSource.COINBASE);
        VenueDesk.ListTold first = venues.lists.getLast();
        model.open(QuoteSource.BINANCE);
        assertThat(venues.cancelled).isEqualTo(1);
        first.listed(new ProductAnswer.Stopped());

        assertThat(model.shown()).isEmpty();
        assertThat(model.phaseProperty().get()).isEqualTo(DiscoveryViewModel.Phase.ASKING);
    }

    @Test
    void aQuestionIsCancelled() {
        room.apply(start);
        model.open(QuoteSource.COINBASE);
        assertThat(model.cancel()).isTrue();
        venues.lists.getLast().listed(new ProductAnswer.Stopped());

        assertThat(model.phaseProperty().get()).isEqualTo(DiscoveryViewModel.Phase.STOPPED);
        assertThat(model.statusProperty().get()).isEqualTo("Stopped. F5 asks COINBASE again.");
        assertThat(model.cancel()).isFalse();
    }

    @Test
    void theFilterLooksAtSymbolStateAndDesk() {
        list();
        model.filterProperty().set("new");
        assertThat(model.shown()).hasSize(1);
        model.filterProperty().set("on the desk");
        assertThat(model.shown()).singleElement().matches(row -> row.follower().isPresent());
    }

    private void list() {
        room.apply(start);
        model.open(QuoteSource.COINBASE);
        venues.answer(
                FakeVenues.product("NEW-USD", State.TRADING, 20e6),
                FakeVenues.product("BTC-USD", State.TRADING, 500e6));
    }
}
