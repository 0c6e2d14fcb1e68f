package dev.ballast.core.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.CovarianceShares;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Value at risk under a worse covariance, by hand: two assets of daily volatility 2 % and 5 %, correlation
/// 0.3, weights 0.6 and 0.3, z = 1.6448536269514722 (the 95 % normal quantile of any table), 10 days.
class StressGoldenTest {

    private static final InstrumentId A = InstrumentId.of("A-USD");
    private static final InstrumentId B = InstrumentId.of("B-USD");
    private static final double TOLERANCE = 1e-12;

    @Test
    void correlationOne() {
        // z √10 (0.6 · 0.02 + 0.3 · 0.05) = 1.6448536269514722 · 3.1622776601683795 · 0.027
        assertThat(loss(1, 1)).isCloseTo(0.1404400647264005, within(TOLERANCE));
    }

    @Test
    void volatilityTwice() {
        // σ² = 0.012² + 0.015² + 2 · 0.3 · 0.012 · 0.015 = 0.000477; 2 z √10 √0.000477
        assertThat(loss(0, 2)).isCloseTo(0.22720424534796985, within(TOLERANCE));
    }

    @Test
    void halfwayToOne() {
        // Correlation 0.65: σ² = 0.000369 + 2 · 0.65 · 0.00018 = 0.000603; z √10 √0.000603
        assertThat(loss(0.5, 1)).isCloseTo(0.1277279414544654, within(TOLERANCE));
    }

    @Test
    void partsAddUp() {
        Scenario worse = new Scenario.WorseCovariance("Worse", "", 0.5, 2, 0.95, 10);
        List<AssetLoss> parts = Stress.parts(book(), worse).orElseThrow();
        assertThat(parts.stream().mapToDouble(AssetLoss::loss).sum()).isCloseTo(loss(0.5, 2), within(TOLERANCE));
    }

    private static double loss(double towardsOne, double factor) {
        Scenario worse = new Scenario.WorseCovariance("Worse", "", towardsOne, factor, 0.95, 10);
        return Stress.of(book(), new ScenarioLibrary(List.of(worse)))
                .of("Worse")
                .orElseThrow()
                .loss();
    }

    private static StressedBook book() {
        double covariance = 0.3 * 0.02 * 0.05;
        var shares = new CovarianceShares(
                Map.of(A, 0.02, B, 0.05),
                Map.of(A, 0.0004 * 0.6 + covariance * 0.3, B, covariance * 0.6 + 0.0025 * 0.3));
        return new StressedBook(1, new TreeMap<>(Map.of(A, 0.6, B, 0.3)), new TreeMap<>(), Result.of(shares));
    }
}
