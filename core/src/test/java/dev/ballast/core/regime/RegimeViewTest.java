package dev.ballast.core.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegimeViewTest {

    private static final RegimePolicy POLICY = RegimePolicy.DAILY_CRYPTO;

    @Test
    void aStormAfterACalmRiseIsSeenByBoth() {
        RegimeView view = RegimeView.of(market(500, 440), POLICY, 2);
        HiddenRegime hidden = view.hidden().orElseThrow();

        assertThat(view.agree().orElseThrow()).isTrue();
        assertThat(hidden.regime()).isEqualTo(MarketRegime.HIGH_VOLATILITY);
        assertThat(hidden.confidence()).isBetween(0.9, 1.0);
        assertThat(hidden.states()).hasSize(2);
        assertThat(hidden.states().getFirst().regime()).isEqualTo(MarketRegime.BULL);
        assertThat(hidden.states().getFirst().deviation()).isCloseTo(0.01, within(0.002));
        assertThat(hidden.states().stream()
                        .mapToDouble(HiddenRegime.State::probability)
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(hidden.states().stream()
                        .mapToDouble(HiddenRegime.State::share)
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(hidden.observations()).isEqualTo(500);
    }

    // By hand: π = (2/3, 1/3), Σ π σ = 0.02; 0.04 is twice that. √60 · 0.001 ÷ 0.01 = 0.77 is a trend, 0.0001 none.
    @Test
    void namesFollowFromMeansAndDeviations() {
        assertThat(name(0.001)).isEqualTo(MarketRegime.BULL);
        assertThat(name(-0.001)).isEqualTo(MarketRegime.BEAR);
        assertThat(name(0.0001)).isEqualTo(MarketRegime.SIDEWAYS);
    }

    @Test
    void eitherMayBeMissing() {
        RegimeView view = RegimeView.of(market(20, 10), POLICY, 2);

        assertThat(view.rules().reason()).startsWith("No regime yet");
        assertThat(view.hidden().reason()).startsWith("No hidden regime: 2 states need at least 30 values");
        assertThat(view.agree().isKnown()).isFalse();
    }

    private static MarketRegime name(double mean) {
        var model = new HiddenMarkovModel(
                new double[] {mean, 0}, new double[] {0.01, 0.04}, new double[][] {{0.9, 0.1}, {0.2, 0.8}});
        var fit = new HiddenMarkovFit(
                model,
                new double[] {mean, mean, mean, mean},
                0,
                0,
                java.util.List.of(),
                dev.ballast.core.result.Result.missing("made by hand"));
        HiddenRegime regime = HiddenRegime.of(fit, POLICY);
        assertThat(regime.states().getLast().regime()).isEqualTo(MarketRegime.HIGH_VOLATILITY);
        assertThat(regime.expectedRemaining().orElseThrow()).isCloseTo(9, within(1e-12));
        assertThat(regime.states().getFirst().share()).isCloseTo(2 / 3.0, within(1e-12));
        return regime.regime();
    }

    private static MarketSeries market(int bars, int storm) {
        var random = new Random(3);
        double[] returns = IntStream.range(0, bars)
                .mapToDouble(bar ->
                        Math.expm1(bar < storm ? 0.002 + 0.01 * random.nextGaussian() : 0.05 * random.nextGaussian()))
                .toArray();
        Instant start = Instant.parse("2025-01-01T00:00:00Z");
        return MarketSeries.index(
                "market",
                IntStream.range(0, bars)
                        .mapToObj(bar -> start.plus(Duration.ofDays(bar)))
                        .toList(),
                returns);
    }
}
