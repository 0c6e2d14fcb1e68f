package dev.ballast.core.risk.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.heat.OpenRisk.Basis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeatsTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId ETH = InstrumentId.of("ETH-USD");

    @Test
    void stopsWhereThereAreSomeAndRangesElsewhere() {
        Heat heat = Heats.of(
                        List.of(
                                new HeatPosition(BTC, 0.4, 100, Optional.of(90.0), Result.missing("not asked")),
                                new HeatPosition(ETH, 0.2, 50, Optional.empty(), Result.of(5.0))),
                        HeatPolicy.DEFAULT)
                .orElseThrow();

        assertThat(heat.total()).isCloseTo(0.4 * 0.1 + 0.2 * 10.0 / 50, within(1e-15));
        assertThat(heat.positions()).extracting(OpenRisk::basis).contains(Basis.STOP, Basis.AVERAGE_TRUE_RANGE);
        assertThat(heat.positions()).extracting(OpenRisk::stop).contains(90.0, 40.0);
    }

    @Test
    void noAssumedStopLiesBelowZero() {
        Heat heat = Heats.of(
                        List.of(new HeatPosition(BTC, 0.5, 10, Optional.empty(), Result.of(30.0))), HeatPolicy.DEFAULT)
                .orElseThrow();
        assertThat(heat.total()).isEqualTo(0.5);
    }

    @Test
    void whatIsNotKnownLeavesNoHeat() {
        assertThat(Heats.of(
                                List.of(new HeatPosition(BTC, 0.5, 10, Optional.empty(), Result.missing("No bars."))),
                                HeatPolicy.DEFAULT)
                        .reason())
                .contains("BTC-USD has no stop", "No bars.");
        assertThat(Heats.of(
                                List.of(new HeatPosition(BTC, 0.5, 10, Optional.of(10.0), Result.of(1.0))),
                                HeatPolicy.DEFAULT)
                        .reason())
                .contains("stop of BTC-USD", "not below its price");
        assertThat(Heats.of(List.of(), HeatPolicy.DEFAULT).orElseThrow().total())
                .isZero();
    }

    // Wilder's smoothing by hand: ranges 2, 4 give 3, then (3 + 6) ÷ 2.
    @Test
    void averageTrueRangeSmoothsAsWilderDid() {
        var bars = new ArrayList<Bar>();
        bars.add(bar(10, 10, 10));
        bars.add(bar(12, 10, 11));
        bars.add(bar(11, 8, 8));
        bars.add(bar(14, 9, 9));
        // True ranges 2, max(11, 11) − min(8, 11) = 3, max(14, 8) − min(9, 8) = 6.
        assertThat(AverageTrueRange.of(bars, 2).orElseThrow()).isCloseTo((2.5 + 6) / 2, within(1e-15));
        assertThat(AverageTrueRange.of(bars, 4).reason()).contains("needs 5");
        assertThat(AverageTrueRange.of(
                                List.of(Bar.ofClose(Instant.EPOCH, 1), Bar.ofClose(Instant.ofEpochSecond(1), 2)), 1)
                        .reason())
                .contains("closes only");
        assertThatIllegalArgumentException().isThrownBy(() -> AverageTrueRange.of(bars, 0));
    }

    @Test
    void policiesAndPositionsNameWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeatPolicy(0, 14))
                .withMessageContaining("rangeMultiple");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeatPolicy(2, 0))
                .withMessageContaining("rangePeriods");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeatPosition(BTC, Double.NaN, 1, Optional.empty(), Result.of(1.0)))
                .withMessageContaining("weight of BTC-USD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeatPosition(BTC, 0.1, 0, Optional.empty(), Result.of(1.0)))
                .withMessageContaining("price of BTC-USD");
    }

    private static Bar bar(double high, double low, double close) {
        return new Bar(Instant.EPOCH, close, high, low, close, 1);
    }
}
