package dev.ballast.core.risk.liquidity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.liquidity.Liquidities.HorizonRisk;
import dev.ballast.core.risk.tail.NormalTail;
import dev.ballast.core.risk.tail.SaleTail;
import java.time.Instant;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class LiquiditiesTest {

    private static final InstrumentId BTC = InstrumentId.of("BTC-USD");
    private static final InstrumentId MEME = InstrumentId.of("MEME-USD");

    private static LiquidityPosition position(InstrumentId instrument, double value, double volume) {
        return new LiquidityPosition(instrument, value, Result.of(volume), Result.of(0.0005), Result.of(0.04));
    }

    @Test
    void daysAndCostByHand() {
        AssetLiquidity asset = Liquidation.of(position(BTC, 50_000, 1_000_000), LiquidityPolicy.DEFAULT)
                .orElseThrow();

        assertThat(asset.days()).isCloseTo(0.5, within(1e-12));
        assertThat(asset.spreadCost().orElseThrow()).isEqualTo(0.0005);
        assertThat(asset.impactCost().orElseThrow()).isCloseTo(0.04 * Math.sqrt(0.05), within(1e-15));
        assertThat(asset.cost().orElseThrow()).isCloseTo(50_000 * (0.0005 + 0.04 * Math.sqrt(0.05)), within(1e-9));
    }

    @Test
    void theSlowestPositionDecides() {
        Liquidity liquidity = Liquidities.of(
                List.of(position(BTC, 50_000, 1_000_000), position(MEME, 30_000, 100_000)),
                100_000,
                LiquidityPolicy.DEFAULT,
                List.of(new HorizonRisk(1, Result.of(0.05)), new HorizonRisk(10, Result.missing("too short"))),
                days -> Result.of(0.07));

        assertThat(liquidity.days().orElseThrow()).isCloseTo(3, within(1e-12));
        assertThat(liquidity.soldInOneDay().orElseThrow()).isCloseTo((50_000 + 10_000) / 80_000.0, within(1e-12));
        double cost = (50_000 * (0.0005 + 0.04 * Math.sqrt(0.05)) + 30_000 * (0.0005 + 0.04 * Math.sqrt(0.3))) / 1e5;
        assertThat(liquidity.cost().orElseThrow()).isCloseTo(cost, within(1e-15));
        assertThat(liquidity.adjusted().getFirst().orElseThrow().total()).isCloseTo(0.05 + cost, within(1e-15));
        assertThat(liquidity.adjusted().getLast().reason()).isEqualTo("too short");
        assertThat(liquidity.whileSelling().orElseThrow()).isCloseTo(0.07 + cost, within(1e-15));
        assertThat(liquidity.convention()).contains("10 %", "30 days");
    }

    @Test
    void aPositionWithoutVolumeLeavesTheOthers() {
        var unknown = new LiquidityPosition(
                MEME, 10, Result.missing("The bars have no volume."), Result.of(0.0), Result.of(0.1));
        Liquidity liquidity = Liquidities.of(
                List.of(position(BTC, 50_000, 1_000_000), unknown),
                100_000,
                LiquidityPolicy.DEFAULT,
                List.of(),
                days -> Result.of(0.0));

        assertThat(liquidity.assets().getFirst().liquidity().isKnown()).isTrue();
        assertThat(liquidity.assets().getLast().liquidity().reason())
                .isEqualTo("No volume of MEME-USD: The bars have no volume.");
        assertThat(liquidity.days().reason()).contains("MEME-USD");
        assertThat(liquidity.cost().reason()).contains("MEME-USD");
        assertThat(liquidity.whileSelling().reason()).contains("MEME-USD");
        assertThat(Liquidation.of(position(BTC, 1, 0), LiquidityPolicy.DEFAULT).reason())
                .contains("must be > 0");
    }

    // Stored closes have no bid and ask: what selling takes in days is known all the same.
    @Test
    void withoutASpreadTheDaysAreKnownAndTheCostIsNot() {
        var closed = new LiquidityPosition(
                MEME, 30_000, Result.of(100_000.0), Result.missing("It has no bid and ask."), Result.of(0.04));
        Liquidity liquidity = Liquidities.of(
                List.of(position(BTC, 50_000, 1_000_000), closed),
                100_000,
                LiquidityPolicy.DEFAULT,
                List.of(new HorizonRisk(1, Result.of(0.05))),
                days -> Result.of(0.07));

        assertThat(liquidity.days().orElseThrow()).isCloseTo(3, within(1e-12));
        assertThat(liquidity.soldInOneDay().isKnown()).isTrue();
        AssetLiquidity asset = liquidity.assets().getLast().liquidity().orElseThrow();
        assertThat(asset.impactCost().isKnown()).isTrue();
        assertThat(asset.cost().reason()).isEqualTo("No spread of MEME-USD: It has no bid and ask.");
        assertThat(liquidity.cost().reason()).isEqualTo("No spread of MEME-USD: It has no bid and ask.");
        assertThat(liquidity.adjusted().getFirst().isKnown()).isFalse();
        assertThat(liquidity.whileSelling().isKnown()).isFalse();
    }

    @Test
    void volumeIsAveragedInMoney() {
        List<Bar> bars = List.of(
                new Bar(Instant.EPOCH, 1, 1, 1, 1, 1e9),
                new Bar(Instant.ofEpochSecond(1), 2, 2, 2, 2, 100),
                new Bar(Instant.ofEpochSecond(2), 4, 4, 4, 4, 50));
        assertThat(Liquidation.dailyVolume(bars, 2).orElseThrow()).isEqualTo(200);
        assertThat(Liquidation.dailyVolume(bars, 4).reason()).contains("there are 3");
        assertThat(Liquidation.dailyVolume(List.of(Bar.ofClose(Instant.EPOCH, 5)), 1)
                        .reason())
                .contains("no volume");
    }

    // Held in full on the first day, half on the second: variance 1 + 1/4.
    @Test
    void sellingTakesTheRiskOfWhatIsLeft() {
        var covariance = new DMatrixRMaj(new double[][] {{4e-4}});
        double z = -NormalTail.quantile(0.95);
        assertThat(SaleTail.valueAtRisk(new double[] {1}, new double[] {0.3}, covariance, 0.95))
                .isCloseTo(z * 0.02, within(1e-15));
        assertThat(SaleTail.valueAtRisk(new double[] {1}, new double[] {2}, covariance, 0.95))
                .isCloseTo(z * 0.02 * Math.sqrt(1.25), within(1e-15));
        // Over many days the sum tends to D ÷ 3.
        assertThat(SaleTail.valueAtRisk(new double[] {1}, new double[] {300}, covariance, 0.95))
                .isCloseTo(z * 0.02 * Math.sqrt(300 / 3.0 + 0.5), within(1e-4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SaleTail.valueAtRisk(new double[] {1}, new double[] {-1}, covariance, 0.95));
    }

    @Test
    void policiesNameWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LiquidityPolicy(0, 1, 30))
                .withMessageContaining("participation");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LiquidityPolicy(0.1, -1, 30))
                .withMessageContaining("impact");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LiquidityPolicy(0.1, 1, 0))
                .withMessageContaining("volumeDays");
    }
}
