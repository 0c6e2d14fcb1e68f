package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.feed.RecordedData;
import dev.ballast.core.statistics.Covariance.Convention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The reference set's cases on 20 US stocks, 2014-09-19 to 2018-04-11, 895 simple daily returns, 252 a year.
///
/// Figures copied from its cases `returns.simple`, `cov.sample_annual`, `corr.pearson`, `cov.ewma_094` and
/// `opt.inverse_vol_and_variance`; columns 0, 1, 2, 4, 12, 19 are GOOG, AAPL, FB, AMZN, SHLD, SBUX. Its own
/// tolerance: 1e-9 absolute. Prices: `reference/dev_prices.csv` beside the data folder.
class ReferenceGoldenTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);
    private static DMatrixRMaj returns = new DMatrixRMaj(0, 0);

    @BeforeAll
    static void read() throws IOException {
        Path file = RecordedData.file("../reference/dev_prices.csv");
        List<String> lines = Files.readAllLines(file);
        var closes = new DMatrixRMaj(lines.size() - 1, 20);
        for (int row = 0; row < closes.numRows; row++) {
            String[] cells = lines.get(row + 1).split(",", -1);
            for (int column = 0; column < 20; column++) {
                closes.set(row, column, Double.parseDouble(cells[column + 1]));
            }
        }
        returns = Returns.simple(closes);
    }

    @Test
    void simpleReturns() {
        assertThat(returns.numRows).isEqualTo(895);
        assertThat(returns.get(0, 0)).isCloseTo(-0.0146122086552983, TOLERANCE);
        assertThat(returns.get(894, 19)).isCloseTo(0.000168288166975339, TOLERANCE);
    }

    @Test
    void sampleCovariance() {
        matches(
                annual(Covariance::sample),
                0.0529139072150257,
                0.0247052600756023,
                0.0386424256163991,
                0.0238631068161307,
                0.0397887478406754);
    }

    @Test
    void pearsonCorrelation() {
        matches(
                Correlation.of(Covariance.sample(returns).matrix()),
                1,
                0.465184233332895,
                0.525425145518667,
                0.170923607227832,
                1);
    }

    @Test
    void exponentialCovarianceByBothConventions() {
        matches(
                annual(r -> Covariance.exponential(r, Decay.ofLambda(0.94), Convention.RECURSIVE_SEED_FIRST)),
                0.0981107672254969,
                0.0673489901612249,
                0.0840933326732013,
                0.0946402591668385,
                0.0490994377699243);
        matches(
                annual(r -> Covariance.exponential(r, Decay.ofLambda(0.94))),
                0.0981107672254969,
                0.0673489901612249,
                0.0840933326732012,
                0.0946402591668384,
                0.0490994377699243);
    }

    @Test
    void inverseVolatility() {
        double sum = 0;
        for (int column = 0; column < 20; column++) {
            sum += 1 / Volatility.annual(returns, column, 252);
        }
        assertThat(1 / Volatility.annual(returns, 0, 252) / sum).isCloseTo(0.0553702766621478, TOLERANCE);
        assertThat(1 / Volatility.annual(returns, 3, 252) / sum).isCloseTo(0.0400858252179452, TOLERANCE);
    }

    private static DMatrixRMaj annual(Function<DMatrixRMaj, CovarianceEstimate> estimator) {
        return estimator.apply(returns).annual(252);
    }

    private static void matches(
            DMatrixRMaj matrix,
            double google,
            double googleApple,
            double facebookAmazon,
            double searsStarbucks,
            double starbucks) {
        assertThat(matrix.get(0, 0)).isCloseTo(google, TOLERANCE);
        assertThat(matrix.get(0, 1)).isCloseTo(googleApple, TOLERANCE);
        assertThat(matrix.get(2, 4)).isCloseTo(facebookAmazon, TOLERANCE);
        assertThat(matrix.get(12, 19)).isCloseTo(searsStarbucks, TOLERANCE);
        assertThat(matrix.get(19, 19)).isCloseTo(starbucks, TOLERANCE);
    }
}
