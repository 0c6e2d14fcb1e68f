package dev.ballast.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.feed.RecordedData;
import dev.ballast.core.statistics.Covariance.Convention;
import dev.ballast.core.statistics.shrinkage.LedoitWolf;
import dev.ballast.core.statistics.shrinkage.LedoitWolf.Divisor;
import dev.ballast.core.statistics.shrinkage.OracleApproximation;
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
/// Figures copied from its cases `returns.simple`, `mean.*`, `cov.*`, `corr.pearson`, `ts.pca_correlation` and
/// `opt.inverse_vol_and_variance` (NumPy 1.24.2, scikit-learn 1.2.1, PyPortfolioOpt 1.5.6); columns 0, 1, 2, 4, 12, 19
/// are GOOG, AAPL, FB, AMZN, SHLD, SBUX. Its own tolerance: 1e-9 absolute. Prices: `reference/dev_prices.csv` beside
// the data folder.
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
    void exponentialCovarianceFromTheSampleAndAboutItsMean() {
        matches(
                annual(r -> Covariance.exponential(r, Decay.ofLambda(0.94), Convention.RECURSIVE_SEED_SAMPLE)),
                0.0981107672254969,
                0.0673489901612249,
                0.0840933326732013,
                0.0946402591668385,
                0.0490994377699243);
        matches(
                annual(r -> Covariance.exponential(r, Decay.ofLambda(0.94), Convention.NORMALISED_MEAN_REMOVED)),
                0.0969560804152555,
                0.0675812053490994,
                0.084061285114692,
                0.088220534728806,
                0.0484219790715545);
        matches(
                annual(r -> Covariance.exponentialAboutSampleMean(r, Decay.ofSpan(180))),
                0.063613815362612,
                0.0414092663148213,
                0.0455103100299517,
                0.047989465383228,
                0.0360853854856381);
    }

    @Test
    void semicovariance() {
        matches(
                annual(r -> Covariance.semicovariance(r, 0)),
                0.0223445379895472,
                0.0145607795166903,
                0.020339219558162,
                0.0225914508000799,
                0.0200704409204998);
    }

    @Test
    void shrunkCovariance() {
        shrunk(
                LedoitWolf.constantVariance(returns),
                0.0327527930628513,
                0.0548117560434842,
                0.0238693942586316,
                0.0373350164833344,
                0.0230557340051064,
                0.0421306669614417);
        shrunk(
                LedoitWolf.singleFactor(returns),
                0.0692068180091775,
                0.0528547855309865,
                0.0242202401072024,
                0.0374904051803814,
                0.024711473949598,
                0.0397442911391775);
        shrunk(
                LedoitWolf.constantCorrelation(returns, Divisor.T),
                0.0643300849148466,
                0.0528547855309865,
                0.0240554948445053,
                0.0374529853725981,
                0.0248407838431226,
                0.0397442911391775);
        shrunk(
                LedoitWolf.constantCorrelation(returns, Divisor.MIXED),
                0.0641864102758687,
                0.0529139072150257,
                0.0240837936451699,
                0.0374974420195811,
                0.0248663243561288,
                0.0397887478406754);
        shrunk(
                OracleApproximation.estimate(returns),
                0.0124703173671503,
                0.0535998836153597,
                0.0243699182254619,
                0.0381179048276902,
                0.0235391961037832,
                0.0406528812494567);
    }

    @Test
    void meanReturns() {
        assertThat(Means.arithmetic(returns, 252).get(0)).isCloseTo(0.178914374187324, TOLERANCE);
        assertThat(Means.arithmetic(returns, 252).get(12)).isCloseTo(-0.338454468486514, TOLERANCE);
        assertThat(Means.geometric(returns, 252).get(0)).isCloseTo(0.165077005733384, TOLERANCE);
        assertThat(Means.geometric(returns, 252).get(12)).isCloseTo(-0.439434885859736, TOLERANCE);
        assertThat(Means.exponential(returns, Decay.ofSpan(500), 252).get(0)).isCloseTo(0.160644027761459, TOLERANCE);
        assertThat(Means.exponential(returns, Decay.ofSpan(500), 252).get(12)).isCloseTo(-0.505260162800969, TOLERANCE);
    }

    @Test
    void components() {
        CorrelationEstimate correlation = Correlation.pearson(returns);
        PrincipalComponents components = correlation.principalComponents();

        assertThat(correlation.meanOffDiagonal()).isCloseTo(0.282874379381952, TOLERANCE);
        assertThat(components.eigenvalue(0)).isCloseTo(6.71929361556785, TOLERANCE);
        assertThat(components.eigenvalue(19)).isCloseTo(0.0959881134990541, TOLERANCE);
        assertThat(components.absorptionRatio()).isCloseTo(0.533825609137568, TOLERANCE);
        assertThat(components.explained(19)).isCloseTo(0.00479940567495269, TOLERANCE);
        assertThat(components.weight(0, 0)).isCloseTo(0.260085448348963, TOLERANCE);
        assertThat(components.weight(0, 12)).isCloseTo(0.104269304169852, TOLERANCE);
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

    private static void shrunk(
            CovarianceEstimate estimate,
            double intensity,
            double google,
            double googleApple,
            double facebookAmazon,
            double searsStarbucks,
            double starbucks) {
        assertThat(estimate.shrinkage().orElseThrow()).isCloseTo(intensity, TOLERANCE);
        matches(estimate.annual(252), google, googleApple, facebookAmazon, searsStarbucks, starbucks);
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
