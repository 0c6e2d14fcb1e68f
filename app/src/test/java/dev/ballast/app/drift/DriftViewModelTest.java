package dev.ballast.app.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.table.Sheet;
import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.result.Explanation;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.Drift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriftViewModelTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId ETH = InstrumentId.of("ETH-USD");
    private static final InstrumentId ADA = InstrumentId.of("ADA-USD");
    private static final InstrumentId DOT = InstrumentId.of("DOT-USD");

    private final Snapshot start = SampleSnapshots.realistic();
    private final FakeWorkstation workstation = new FakeWorkstation(start);
    private final DriftViewModel model = new DriftViewModel(workstation, Runnable::run, Runnable::run);

    @BeforeEach
    void show() {
        model.apply(start);
    }

    @Test
    void rowsTellHowFarTheTriggerIs() {
        assertThat(model.rows()).hasSize(12);
        assertThat(row(BTC).drift().drift()).isCloseTo(0.112, within(1e-12));
        assertThat(row(BTC).figures().distance()).isCloseTo(-0.012, within(1e-12));
        assertThat(row(BTC).figures().isOutside()).isTrue();
        assertThat(model.cashProperty().get() + 0.93).isCloseTo(1, within(1e-6));
    }

    /// 18.1 % of ETH against 20 ± 10: at 30 % it is worth 0.3 of what is left and itself.
    @Test
    void pricesAtWhichTheNextTriggersFire() {
        DriftFigures figures = row(ETH).figures();
        double rest = 1 - figures.drift().weight();
        double times = 0.3 / 0.7 * rest / figures.drift().weight();

        assertThat(figures.upperPrice()).isCloseTo(figures.price() * times, within(1e-9 * figures.price()));
        assertThat(DriftField.UPPER_PRICE.text(figures)).contains("+");
        assertThat(DriftField.LOWER_PRICE.text(figures)).contains("−");
        assertThat(DriftField.LOWER_PRICE.reason(row(ADA).figures())).contains("No price takes the weight down");
    }

    @Test
    void forecastsOfWhatIsHeldAndTheTimeToTheTrigger() {
        Outlook outlook = row(ETH).figures().outlook().orElseThrow();
        Outlook fired = row(BTC).figures().outlook().orElseThrow();

        assertThat(outlook.dayProbability()).isBetween(0.0, outlook.weekProbability());
        assertThat(outlook.weekProbability()).isLessThan(outlook.monthProbability());
        assertThat(fired.weekProbability()).isEqualTo(1);
        assertThat(DriftField.MEDIAN_DAYS.text(row(BTC).figures())).isEqualTo("now");
        assertThat(model.noForecastProperty().get()).isEmpty();
    }

    @Test
    void ofManyQuestionsOnlyTheLatestIsAnswered() {
        var waiting = new ArrayList<Runnable>();
        var slow = new DriftViewModel(workstation, waiting::add, Runnable::run);
        slow.apply(start);
        slow.apply(SnapshotBuilder.from(start).build());

        assertThat(slow.rows().getFirst().figures().outlook().reason()).isEqualTo("Being computed");
        waiting.getFirst().run();
        assertThat(slow.rows().getFirst().figures().outlook().isKnown()).isFalse();
        waiting.getLast().run();
        assertThat(slow.rows().getFirst().figures().outlook().isKnown()).isTrue();
    }

    @Test
    void withoutHistoryThereIsAReasonInPlaceOfAForecast() {
        var bare = new DriftViewModel(workstation, Runnable::run, Runnable::run);
        bare.apply(SnapshotBuilder.from(start).history(new TreeMap<>()).build());

        assertThat(bare.noForecastProperty().get()).isNotEmpty();
        assertThat(DriftField.WEEK.text(bare.rows().getFirst().figures())).isEqualTo("—");
        assertThat(DriftField.WEEK.reason(bare.rows().getFirst().figures()))
                .isEqualTo(bare.noForecastProperty().get());
    }

    @Test
    void thePastOfEveryWeightAndItsProposals() {
        DriftCharts charts = model.chartsProperty().get();
        WeightHistory history = charts.history(BTC);

        assertThat(charts.histories()).hasSize(12);
        assertThat(history.points()).hasSizeGreaterThan(80).isSortedAccordingTo((a, b) -> a.time()
                .compareTo(b.time()));
        assertThat(history.marks()).extracting(WeightHistory.Mark::id).contains("P-20260809-0007");
        assertThat(charts.history(InstrumentId.of("SOL-USD")).marks())
                .extracting(WeightHistory.Mark::outcome)
                .contains(MarkOutcome.APPROVED, MarkOutcome.REJECTED, MarkOutcome.LAPSED);

        model.windowProperty().set(ChartWindow.ALL);
        assertThat(model.chartsProperty().get().history(BTC).points()).hasSizeGreaterThan(170);
    }

    @Test
    void aSecondLaterNothingMovesOnTheAxisOfTime() {
        DriftCharts before = model.chartsProperty().get();
        model.apply(
                SnapshotBuilder.from(start).asOf(start.asOf().plusSeconds(1)).build());

        assertThat(model.chartsProperty().get()).isSameAs(before);
        assertThat(model.nowProperty().get()).isEqualTo(start.asOf().plusSeconds(1));
    }

    @Test
    void theNearestToItsTriggerIsChosenFirst() {
        assertThat(model.selectedProperty().get()).isSameAs(row(BTC));
    }

    @Test
    void sortsByAnyColumnAndKeepsTheChosenRow() {
        model.orderBy(
                Comparator.comparing(DriftRow::figures, DriftField.DRIFT.order().reversed()));

        assertThat(model.rows().getFirst()).isSameAs(row(BTC));
        assertThat(model.selectedProperty().get()).isSameAs(row(BTC));
        for (DriftField field : DriftField.values()) {
            model.orderBy(Comparator.comparing(DriftRow::figures, field.order()));
            assertThat(model.rows()).hasSize(12);
        }
        model.orderBy(null);
        assertThat(model.rows()).extracting(DriftRow::instrument).isSorted();
    }

    @Test
    void everyFigureHasATrailDownToQuoteAndCovariance() {
        for (DriftField field : DriftField.values()) {
            model.explain(row(ETH), field);
            assertThat(model.trail().isOpen()).isTrue();
            assertThat(model.trail().pathProperty().get().getFirst().inputs())
                    .as(field.key())
                    .isNotEmpty();
        }
        model.explain(row(ETH), DriftField.WEIGHT);
        assertThat(names(model.trail().pathProperty().get().getFirst(), 4)).contains("Bid", "Ask", "Source", "Cash");
        model.explain(row(ETH), DriftField.MEDIAN_DAYS);
        assertThat(names(model.trail().pathProperty().get().getFirst(), 4)).contains("Bid", "Covariance, a day");
    }

    private static List<String> names(Explanation explanation, int depth) {
        var names = new ArrayList<String>();
        for (Explanation.Input input : explanation.inputs()) {
            names.add(input.name());
            if (input instanceof Explanation.Input.Figure figure && depth > 0) {
                figure.behind().ifPresent(behind -> names.addAll(names(behind, depth - 1)));
            }
        }
        return names;
    }

    @Test
    void theTableAsTextSaysThatPricesAreMadeUp() {
        Sheet sheet = model.sheet(List.of(DriftField.SYMBOL, DriftField.UPPER_PRICE, DriftField.WEEK), model.rows());

        assertThat(sheet.head()).containsExactly("symbol", "upperPrice", "probability7", "prices");
        assertThat(sheet.lines()).hasSize(12).allSatisfy(line -> assertThat(line.getLast())
                .isEqualTo("SIMULATED"));
    }

    @Test
    void aNearerPositionLimitComesBeforeTheBand() {
        var drift = new Drift(ETH, 0.20, 0.22, 0.10);

        TriggerBand near = TriggerBand.of(drift, 0.10, 1.5, 0.25);
        TriggerBand far = TriggerBand.of(drift, 0.10, 1.5, 0.40);
        TriggerBand fired = TriggerBand.of(new Drift(ETH, 0.27, 0.22, 0.10), 0.10, 1.5, 0.25);

        assertThat(near.next().upper()).isEqualTo(0.25);
        assertThat(near.limited()).isTrue();
        assertThat(far.next()).isEqualTo(far.band());
        assertThat(fired.next().upper()).isCloseTo(0.32, within(1e-12));
        assertThat(near.hard().upper()).isCloseTo(0.37, within(1e-12));
    }

    @Test
    void ownTargetsStartFromThoseInForceAndLeaveTheRestInCash() {
        assertThat(model.editor().methodProperty().get()).isEqualTo(TargetMethod.OWN);
        assertThat(row(BTC).ownTargetProperty().get()).isEqualTo("25.00");
        assertThat(model.editor().editedProperty().get()).isFalse();
        assertThat(model.editor().sumProperty().get()).isCloseTo(0.92, within(1e-9));
    }

    @Test
    void sumAboveOneAndUnreadableNumbersAreRefusedInline() {
        row(BTC).ownTargetProperty().set("35");
        assertThat(model.editor().problemProperty().get()).contains("102.00 %", "2.00 points");

        row(BTC).ownTargetProperty().set("a lot");
        assertThat(model.editor().problemProperty().get()).contains("BTC-USD", "'a lot'");
        model.applyTargets();
        assertThat(workstation.submitted()).isEmpty();
        assertThat(model.messageProperty().get().tone()).isEqualTo(DriftMessage.Tone.REFUSED);

        model.editor().methodProperty().set(TargetMethod.EQUAL_WEIGHT);
        assertThat(model.editor().problemProperty().get()).isEmpty();
    }

    @Test
    void applySendsMethodAndReadableTargets() {
        row(BTC).ownTargetProperty().set("22,5 %");
        model.applyTargets();

        assertThat(workstation.submitted()).hasSize(1);
        Command.SetTargets sent = (Command.SetTargets) workstation.submitted().getFirst();
        assertThat(sent.method()).isEqualTo(TargetMethod.OWN);
        assertThat(sent.own()).hasSize(12).containsEntry(BTC, 0.225);
        assertThat(model.busyProperty().get()).isTrue();

        workstation.publish(SnapshotBuilder.from(start)
                .targets(Result.of(new Targets(TargetMethod.OWN, new TreeMap<>(sent.own()))))
                .build());
        workstation.answerDone("Targets: Own targets");
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.editor().editedProperty().get()).isFalse();
        assertThat(row(BTC).ownTargetProperty().get()).isEqualTo("22.50");
        assertThat(model.messageProperty().get())
                .isEqualTo(new DriftMessage(DriftMessage.Tone.DONE, "Targets: Own targets"));
    }

    @Test
    void newerTargetsNeverOverwriteAnEdit() {
        row(BTC).ownTargetProperty().set("20");
        var equal = new TreeMap<InstrumentId, Double>();
        model.rows().forEach(row -> equal.put(row.instrument(), 0.07));
        model.apply(SnapshotBuilder.from(start)
                .targets(Result.of(new Targets(TargetMethod.EQUAL_WEIGHT, equal)))
                .build());

        assertThat(row(BTC).ownTargetProperty().get()).isEqualTo("20");
        assertThat(model.editor().outOfDateProperty().get()).isTrue();

        model.revertTargets();
        assertThat(row(BTC).ownTargetProperty().get()).isEqualTo("7.00");
        assertThat(model.editor().outOfDateProperty().get()).isFalse();
        assertThat(model.editor().methodProperty().get()).isEqualTo(TargetMethod.EQUAL_WEIGHT);
    }

    @Test
    void refusalOfTheEngineKeepsTheEdit() {
        row(BTC).ownTargetProperty().set("20");
        model.applyTargets();
        workstation.answerRefused(RefusalCode.UNKNOWN_INSTRUMENT, "No such instrument");

        assertThat(row(BTC).ownTargetProperty().get()).isEqualTo("20");
        assertThat(model.editor().editedProperty().get()).isTrue();
        assertThat(model.messageProperty().get().text()).contains("No such instrument");
    }

    @Test
    void anInstrumentThatIsNotHeldCanBeGivenATarget() {
        assertThat(model.available()).contains(DOT);
        model.add(DOT);
        row(DOT).ownTargetProperty().set("3");
        assertThat(model.available()).doesNotContain(DOT);
        assertThat(model.editor().sumProperty().get()).isCloseTo(0.95, within(1e-9));

        model.revertTargets();
        assertThat(model.available()).contains(DOT);
    }

    @Test
    void proposeNowIsSentOnceAtATime() {
        model.proposeNow();
        model.proposeNow();
        assertThat(workstation.submitted()).containsExactly(new Command.ProposeNow());

        workstation.answerRefused(RefusalCode.MISSING_PRICE, "ARB-USD has no price");
        assertThat(model.messageProperty().get().text()).isEqualTo("Refused: ARB-USD has no price");
    }

    @Test
    void emptyBookSaysWhy() {
        var empty = new DriftViewModel(workstation, Runnable::run, Runnable::run);
        empty.apply(SampleSnapshots.empty());

        assertThat(empty.rows()).isEmpty();
        assertThat(empty.missingProperty().get()).contains("Targets need a held instrument");
        assertThat(empty.chartsProperty().get().histories()).isEmpty();
        assertThat(empty.selectedProperty().get()).isNull();
    }

    private DriftRow row(InstrumentId instrument) {
        return model.rows().stream()
                .filter(row -> row.instrument().equals(instrument))
                .findFirst()
                .orElseThrow();
    }
}
