package dev.ballast.core.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.core.market.Bar;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.market.Timeframe;
import dev.ballast.core.risk.RiskPolicy;
import dev.ballast.core.risk.report.RiskSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskBasisTest {

    private static final InstrumentId HELD = InstrumentId.of("BTC-USD");
    private static final InstrumentId GONE = InstrumentId.of("GONE-USD");
    private static final String WHY = "delisted at COINBASE since 2026-03-01";

    private final Map<InstrumentId, PriceHistory> histories = Map.of(HELD, history());

    /// It has a history that nobody trades at: "no price history" would send the trader looking for one.
    @Test
    void everyMissingFigureHasTheReasonThatIsKnown() {
        RiskBasis basis = basis(Map.of(GONE, WHY), 30);

        assertThat(basis.deviation(GONE).reason()).isEqualTo("No figure without GONE-USD: " + WHY + ".");
        assertThat(basis.dailyVolume(GONE).reason()).isEqualTo("No volume of GONE-USD: " + WHY + ".");
        assertThat(basis.trueRange(GONE).reason()).isEqualTo("No true range of GONE-USD: " + WHY + ".");
        assertThat(basis.recent().excluded()).containsEntry(GONE, WHY);
        assertThat(basis.deviation(HELD).isKnown()).isTrue();
    }

    @Test
    void soItIsWhereNothingIsLeftToEstimateFrom() {
        RiskBasis basis = basis(Map.of(GONE, WHY), 500);

        assertThat(basis.recent().excluded()).containsEntry(GONE, WHY).containsKey(HELD);
    }

    @Test
    void whatNobodyKnowsAboutHasNoHistory() {
        assertThat(basis(Map.of(), 30).deviation(GONE).reason())
                .isEqualTo("No figure without GONE-USD: no price history.");
    }

    private RiskBasis basis(Map<InstrumentId, String> leftOut, int lookback) {
        return RiskBasis.of(
                List.of(HELD, GONE), histories, leftOut, lookback, RiskSettings.DEFAULT, RiskPolicy.DEFAULT);
    }

    private static PriceHistory history() {
        var random = new Random(1);
        var bars = new ArrayList<Bar>();
        double close = 60_000;
        for (int day = 0; day < 60; day++) {
            close *= Math.exp(0.03 * random.nextGaussian());
            bars.add(Bar.ofClose(Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(day)), close));
        }
        return new PriceHistory(HELD, Timeframe.D1, bars);
    }
}
