package dev.ballast.core.risk.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.risk.series.Drawdown.Spell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawdownsTest {

    private static List<Instant> days(int count) {
        return IntStream.range(0, count)
                .mapToObj(day -> Instant.EPOCH.plus(Duration.ofDays(day)))
                .toList();
    }

    @Test
    void deepestFallHasItsDates() {
        List<Instant> days = days(6);
        Drawdown drawdown = Drawdowns.ofWealth(days, new double[] {100, 120, 90, 110, 80, 130});
        Spell deepest = drawdown.deepest().orElseThrow();

        assertThat(drawdown.maximum()).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(drawdown.current()).isZero();
        assertThat(deepest.peak()).isEqualTo(days.get(1));
        assertThat(deepest.trough()).isEqualTo(days.get(4));
        assertThat(deepest.recovery()).contains(days.get(5));
        assertThat(deepest.periods()).isEqualTo(4);
        assertThat(deepest.duration()).isEqualTo(Duration.ofDays(4));
    }

    @Test
    void theFirstDaysLossCounts() {
        Drawdown drawdown = Drawdowns.ofReturns(days(4), new double[] {-0.1, 0.05, 0});

        assertThat(drawdown.maximum()).isCloseTo(0.1, within(1e-15));
        assertThat(drawdown.current()).isCloseTo(1 - 0.9 * 1.05, within(1e-15));
        assertThat(drawdown.deepest().orElseThrow().peak()).isEqualTo(Instant.EPOCH);
        assertThat(drawdown.deepest().orElseThrow().recovery()).isEmpty();
        assertThat(drawdown.deepest().orElseThrow().end()).isEqualTo(days(4).get(3));
    }

    @Test
    void longestAndDeepestMayDiffer() {
        Drawdown drawdown = Drawdowns.ofWealth(days(9), new double[] {100, 50, 100, 99, 99, 98, 99, 99, 100});

        assertThat(drawdown.deepest().orElseThrow().depth()).isEqualTo(0.5);
        assertThat(drawdown.longest().orElseThrow().periods()).isEqualTo(6);
        assertThat(drawdown.longest().orElseThrow().depth()).isCloseTo(0.02, within(1e-15));
    }

    @Test
    void whoLosesEverythingStaysDown() {
        Drawdown drawdown = Drawdowns.ofReturns(days(5), new double[] {0.1, -1, 5, 0.2});

        assertThat(drawdown.maximum()).isEqualTo(1);
        assertThat(drawdown.current()).isEqualTo(1);
        assertThat(drawdown.deepest().orElseThrow().recovery()).isEmpty();
    }

    @Test
    void whatOnlyRisesHasNone() {
        Drawdown drawdown = Drawdowns.ofReturns(days(3), new double[] {0.1, 0});

        assertThat(drawdown.maximum()).isZero();
        assertThat(drawdown.deepest()).isEmpty();
        assertThat(drawdown.longest()).isEmpty();
        assertThat(drawdown.depths().values()).containsExactly(0, 0, 0);
    }

    @Test
    void refusesWhatIsNoWealth() {
        assertThatIllegalArgumentException().isThrownBy(() -> Drawdowns.ofWealth(days(0), new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Drawdowns.ofWealth(days(1), new double[] {0}));
        assertThatIllegalArgumentException().isThrownBy(() -> Drawdowns.ofReturns(days(1), new double[] {0}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Drawdowns.ofReturns(days(2), new double[] {Double.NaN}))
                .withMessageContaining("NaN");
    }
}
