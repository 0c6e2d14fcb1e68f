package dev.ballast.core.rebalance;

import static dev.ballast.core.rebalance.Desk.A;
import static dev.ballast.core.rebalance.Desk.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TriggersTest {

    /// Equity 100: A at 31, B at 20, cash 49.
    private static Desk desk() {
        return new Desk()
                .cash("49")
                .hold(A, "31")
                .hold(B, "20")
                .quote(A, 1, 1)
                .quote(B, 1, 1)
                .target(A, 0.20)
                .target(B, 0.20);
    }

    @Test
    void readsEveryTriggerFiredOrNot() {
        var readings = desk().readings();

        assertThat(readings)
                .extracting(TriggerReading::kind)
                .containsExactly(
                        TriggerKind.DEVIATION,
                        TriggerKind.DEVIATION,
                        TriggerKind.CONCENTRATION,
                        TriggerKind.CONCENTRATION);
        assertThat(readings).extracting(TriggerReading::fired).containsExactly(true, false, true, false);
        TriggerReading deviation = readings.getFirst();
        assertThat(deviation.value()).isCloseTo(0.11, within(1e-12));
        assertThat(deviation.threshold()).isEqualTo(0.10);
        assertThat(deviation.urgency()).isEqualTo(Urgency.LOW);
        assertThat(deviation.reason())
                .isEqualTo("A-USD is 31.0 % of equity, 11.0 points above its target of 20.0 %; threshold 10.0");
        assertThat(readings.get(2).reason())
                .isEqualTo("A-USD is 31.0 % of equity, limit 25.0 %; sold down to 23.0 % above it");
        assertThat(Triggers.fired(readings)).hasSize(2);
    }

    @Test
    void doesNotFireAtTheThreshold() {
        assertThat(desk().target(A, 0.21).readings().getFirst().fired()).isFalse();
        assertThat(desk().target(A, 0.2099).readings().getFirst().fired()).isTrue();
    }

    @Test
    void urgencyGrowsWithTheDistance() {
        assertThat(urgency(0.16)).isEqualTo(Urgency.MEDIUM);
        assertThat(urgency(0.10)).isEqualTo(Urgency.HIGH);
        assertThat(urgency(0.00)).isEqualTo(Urgency.CRITICAL);
    }

    private static Urgency urgency(double target) {
        return desk().target(A, target).readings().getFirst().urgency();
    }

    @Test
    void aMissingPositionIsBelowItsTarget() {
        var readings = desk().target(Desk.C, 0.15).readings();
        assertThat(readings.get(2).reason()).contains("15.0 points below its target of 15.0 %");
        assertThat(readings.get(2).fired()).isTrue();
    }

    @Test
    void nothingFiresWhileAPriceIsMissing() {
        Desk desk = desk();
        desk.quotes.remove(B);

        assertThat(desk.readings()).isNotEmpty().noneMatch(TriggerReading::fired);
        assertThat(desk.readings().getFirst().reason()).endsWith("; not acted on: B-USD has no price");
    }

    @Test
    void withoutTargetsOnlyConcentrationIsRead() {
        Desk desk = desk();
        desk.targets.clear();

        assertThat(desk.readings()).extracting(TriggerReading::kind).containsOnly(TriggerKind.CONCENTRATION);
        assertThat(new Desk().readings()).isEmpty();
    }
}
