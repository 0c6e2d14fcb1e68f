package dev.ballast.core.rebalance.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.market.InstrumentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against mpmath 1.3.0 at 60 digits: the sum over 121 images of the start, in closed form.
class BandPassageGoldenTest {

    @ParameterizedTest
    @CsvSource({
        "0.1, -0.4, 0.5, 0.002, 0.05, 1, 1.7120811303877123e-15",
        "0.1, -0.4, 0.5, 0.002, 0.05, 30, 0.24014127869640942",
        "0.1, -0.4, 0.5, -0.01, 0.05, 30, 0.34765369010569758",
        "0.1, -0.4, 0.5, 0.002, 0.05, 365, 0.99649216886622931",
        "0, -0.05, 0.2, 0.3, 0.02, 0.2, 2.3718642180626134e-33",
        "0, -2, 3, -0.0005, 0.03, 180, 1.9968829661477279e-6",
        "-1.2, -Infinity, -0.8, -0.0008, 0.04, 30, 0.055343550232331832",
        "-1.2, -1.5, Infinity, -0.0008, 0.04, 7, 0.0053223883255934554",
        "0.2, -0.01, 0.21, -2, 0.05, 0.05, 1.1253517471926274e-7"
    })
    void probabilityOfLeavingTheBand(
            double start, double lower, double upper, double drift, double volatility, double days, double expected) {
        var passage = new BandPassage(start, lower, upper, drift, volatility);

        assertThat(passage.probability(days)).isCloseTo(expected, within(2e-13));
    }

    /// 60 % in one asset of 80 % annual volatility beside cash, band 50 % to 70 %: the weight's exact distribution.
    @Test
    void oneAssetBesideCash() {
        double volatility = 0.8 / Math.sqrt(365);
        var motion = new WeightMotion(Math.log(0.6 / 0.4), -volatility * volatility / 2, volatility);
        BandPassage passage = motion.through(new WeightBand(0.5, 0.7));

        assertThat(passage.probability(1)).isCloseTo(4.36090217646809e-22, within(1e-13));
        assertThat(passage.probability(7)).isCloseTo(0.000362013672587217, within(1e-13));
        assertThat(passage.probability(30)).isCloseTo(0.137095631831368, within(1e-13));
        assertThat(passage.days(0.25, 365).orElseThrow()).isCloseTo(42.34010414, within(2e-3));
        assertThat(passage.days(0.5, 365).orElseThrow()).isCloseTo(75.64370987, within(2e-3));
        assertThat(passage.days(0.75, 365).orElseThrow()).isCloseTo(132.0790411, within(2e-3));
        double[] month = {0.500477958726633, 0.55588245142204, 0.593671390944223, 0.630382921372894, 0.680575025300528};
        for (int i = 0; i < month.length; i++) {
            var forecast = new WeightForecast(InstrumentId.of("A-USD"), 0.6, new WeightBand(0.5, 0.7), motion, 0);
            assertThat(forecast.cone(30).get(i)).isCloseTo(month[i], within(1e-12));
        }
    }

    @Test
    void logarithmOfTheNormalDistribution() {
        double[][] figures = {
            {-40, -804.6084420137538},
            {-8, -35.01343715991455},
            {-7.07, -27.88634121634515},
            {-3, -6.60772622151035},
            {-0.5, -1.175911761593619},
            {0, -0.6931471805599453},
            {2, -0.02301290932896349}
        };
        for (double[] figure : figures) {
            assertThat(Gauss.logCumulative(figure[0])).isCloseTo(figure[1], within(1e-12));
        }
        assertThat(Gauss.cumulative(2)).isCloseTo(0.9772498680518208, within(1e-14));
    }
}
