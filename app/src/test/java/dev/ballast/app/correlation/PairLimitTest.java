package dev.ballast.app.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.risk.limits.RiskLimits;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairLimitTest {

    /// The room once flagged pairs above 0.7 whatever the regime made of the limit.
    @Test
    void isThePolicysAsTheRegimeMakesIt() {
        PairLimit calm = PairLimit.of(RiskLimits.DEFAULT, Optional.empty());
        PairLimit falling = PairLimit.of(RiskLimits.DEFAULT, Optional.of(MarketRegime.BEAR));

        assertThat(calm).isEqualTo(new PairLimit(0.7, 0.05));
        // 0.7 × 0.8, the factor of a bear market (RSK-7).
        assertThat(falling.correlation()).isCloseTo(0.56, within(1e-12));
    }
}
