package dev.ballast.app.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.feed.LiveFeedState;
import dev.ballast.core.feed.SourceRoute;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.Quote;
import dev.ballast.core.market.QuoteSource;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class PositionsViewModelTest {

    private final FakeWorkstation workstation = new FakeWorkstation(SampleSnapshots.realistic());
    private final PositionsViewModel model = new PositionsViewModel(workstation);

    @Test
    void itLoadsThenTeachesThenLists() {
        assertThat(model.state().get()).isEqualTo(PositionsState.LOADING);
        model.apply(SampleSnapshots.empty());
        assertThat(model.state().get()).isEqualTo(PositionsState.EMPTY);
        model.apply(workstation.snapshot());
        assertThat(model.state().get()).isEqualTo(PositionsState.READY);
        assertThat(model.rows()).hasSize(12);
    }

    @Test
    void aRowIsMadeOnceAndChangedInPlace() {
        model.apply(workstation.snapshot());
        PositionRow row = row("BTC-USD");
        var listChanges = new AtomicInteger();
        model.rows().addListener((ListChangeListener<PositionRow>) _ -> listChanges.incrementAndGet());

        publish(withPrice("BTC-USD", 70_000));

        assertThat(row("BTC-USD")).isSameAs(row);
        assertThat(row.priceProperty().get()).isEqualTo(70_000);
        assertThat(listChanges).hasValue(0);
    }

    @Test
    void equalValuesAreNotToldAgain() {
        model.apply(workstation.snapshot());
        var told = new AtomicInteger();
        for (PositionRow row : model.rows()) {
            for (PositionField field : PositionField.values()) {
                if (field != PositionField.SYMBOL) {
                    field.observe(row).addListener(_ -> told.incrementAndGet());
                    Objects.requireNonNullElse(field.observe(row).getValue(), "");
                }
            }
        }

        publish(SnapshotBuilder.from(workstation.snapshot()).build());

        assertThat(told).hasValue(0);
    }

    @Test
    void theOrderFollowsMovingValuesOnlyWhenTold() {
        model.apply(workstation.snapshot());
        model.orderBy(PositionField.PRICE.order().reversed());
        assertThat(model.rows().getFirst().symbol()).isEqualTo("BTC-USD");

        publish(withPrice("BTC-USD", 0.01));
        assertThat(model.rows().getFirst().symbol()).isEqualTo("BTC-USD");

        model.resort();
        assertThat(model.rows().getLast().symbol()).isEqualTo("BTC-USD");
    }

    @Test
    void aFallbackAndACurrencyThatIsTakenForAnotherAreNamed() {
        Snapshot start = workstation.snapshot();
        InstrumentId btc = InstrumentId.of("BTC-USD");
        QuoteSource venue = Objects.requireNonNull(start.quotes().get(btc)).source();
        var route = new SourceRoute(
                btc,
                Optional.of(venue),
                SourceRoute.Side.FALLBACK,
                start.asOf(),
                "",
                Map.of(venue, "BTCUSDT"),
                1,
                0,
                Map.of());
        FeedStatus feed = start.feed();
        model.apply(SnapshotBuilder.from(start)
                .feed(new FeedStatus(
                        feed.name(),
                        feed.kind(),
                        feed.phase(),
                        feed.detail(),
                        feed.received(),
                        feed.skipped(),
                        feed.since(),
                        new LiveFeedState(List.of(), Map.of(btc, route), List.of())))
                .build());

        assertThat(row("BTC-USD").sourceProperty().get()).isEqualTo("! " + venue + " USDT");
        assertThat(row("ETH-USD").sourceProperty().get()).doesNotContain("!", "USDT");
    }

    @Test
    void theFilterNeedsEveryWord() {
        model.apply(workstation.snapshot());

        model.filter().set("payments usd");
        assertThat(symbols()).containsExactlyInAnyOrder("LTC-USD", "XRP-USD");

        model.filter().set("stale");
        assertThat(symbols()).containsExactly("ARB-USD");

        model.filter().set("nothing at all");
        assertThat(model.state().get()).isEqualTo(PositionsState.NOTHING_FITS);

        model.filter().set("");
        assertThat(model.rows()).hasSize(12);
    }

    @Test
    void theWatchListShowsWhatIsNotHeldWithoutInventingFigures() {
        model.apply(workstation.snapshot());
        model.mode().set(PositionsMode.WATCH_LIST);

        assertThat(model.rows()).hasSize(16);
        PositionRow watched = row("AAVE-USD");
        assertThat(watched.isHeld()).isFalse();
        assertThat(watched.priceProperty().get()).isCloseTo(104.2, within(1e-9));
        assertThat(watched.valueProperty().get()).isNaN();
        assertThat(watched.dayChangeProperty().get()).isFinite();
        assertThat(watched.categoryProperty().get()).isEqualTo("DeFi");

        model.mode().set(PositionsMode.HELD);
        assertThat(model.rows()).hasSize(12);
    }

    @Test
    void aPositionThatWasSoldLeavesTheList() {
        model.apply(workstation.snapshot());
        Valuation all = workstation.snapshot().valuation();
        publish(SnapshotBuilder.from(workstation.snapshot())
                .valuation(valuation(all, all.positions().subList(0, 11)))
                .build());

        assertThat(model.rows()).hasSize(11);
    }

    @Test
    void aMissingPriceIsADashAndNotAZero() {
        Valuation all = workstation.snapshot().valuation();
        var positions = new ArrayList<>(all.positions());
        Position first = positions.getFirst();
        positions.set(
                0,
                new Position(
                        first.instrument(),
                        first.category(),
                        first.quantity(),
                        first.averageCost(),
                        null,
                        Freshness.MISSING,
                        0,
                        0,
                        0,
                        0,
                        Result.missing("There is no price of " + first.instrument() + ".")));
        publish(SnapshotBuilder.from(workstation.snapshot())
                .quotes(Map.of())
                .valuation(valuation(all, positions))
                .build());

        PositionRow row = row(first.instrument().symbol());
        assertThat(row.freshnessProperty().get()).isEqualTo(Freshness.MISSING);
        assertThat(row.valueProperty().get()).isNaN();
        assertThat(row.unrealisedProperty().get()).isNaN();
        assertThat(PositionField.VALUE.plain(row)).isEmpty();
        assertThat(row.quantityProperty().get()).isEqualByComparingTo(first.quantity());
    }

    @Test
    void aDayWithoutACloseIsADashWithItsReason() {
        String reason = "There is no close of BTC-USD of the days before.";
        Valuation all = workstation.snapshot().valuation();
        List<Position> positions = all.positions().stream()
                .map(position -> new Position(
                        position.instrument(),
                        position.category(),
                        position.quantity(),
                        position.averageCost(),
                        position.quote(),
                        position.freshness(),
                        position.value(),
                        position.weight(),
                        position.unrealised(),
                        position.realised(),
                        position.instrument().symbol().equals("BTC-USD")
                                ? Result.<Double>missing(reason)
                                : position.dayChange()))
                .toList();
        publish(SnapshotBuilder.from(workstation.snapshot())
                .valuation(new Valuation(
                        all.cash(),
                        positions,
                        all.equity(),
                        all.invested(),
                        Result.missing(reason),
                        all.unrealised(),
                        all.realised()))
                .build());

        PositionRow btc = row("BTC-USD");
        assertThat(btc.dayChangeProperty().get()).isNaN();
        assertThat(btc.dayGainProperty().get()).isNaN();
        assertThat(btc.dayReason()).isEqualTo(reason);
        assertThat(PositionCells.text(PositionField.Kind.CHANGE, btc, Double.NaN))
                .isEqualTo("—");
        assertThat(PositionField.DAY_CHANGE.plain(btc)).isEmpty();
        assertThat(row("ETH-USD").dayReason()).isEmpty();
        assertThat(row("ETH-USD").dayChangeProperty().get()).isFinite();
        assertThat(Objects.requireNonNull(model.totals().get()).dayChange().reason())
                .isEqualTo(reason);
    }

    @Test
    void theChosenPositionShowsItsLotsAndTheirGainAddsUp() {
        model.apply(workstation.snapshot());
        PositionRow sol = row("SOL-USD");

        model.selected().set(sol);

        assertThat(model.lots()).isNotEmpty();
        double gain = model.lots().stream()
                .mapToDouble(lot -> lot.unrealisedProperty().get())
                .sum();
        assertThat(gain).isCloseTo(sol.unrealisedProperty().get(), within(0.01));

        model.selected().set(null);
        assertThat(model.lots()).isEmpty();
    }

    @Test
    void totalsCoverAllPositionsWhateverTheFilterShows() {
        model.apply(workstation.snapshot());
        model.filter().set("btc");

        PositionTotals totals = Objects.requireNonNull(model.totals().get());
        assertThat(totals.positions()).isEqualTo(12);
        assertThat(totals.value() + totals.cash()).isCloseTo(totals.equity(), within(1e-6));
        assertThat(totals.untrusted()).isEqualTo(1);
    }

    @Test
    void theExportSaysWhatThePricesAreWorth() {
        model.apply(workstation.snapshot());

        var sheet =
                PositionsSheet.of(model, List.of(PositionField.SYMBOL, PositionField.QUANTITY, PositionField.VALUE));

        assertThat(sheet.head()).containsExactly("symbol", "quantity", "value", "prices");
        assertThat(sheet.lines()).hasSize(12).allSatisfy(line -> assertThat(line.getLast())
                .isEqualTo("SIMULATED"));
    }

    private Snapshot withPrice(String symbol, double price) {
        Valuation all = workstation.snapshot().valuation();
        List<Position> positions = all.positions().stream()
                .map(position -> position.instrument().symbol().equals(symbol)
                        ? new Position(
                                position.instrument(),
                                position.category(),
                                position.quantity(),
                                position.averageCost(),
                                Quote.flat(position.instrument(), price, QuoteSource.SIMULATED, SampleSnapshots.NOW),
                                Freshness.LIVE,
                                position.quantity().doubleValue() * price,
                                position.weight(),
                                position.unrealised(),
                                position.realised(),
                                position.dayChange())
                        : position)
                .toList();
        return SnapshotBuilder.from(workstation.snapshot())
                .valuation(valuation(all, positions))
                .build();
    }

    private static Valuation valuation(Valuation like, List<Position> positions) {
        return new Valuation(
                like.cash(),
                positions,
                like.equity(),
                like.invested(),
                like.dayChange(),
                like.unrealised(),
                like.realised());
    }

    private void publish(Snapshot next) {
        workstation.publish(next);
        model.apply(next);
    }

    private List<String> symbols() {
        return model.rows().stream().map(PositionRow::symbol).toList();
    }

    private PositionRow row(String symbol) {
        return model.rows().stream()
                .filter(row -> row.instrument().equals(InstrumentId.of(symbol)))
                .findFirst()
                .orElseThrow();
    }
}
