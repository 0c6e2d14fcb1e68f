package dev.ballast.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.journal.JournalEntry;
import dev.ballast.core.journal.JournalType;
import dev.ballast.core.rebalance.LegEdit;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.rebalance.TargetMethod;
import dev.ballast.core.rebalance.Targets;
import dev.ballast.core.rebalance.tilt.AssetTilt;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Targets that adapt to performance, switched on and off on a running desk.
class TiltedDeskTest {

    private final DeskFixture desk = DeskFixture.demo();
    private Targets untilted = new Targets(TargetMethod.OWN, new TreeMap<>());

    @BeforeEach
    void roomToMove() {
        desk.engine.perform(new Command.SetTargets(TargetMethod.EQUAL_WEIGHT, Map.of()));
        // Three coins of 32 % each lie above the usual limit of a position: none of them could be raised.
        set("risk.positionLimit", "0.6");
        set("risk.categoryLimit", "0.6");
        // Sixty made-up days hold little evidence: what there is counts.
        set("rebalance.tilt.threshold", "0");
        untilted = targets();
    }

    @Test
    void nothingChangesUnlessTheTraderTurnsItOn() {
        assertThat(untilted.tilts()).isEmpty();
        assertThat(untilted.weights().values()).allMatch(weight -> weight == 0.95 / 3);
    }

    @Test
    void onTiltsTheTargetsAndOffBringsThemBackExactly() {
        set("rebalance.tilt.choice", "PERFORMANCE");
        Targets tilted = targets();

        assertThat(tilted.weights()).isNotEqualTo(untilted.weights());
        assertThat(tilted.untilted()).isEqualTo(untilted);
        assertThat(tilted.tilts().values())
                .allSatisfy(tilt -> assertThat(tilt.performance().orElseThrow().observations())
                        .isEqualTo(59))
                .extracting(AssetTilt::multiplier)
                .anySatisfy(multiplier -> assertThat(multiplier).isGreaterThan(1.01));
        JournalEntry entry = desk.engine.snapshot().journal().stream()
                .filter(found -> found.type() == JournalType.POLICY_CHANGED)
                .findFirst()
                .orElseThrow();
        assertThat(entry.payload())
                .contains("\"changed\":{\"rebalance.tilt.choice\":\"PERFORMANCE\"}")
                .contains("\"before\":{\"rebalance.tilt.choice\":\"OFF\"}");

        set("rebalance.tilt.choice", "OFF");
        assertThat(targets()).isEqualTo(untilted);
    }

    @Test
    void aRestartFindsTheSameTargetsFromTheStoredBars() {
        set("rebalance.tilt.choice", "PERFORMANCE");
        Targets tilted = targets();
        desk.restart();

        assertThat(targets()).isEqualTo(tilted);
    }

    @Test
    void ownWeightsStayOwn() {
        set("rebalance.tilt.choice", "PERFORMANCE");
        desk.engine.perform(new Command.SetTargets(TargetMethod.OWN, Map.of(DeskFixture.BTC, 0.5)));

        assertThat(targets().tilts()).isEmpty();
        assertThat(targets().weight(DeskFixture.BTC)).isEqualTo(0.5);
    }

    @Test
    void aProposalSaysThatItsTargetsAreTiltedAlsoAfterARestart() {
        set("rebalance.tilt.choice", "PERFORMANCE");
        desk.running();
        desk.engine.perform(new Command.ProposeNow());
        Proposal proposal = desk.open();

        assertThat(proposal.plan().aim()).isEqualTo("Equal weight, tilted by performance");
        assertThat(proposal.plan().tilts()).containsOnlyKeys(DeskFixture.BTC, DeskFixture.ETH, DeskFixture.SOL);
        desk.restart();
        assertThat(desk.proposal(proposal).plan()).isEqualTo(proposal.plan());
        // What it was made from was stored with the tilts and is read back.
        LegEdit off = new LegEdit.SwitchedOff(proposal.legs().getLast().number());
        assertThat(desk.engine.perform(new Command.EditLegs(proposal.id(), proposal.version(), List.of(off))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(desk.proposal(proposal).plan().tilts())
                .isEqualTo(proposal.plan().tilts());
    }

    private Targets targets() {
        return desk.engine.step().targets().orElseThrow();
    }

    private void set(String key, String value) {
        Policy policy = desk.engine.snapshot().policy();
        assertThat(desk.engine.perform(new Command.SetPolicy(Settings.with(policy, key, value))))
                .isInstanceOf(Outcome.Done.class);
    }
}
