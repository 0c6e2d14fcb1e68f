package dev.ballast.app.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.Result;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriftViewModelTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId DOT = InstrumentId.of("DOT-USD");

    private final Snapshot start = SampleSnapshots.realistic();
    private final FakeWorkstation workstation = new FakeWorkstation(start);
    private final DriftViewModel model = new DriftViewModel(workstation, Runnable::run);

    @BeforeEach
    void show() {
        model.apply(start);
    }

    @Test
    void rowsTellHowFarTheTriggerIs() {
        assertThat(model.rows()).hasSize(12);
        assertThat(row(BTC).drift().drift()).isCloseTo(0.112, within(1e-12));
        assertThat(row(BTC).distance()).isCloseTo(-0.012, within(1e-12));
        assertThat(model.cashProperty().get() + 0.93).isCloseTo(1, within(1e-6));
    }

    @Test
    void chartsTheFurthestAtFirstAndOthersOnDemand() {
        assertThat(model.chartProperty().get().series()).hasSize(4);
        assertThat(row(BTC).chartedProperty().get()).isTrue();

        model.rows().forEach(row -> row.chartedProperty().set(false));
        row(BTC).chartedProperty().set(true);

        DriftChart chart = model.chartProperty().get();
        assertThat(chart.series()).hasSize(1);
        assertThat(chart.series().getFirst().points()).hasSizeGreaterThan(180).isSortedAccordingTo((a, b) -> a.time()
                .compareTo(b.time()));
        assertThat(chart.markers()).extracting(DriftChart.Marker::label).contains("P-20260809-0007");
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
        var empty = new DriftViewModel(workstation, Runnable::run);
        empty.apply(SampleSnapshots.empty());

        assertThat(empty.rows()).isEmpty();
        assertThat(empty.missingProperty().get()).contains("Targets need a held instrument");
        assertThat(empty.chartProperty().get()).isEqualTo(DriftChart.EMPTY);
    }

    private DriftRow row(InstrumentId instrument) {
        return model.rows().stream()
                .filter(row -> row.instrument().equals(instrument))
                .findFirst()
                .orElseThrow();
    }
}
