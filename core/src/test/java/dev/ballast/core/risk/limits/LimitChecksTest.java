package dev.ballast.core.risk.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.result.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitChecksTest {

    private static final List<InstrumentId> ONE = List.of(InstrumentId.of("BTC-USD"));

    private static LimitReading read(LimitKind kind, double value, double base, MarketRegime regime) {
        return LimitChecks.read(
                kind,
                LimitReading.PORTFOLIO,
                Result.of(value),
                base,
                RiskLimits.DEFAULT,
                Optional.of(regime),
                "measured",
                ONE);
    }

    @Test
    void ceilingWarnsAtFourFifthsAndBreaksAbove() {
        assertThat(read(LimitKind.DRAWDOWN, 0.159, 0.2, MarketRegime.BULL).status())
                .isEqualTo(LimitStatus.OK);
        assertThat(read(LimitKind.DRAWDOWN, 0.16, 0.2, MarketRegime.BULL).status())
                .isEqualTo(LimitStatus.WARNING);
        assertThat(read(LimitKind.DRAWDOWN, 0.2, 0.2, MarketRegime.SIDEWAYS).status())
                .isEqualTo(LimitStatus.WARNING);
        assertThat(read(LimitKind.DRAWDOWN, 0.2001, 0.2, MarketRegime.BULL).status())
                .isEqualTo(LimitStatus.BREACH);
    }

    // RSK-8: 0.8 in bear, 0.6 in high volatility.
    @Test
    void aRegimeTightensEveryLimit() {
        LimitReading bear = read(LimitKind.ANNUAL_VOLATILITY, 0.21, 0.25, MarketRegime.BEAR);
        assertThat(bear.effective()).isCloseTo(0.20, within(1e-15));
        assertThat(bear.status()).isEqualTo(LimitStatus.BREACH);
        LimitReading wild = read(LimitKind.PAIR_CORRELATION, 0.5, 0.7, MarketRegime.HIGH_VOLATILITY);
        assertThat(wild.effective()).isCloseTo(0.42, within(1e-15));
        assertThat(wild.used().orElseThrow()).isCloseTo(0.5 / 0.42, within(1e-12));
    }

    @Test
    void aFloorRisesWhereCeilingsFall() {
        assertThat(read(LimitKind.CASH, 0.07, 0.05, MarketRegime.BULL).status()).isEqualTo(LimitStatus.OK);
        assertThat(read(LimitKind.CASH, 0.06, 0.05, MarketRegime.BULL).status()).isEqualTo(LimitStatus.WARNING);
        assertThat(read(LimitKind.CASH, 0.05, 0.05, MarketRegime.BULL).status()).isEqualTo(LimitStatus.WARNING);
        LimitReading wild = read(LimitKind.CASH, 0.07, 0.05, MarketRegime.HIGH_VOLATILITY);
        assertThat(wild.effective()).isCloseTo(0.05 / 0.6, within(1e-15));
        assertThat(wild.status()).isEqualTo(LimitStatus.BREACH);
        assertThat(LimitChecks.effective(LimitSide.FLOOR, 0.9, 0.5)).isEqualTo(1);
        assertThat(LimitChecks.status(LimitSide.FLOOR, 0, 0, 0.8)).isEqualTo(LimitStatus.OK);
    }

    @Test
    void withoutAValueNobodyKnows() {
        LimitReading reading = LimitChecks.read(
                LimitKind.HEAT,
                LimitReading.PORTFOLIO,
                Result.missing("no stops"),
                0.08,
                RiskLimits.DEFAULT,
                Optional.empty(),
                "measured",
                ONE);
        assertThat(reading.status()).isEqualTo(LimitStatus.UNKNOWN);
        assertThat(reading.factor()).isEqualTo(1);
        assertThat(reading.offenders()).isEmpty();
        assertThat(reading.used().reason()).isEqualTo("no stops");
    }

    @Test
    void offendersAreNamedFromTheWarningOn() {
        assertThat(read(LimitKind.HEAT, 0.01, 0.08, MarketRegime.BULL).offenders())
                .isEmpty();
        assertThat(read(LimitKind.HEAT, 0.07, 0.08, MarketRegime.BULL).offenders())
                .isEqualTo(ONE);
    }

    @Test
    void policiesNameWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegimeFactors(1, 0, 1, 1))
                .withMessageContaining("bear");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegimeFactors(1, 1, 1, 1.2))
                .withMessageContaining("highVolatility");
        for (MarketRegime regime : MarketRegime.values()) {
            assertThat(RegimeFactors.DEFAULT.of(regime)).isBetween(0.6, 1.0);
        }
    }
}
