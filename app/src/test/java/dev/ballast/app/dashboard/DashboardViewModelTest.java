package dev.ballast.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.feed.FeedStatus;
import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.rebalance.Urgency;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DashboardViewModelTest {

    private final FakeWorkstation workstation = new FakeWorkstation(SampleSnapshots.realistic());
    private final DashboardViewModel model = new DashboardViewModel(workstation);

    @Test
    void itLoadsUntilTheFirstSnapshotAndIsEmptyForANewBook() {
        assertThat(model.state().get()).isEqualTo(DashboardState.LOADING);

        model.apply(SampleSnapshots.empty());

        assertThat(model.state().get()).isEqualTo(DashboardState.EMPTY);
    }

    @Test
    void theTilesCarryTheBooksFigures() {
        model.apply(workstation.snapshot());

        MoneyFigures money = Objects.requireNonNull(model.money().get());
        assertThat(money.equity()).isEqualTo(250_000);
        assertThat(money.dayFraction()).isCloseTo(1_873.4 / (250_000 - 1_873.4), within(1e-12));
        assertThat(money.positions()).isEqualTo(12);
        RiskFigures risk = Objects.requireNonNull(model.risk().get());
        assertThat(risk.worstSymbol()).isEqualTo("BTC-USD");
        assertThat(risk.worstDrift()).isCloseTo(0.112, within(1e-12));
        assertThat(risk.outside()).isEqualTo(1);
        assertThat(risk.overLimit()).containsExactly("BTC-USD", "L1");
    }

    @Test
    void deductionsAreListedLargestFirstWithTheirReason() {
        model.apply(workstation.snapshot());

        HealthFigures health = Objects.requireNonNull(model.health().get());
        assertThat(health.score()).isEqualTo(55);
        assertThat(health.deductions())
                .extracting(HealthFigures.Deduction::points)
                .containsExactly(20.0, 15.0, 10.0);
        assertThat(health.deductions().get(1).title()).isEqualTo("Position BTC-USD");
        assertThat(health.deductions())
                .allSatisfy(line -> assertThat(line.reason()).isNotBlank());
        assertThat(100
                        - health.deductions().stream()
                                .mapToDouble(HealthFigures.Deduction::points)
                                .sum())
                .isEqualTo(health.score());
    }

    @Test
    void aDayWithoutAllClosesIsNotZeroButUnknown() {
        Valuation all = workstation.snapshot().valuation();
        model.apply(SnapshotBuilder.from(workstation.snapshot())
                .valuation(new Valuation(
                        all.cash(),
                        all.positions(),
                        all.equity(),
                        all.invested(),
                        Result.missing("There is no close of ARB-USD of the days before."),
                        all.unrealised(),
                        all.realised()))
                .build());

        MoneyFigures money = Objects.requireNonNull(model.money().get());
        assertThat(money.dayChange().reason()).contains("ARB-USD");
        assertThat(money.dayFraction()).isNaN();
    }

    @Test
    void aScoreThatIsNotKnownSaysWhy() {
        model.apply(SnapshotBuilder.from(workstation.snapshot())
                .health(Result.missing("No price of ARB-USD"))
                .build());

        HealthFigures health = Objects.requireNonNull(model.health().get());
        assertThat(health.score()).isNaN();
        assertThat(health.reason()).isEqualTo("No price of ARB-USD");
    }

    @Test
    void theQueueCountsOnlyWhatWaits() {
        model.apply(workstation.snapshot());

        QueueFigures queue = Objects.requireNonNull(model.queue().get());
        assertThat(queue.total()).isEqualTo(2);
        assertThat(queue.count(Urgency.LOW)).isZero();
        assertThat(queue.headline()).isNotBlank();
        assertThat(queue.timeLeft()).isPositive();
    }

    @Test
    void whatThePricesAreWorthIsSaid() {
        model.apply(workstation.snapshot());
        assertThat(Objects.requireNonNull(model.feed().get()).origin()).isEqualTo(PriceOrigin.SIMULATED);

        var replay = new FeedStatus(
                "REPLAY x", FeedStatus.Kind.REPLAY, FeedStatus.Phase.RUNNING, "", 1, 0, SampleSnapshots.NOW);
        model.apply(SnapshotBuilder.from(workstation.snapshot()).feed(replay).build());

        FeedFigures feed = Objects.requireNonNull(model.feed().get());
        assertThat(feed.origin()).isEqualTo(PriceOrigin.REPLAY);
        assertThat(feed.untrusted()).containsExactly("ARB-USD");
    }

    @Test
    void aLiveFeedWithoutALivePriceIsNotCalledLive() {
        Snapshot start = workstation.snapshot();
        var live = new FeedStatus(
                "LIVE COINBASE", FeedStatus.Kind.LIVE, FeedStatus.Phase.RUNNING, "", 1, 0, SampleSnapshots.NOW);
        Snapshot first = SnapshotBuilder.from(start).feed(live).build();
        model.apply(first);
        assertThat(Objects.requireNonNull(model.feed().get()).origin()).isEqualTo(PriceOrigin.LIVE);

        Valuation all = start.valuation();
        List<Position> dead = all.positions().stream()
                .map(position -> new Position(
                        position.instrument(),
                        position.category(),
                        position.quantity(),
                        position.averageCost(),
                        position.quote(),
                        Freshness.DEAD,
                        position.value(),
                        position.weight(),
                        position.unrealised(),
                        position.realised(),
                        position.dayChange()))
                .toList();
        model.apply(SnapshotBuilder.from(first)
                .feed(live)
                .valuation(new Valuation(
                        all.cash(),
                        dead,
                        all.equity(),
                        all.invested(),
                        all.dayChange(),
                        all.unrealised(),
                        all.realised()))
                .build());
        assertThat(Objects.requireNonNull(model.feed().get()).origin()).isEqualTo(PriceOrigin.NOT_LIVE);
    }

    @Test
    void anOlderOrEqualSnapshotChangesNothing() {
        Snapshot newest = SnapshotBuilder.from(workstation.snapshot()).build();
        model.apply(newest);
        model.apply(SampleSnapshots.empty());

        assertThat(model.state().get()).isEqualTo(DashboardState.READY);
    }

    @Test
    void equalFiguresAreNotToldAgain() {
        model.apply(workstation.snapshot());
        var told = new AtomicInteger();
        model.money().addListener((_, _, _) -> told.incrementAndGet());
        model.risk().addListener((_, _, _) -> told.incrementAndGet());
        model.health().addListener((_, _, _) -> told.incrementAndGet());
        model.drifts().addListener((_, _, _) -> told.incrementAndGet());
        model.curve().addListener((_, _, _) -> told.incrementAndGet());

        model.apply(SnapshotBuilder.from(workstation.snapshot()).build());

        assertThat(told).hasValue(0);
    }

    @Test
    void driftBarsKeepTheirPlaceUntilOneCrossesItsBand() {
        model.apply(SnapshotBuilder.from(workstation.snapshot())
                .drifts(List.of(drift("A-USD", 0.05), drift("B-USD", 0.04)))
                .build());
        assertThat(symbols()).containsExactly("A-USD", "B-USD");

        Snapshot moved = next(List.of(drift("A-USD", 0.03), drift("B-USD", 0.06)), 5);
        model.apply(moved);
        assertThat(symbols()).containsExactly("A-USD", "B-USD");

        model.apply(next(List.of(drift("A-USD", 0.03), drift("B-USD", 0.11)), 9));
        assertThat(symbols()).containsExactly("B-USD", "A-USD");
    }

    @Test
    void anotherRangeShowsAnotherCurveAtOnce() {
        model.apply(workstation.snapshot());
        int month = model.curve().get().points().size();

        model.range().set(EquityRange.WEEK);
        int week = model.curve().get().points().size();
        model.range().set(EquityRange.ALL);

        assertThat(week).isLessThan(month);
        assertThat(model.curve().get().points().size()).isGreaterThan(month);
    }

    private List<String> symbols() {
        return model.drifts().get().stream().map(DriftRow::symbol).toList();
    }

    private Snapshot next(List<Drift> drifts, int steps) {
        var builder = SnapshotBuilder.from(workstation.snapshot()).drifts(new ArrayList<>(drifts));
        Snapshot made = builder.build();
        for (int step = 1; step < steps; step++) {
            made = builder.build();
        }
        return made;
    }

    private static Drift drift(String symbol, double distance) {
        return new Drift(InstrumentId.of(symbol), 0.2 + distance, 0.2, 0.10);
    }
}
