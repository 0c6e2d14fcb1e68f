package dev.ballast.app.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.table.Sheet;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.statistics.CorrelationMatrix;
import dev.ballast.core.statistics.CorrelationSettings;
import dev.ballast.core.statistics.Correlations;
import dev.ballast.core.statistics.MarketState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CorrelationViewModelTest {

    private static final InstrumentId ARB = InstrumentId.of("ARB-USD");

    private final Snapshot start = SampleSnapshots.realistic();
    /// What was given to the background, not run yet.
    private final Deque<Runnable> background = new ArrayDeque<>();

    private final CorrelationViewModel model =
            new CorrelationViewModel((_, _) -> Map.of(), background::add, Runnable::run);

    @Test
    void estimatesTheHeldInstrumentsAwayFromTheScreen() {
        model.apply(start);
        assertThat(model.busyProperty().get()).isTrue();
        assertThat(model.answerProperty().get().matrix().isKnown()).isFalse();

        runAll();

        assertThat(model.busyProperty().get()).isFalse();
        CorrelationMatrix matrix = matrix();
        assertThat(matrix.size()).isEqualTo(12);
        assertThat(matrix.observations()).isEqualTo(30);
        // The sample's own matrix is computed by other code.
        CorrelationMatrix expected = start.correlation().orElseThrow();
        for (InstrumentId first : matrix.instruments()) {
            for (InstrumentId second : matrix.instruments()) {
                assertThat(matrix.get(matrix.indexOf(first), matrix.indexOf(second)))
                        .isCloseTo(expected.get(expected.indexOf(first), expected.indexOf(second)), within(1e-9));
            }
        }
        assertThat(model.answerProperty().get().order()).containsExactlyInAnyOrderElementsOf(matrix.instruments());
    }

    @Test
    void lateAnswersAreDropped() {
        model.apply(start);
        Runnable first = background.removeFirst();
        model.lookbackProperty().set(90);
        runAll();
        assertThat(matrix().observations()).isEqualTo(90);

        first.run();
        assertThat(matrix().observations()).isEqualTo(90);
    }

    @Test
    void quotesAloneMakeNoNewEstimate() {
        model.apply(start);
        runAll();
        model.apply(SnapshotBuilder.from(start).build());

        assertThat(background).isEmpty();
    }

    @Test
    void scopeAllTakesEverythingWithHistory() {
        model.apply(start);
        model.scopeProperty().set(Scope.ALL);
        runAll();

        assertThat(matrix().size()).isEqualTo(16);
    }

    @Test
    void estimatorAndDecayAreFollowed() {
        model.apply(start);
        runAll();
        double sample = matrix().get(0, 1);

        model.decayProperty().set(0.9);
        assertThat(background).isEmpty();
        model.estimatorProperty().set(CorrelationSettings.Estimator.EWMA);
        runAll();
        double weighted = matrix().get(0, 1);
        assertThat(weighted).isNotCloseTo(sample, within(1e-6));

        model.decayProperty().set(0.97);
        runAll();
        assertThat(matrix().get(0, 1)).isNotCloseTo(weighted, within(1e-6));
    }

    @Test
    void exponentialWeightsFollowTheBarsOneByOne() {
        model.estimatorProperty().set(CorrelationSettings.Estimator.EWMA);
        model.apply(start);
        runAll();
        model.step(-60);
        runAll();
        int position = model.position();
        for (int step = 1; step <= 40; step++) {
            model.step(1);
            runAll();
            assertThat(model.position()).isEqualTo(position + step);
            Instant then = Objects.requireNonNull(model.asOfProperty().get());
            var known = new TreeMap<InstrumentId, PriceHistory>();
            start.history().forEach((id, bars) -> known.put(id, bars.until(then)));
            CorrelationMatrix batch = Correlations.estimate(
                            matrix().instruments(),
                            known,
                            new CorrelationSettings(
                                    CorrelationSettings.Estimator.EWMA, 30, CorrelationSettings.DEFAULT.decay()))
                    .orElseThrow();
            for (int i = 0; i < batch.size(); i++) {
                assertThat(matrix().get(i, 0)).isCloseTo(batch.get(i, 0), within(1e-12));
            }
        }
    }

    @Test
    void highestPairsAreSortedAndFlagged() {
        model.apply(start);
        runAll();

        List<CorrelationRow> rows = model.highest();
        assertThat(rows).hasSize(12).isSortedAccordingTo((a, b) -> Double.compare(b.correlation(), a.correlation()));
        for (CorrelationRow row : rows) {
            boolean major = start.valuation().weight(row.pair().first()) >= 0.05
                    && start.valuation().weight(row.pair().second()) >= 0.05;
            assertThat(row.flag()).isEqualTo(expected(row.correlation(), major));
        }
        assertThat(model.pairProperty().get()).isEqualTo(rows.getFirst().pair());
    }

    private static CorrelationRow.Flag expected(double correlation, boolean major) {
        if (correlation <= 0.7) {
            return CorrelationRow.Flag.NONE;
        }
        return major ? CorrelationRow.Flag.BREACH : CorrelationRow.Flag.HIGH;
    }

    @Test
    void instrumentsWithoutHistoryAreNamedWithTheReason() {
        var history = new TreeMap<InstrumentId, PriceHistory>(start.history());
        history.remove(ARB);
        model.apply(SnapshotBuilder.from(start).history(history).build());
        runAll();

        assertThat(matrix().size()).isEqualTo(11);
        assertThat(model.excluded()).extracting(ExcludedRow::instrument).containsExactly(ARB);
        assertThat(model.excluded().getFirst().reason()).isNotBlank();
    }

    @Test
    void chosenPairIsKeptAcrossEstimates() {
        model.apply(start);
        runAll();
        var pair = new Pair(InstrumentId.of("BTC-USD"), ARB);
        model.choose(pair);
        model.lookbackProperty().set(60);
        runAll();

        assertThat(model.pairProperty().get()).isEqualTo(pair);
        PairHistory history = Objects.requireNonNull(model.pairHistoryProperty().get());
        assertThat(history.pair()).isEqualTo(pair);
        assertThat(history.scatter()).hasSize(60);
        assertThat(history.rolling()).hasSize(399 - 30 + 1);
    }

    @Test
    void aTimeframeWithoutBarsSaysHowToGetThem() {
        model.apply(start);
        model.timeframeProperty().set(Timeframe.H1);
        runAll();

        assertThat(model.answerProperty().get().heat().reason())
                .contains("No 1h bars are stored")
                .contains("ballast backfill");
    }

    @Test
    void weeksComeFromDays() {
        model.apply(start);
        model.timeframeProperty().set(Timeframe.W1);
        runAll();

        assertThat(matrix().convention()).isEqualTo("Pearson, 30 simple weekly returns, equal weights");
        assertThat(model.timesProperty().get()).isNotEmpty();
    }

    /// At each date the room shows what an estimate from the bars known then says, and the order turns little.
    @Test
    void steppingBackShowsWhatWasKnownThen() {
        model.apply(start);
        runAll();
        List<Instant> times = model.timesProperty().get();
        assertThat(model.position()).isEqualTo(times.size() - 1);
        for (int step = 1; step <= 40; step++) {
            model.step(-1);
            runAll();
            Instant then = times.get(times.size() - 1 - step);
            assertThat(model.asOfProperty().get()).isEqualTo(then);
            var known = new TreeMap<InstrumentId, PriceHistory>();
            start.history().forEach((id, bars) -> known.put(id, bars.until(then)));
            CorrelationMatrix expected = Correlations.estimate(
                            matrix().instruments(), known, CorrelationSettings.DEFAULT)
                    .orElseThrow();
            assertThat(matrix().to()).isEqualTo(expected.to());
            assertThat(matrix().get(0, 1)).isEqualTo(expected.get(0, 1));
        }
        model.step(1000);
        assertThat(model.asOfProperty().get()).isNull();
        model.step(-100_000);
        runAll();
        assertThat(model.position()).isZero();
    }

    @Test
    void onlyTheNewestOfManyQuestionsIsAnswered() {
        model.apply(start);
        runAll();
        for (int step = 0; step < 50; step++) {
            model.step(-1);
        }
        var before = model.answerProperty().get();
        while (background.size() > 2) {
            background.removeFirst().run();
            assertThat(model.answerProperty().get()).isSameAs(before);
        }
        runAll();
        assertThat(model.answerProperty().get()).isNotSameAs(before);
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void cancelledEstimatesLeaveTheScreenAsItIs() {
        model.apply(start);
        runAll();
        var before = model.answerProperty().get();
        model.lookbackProperty().set(90);
        model.cancel();
        runAll();

        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.answerProperty().get()).isSameAs(before);
    }

    @Test
    void theDifferenceIsNowLessTheBaseline() {
        model.apply(start);
        runAll();
        CorrelationMatrix now = matrix();
        model.compareWithEarlier(30);
        runAll();
        Heat heat = model.answerProperty().get().heat().orElseThrow();
        CorrelationMatrix before = Objects.requireNonNull(heat.baseline());

        assertThat(heat.isChange()).isTrue();
        // The sample before shares no return with this one.
        assertThat(before.to()).isEqualTo(now.from());
        for (InstrumentId first : heat.order()) {
            for (InstrumentId second : heat.order()) {
                assertThat(heat.value(first, second))
                        .isCloseTo(
                                now.get(now.indexOf(first), now.indexOf(second))
                                        - before.get(before.indexOf(first), before.indexOf(second)),
                                within(1e-15));
            }
        }
        assertThat(model.highest())
                .isSortedAccordingTo((a, b) -> Double.compare(
                        Math.abs(b.change().orElseThrow()), Math.abs(a.change().orElseThrow())));
        model.baselineProperty().set(new Baseline.None());
        runAll();
        assertThat(model.answerProperty().get().heat().orElseThrow().isChange()).isFalse();
    }

    @Test
    void aBaselineThatCannotBeToldSaysSo() {
        model.apply(start);
        model.baselineProperty().set(new Baseline.OtherTimeframe(Timeframe.H4));
        runAll();

        assertThat(model.answerProperty().get().heat().reason()).startsWith("Nothing to compare with: No 4h bars");
    }

    @Test
    void statesOfTheMarketTakeALongerSample() {
        model.apply(start);
        model.stateProperty().set(MarketState.BULL);
        runAll();

        assertThat(matrix().convention()).contains("returns of 365 (bull)");
        assertThat(matrix().observations()).isBetween(MarketState.FEWEST, 335);
    }

    @Test
    void thePairIsShiftedAndTested() {
        model.apply(start);
        runAll();
        PairHistory history = Objects.requireNonNull(model.pairHistoryProperty().get());

        assertThat(history.leadLag().orElseThrow().points()).hasSize(21);
        Spread spread = history.spread().orElseThrow();
        assertThat(spread.test().pValue()).isBetween(0.0, 1.0);
        assertThat(spread.path().getLast().value()).isCloseTo(spread.test().zScore(), within(1e-9));
    }

    @Test
    void theMatrixIsWrittenInTheOrderOnScreen() {
        model.apply(start);
        runAll();
        Heat heat = model.answerProperty().get().heat().orElseThrow();
        Sheet sheet = CorrelationView.sheet(heat);

        assertThat(sheet.head())
                .hasSize(13)
                .startsWith("correlation", heat.order().getFirst().symbol());
        assertThat(sheet.lines().getFirst().get(1)).isEqualTo("1.0000");
    }

    @Test
    void emptyBookSaysWhatIsMissing() {
        model.apply(SampleSnapshots.empty());
        runAll();

        assertThat(model.answerProperty().get().matrix().reason()).contains("needs two instruments");
        assertThat(model.averageProperty().get().isKnown()).isFalse();
        assertThat(model.highest()).isEmpty();
        assertThat(model.pairHistoryProperty().get()).isNull();
    }

    private CorrelationMatrix matrix() {
        return model.answerProperty().get().matrix().orElseThrow();
    }

    private void runAll() {
        while (!background.isEmpty()) {
            background.removeFirst().run();
        }
    }
}
