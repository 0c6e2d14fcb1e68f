package dev.ballast.app.assets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.testkit.FakeWorkstation;
import dev.ballast.app.testkit.SampleSnapshots;
import dev.ballast.app.testkit.SnapshotBuilder;
import dev.ballast.core.engine.Command;
import dev.ballast.core.engine.Policy;
import dev.ballast.core.engine.Settings;
import dev.ballast.core.engine.Snapshot;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.performance.RunningPerformance;
import dev.ballast.core.rebalance.tilt.AssetTilt;
import dev.ballast.core.rebalance.tilt.TiltPolicy;
import dev.ballast.core.rebalance.tilt.TiltStop;
import dev.ballast.core.result.RefusalCode;
import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What the room says of weights that adapt to performance, and what its switch sends.
class TiltViewModelTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final RunningPerformance GOOD =
            new RunningPerformance(0.0012, 0.02, 0.0008, 240, 171.6, Instant.parse("2025-10-01T00:00:00Z"));

    private final Snapshot off = TiltedSnapshots.with(TiltPolicy.Choice.OFF);
    private final Snapshot on = TiltedSnapshots.with(TiltPolicy.Choice.PERFORMANCE);
    private final FakeWorkstation engine = new FakeWorkstation(off);
    private final AssetsViewModel model =
            new AssetsViewModel(engine, (_, _) -> Map.of(), new FakeVenues(), Runnable::run, Runnable::run);

    @Test
    void offShowsInBracketsWhatItWouldDoAndOnShowsTheSame() {
        model.apply(off);
        assertThat(model.tiltProperty().get()).startsWith("Tilt by performance is off: targets are as Equal weight");
        AssetWeight before = row().weight();
        assertThat(TiltWords.cell(before)).startsWith("(×").endsWith(")");
        assertThat(before.multiplier().isKnown()).isFalse();

        model.apply(on);
        AssetWeight after = row().weight();
        assertThat(after.tilt()).isEqualTo(before.tilt());
        AssetTilt inForce =
                Objects.requireNonNull(on.targets().orElseThrow().tilts().get(BTC));
        assertThat(after.multiplier().orElseThrow()).isEqualTo(inForce.multiplier());
        assertThat(model.tiltProperty().get())
                .matches(
                        "Tilt by performance is on: \\d+ of \\d+ targets of Equal weight moved, none by more than ×1.50.");
        assertThat(AssetWords.why(row())).contains("days worth").contains("Target ");
    }

    @Test
    void theSwitchKeepsAllOtherPolicyAndIsTakenBackAgainstThePolicyOfThen() {
        model.apply(off);
        model.switchTilt();
        assertThat(sent()).isEqualTo(on.policy());
        assertThat(model.undoableProperty().get()).isFalse();
        engine.answerDone("Policy saved: 1 values changed");

        // Another value of the policy changes before the undo: it stays.
        var other = Settings.with(on.policy(), "rebalance.legThreshold", "0.03");
        model.apply(SnapshotBuilder.from(on).policy(other).build());
        model.undo();
        assertThat(sent()).isEqualTo(Settings.with(other, "rebalance.tilt.choice", "OFF"));
    }

    @Test
    void aRefusedSwitchIsSaidAndNotTakenBack() {
        model.apply(off);
        model.switchTilt();
        engine.answerRefused(RefusalCode.STORE_FAILED, "the disk is full");

        assertThat(model.messageProperty().get()).isEqualTo("Refused: the disk is full");
        assertThat(model.undoableProperty().get()).isFalse();
    }

    @Test
    void ownTargetsSayThatTheyAreNeverTilted() {
        Snapshot own = SampleSnapshots.realistic();
        model.apply(own);

        assertThat(model.tiltProperty().get()).contains("own, which are never tilted");
        assertThat(TiltWords.cell(row().weight())).isEqualTo("—");
        assertThat(row().weight().multiplier().reason()).isEqualTo("own weights are never tilted");
        assertThat(TiltWords.why(row().weight())).endsWith("Own weights are never tilted");
    }

    @Test
    void withoutTargetsItSaysWhy() {
        model.apply(SnapshotBuilder.from(off)
                .targets(Result.missing("No instruments to spread targets over."))
                .build());

        assertThat(model.tiltProperty().get())
                .isEqualTo("Tilt by performance is off; No instruments to spread targets over.");
        assertThat(TiltWords.why(row().weight()))
                .isEqualTo("No running performance: No instruments to spread targets over.");
    }

    @Test
    void wordsTellFiguresAndBounds() {
        var most = new AssetWeight(
                Result.of(new AssetTilt(Result.of(GOOD), 1.5, 0.1, 0.15, TiltStop.MOST)), AssetWeight.Force.ON);
        assertThat(TiltWords.cell(most)).isEqualTo("×1.50 max");
        assertThat(TiltWords.running(most)).isEqualTo("+1.5 s.e.");
        assertThat(TiltWords.why(most))
                .isEqualTo("Running performance against the mean of all targeted assets: +0.120 % a day, standard error"
                        + " 0.080 %, score +0.060 (mean ÷ volatility), 240 days worth 172, until 2025-10-01\n"
                        + "Target 10.00 % → 15.00 % of equity, ×1.500 (asked for ×1.500), at its bound: no more than the"
                        + " bound × its untilted weight");
        var young = new AssetWeight(
                Result.of(
                        new AssetTilt(Result.missing("insufficient data: 12 of 20 days"), 1, 0.1, 0.1, TiltStop.FREE)),
                AssetWeight.Force.ON);
        assertThat(TiltWords.running(young)).isEqualTo("—");
        assertThat(TiltWords.cell(young)).isEqualTo("×1.00");
        assertThat(TiltWords.why(young)).startsWith("No running performance: insufficient data: 12 of 20 days\n");
    }

    private Policy sent() {
        return ((Command.SetPolicy) engine.submitted().getLast()).policy();
    }

    private AssetRow row() {
        return model.shown().stream()
                .filter(row -> row.id().equals(BTC))
                .findFirst()
                .orElseThrow();
    }
}
