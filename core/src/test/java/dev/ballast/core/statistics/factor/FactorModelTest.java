package dev.ballast.core.statistics.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.statistics.Covariance;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class FactorModelTest {

    // By hand: on f = 1, 2, 3, 4 the asset 2f + 1 plus residuals 1, −1, −1, 1, orthogonal to 1 and f.
    @Test
    void findsBetaAndSpecificRisk() {
        FactorModel model = FactorModel.fit(List.of("A"), column(4, 4, 6, 10), List.of("market"), column(1, 2, 3, 4), 1)
                .orElseThrow();
        FactorExposure exposure = model.exposures().getFirst().orElseThrow();

        assertThat(exposure.alpha().value()).isCloseTo(1, within(1e-14));
        assertThat(exposure.betas().getFirst().value()).isCloseTo(2, within(1e-14));
        assertThat(exposure.specificVolatility()).isCloseTo(Math.sqrt(4 / 2.0), within(1e-14));
        assertThat(exposure.rSquared().orElseThrow()).isCloseTo(1 - 4 / 24.0, within(1e-14));
        // s² ÷ Σ(f − 2.5)² = 2 ÷ 5.
        assertThat(exposure.betas().getFirst().standardError()).isCloseTo(Math.sqrt(0.4), within(1e-14));
        assertThat(exposure.betas().getFirst().tStatistic().orElseThrow()).isCloseTo(2 / Math.sqrt(0.4), within(1e-13));
        FactorRisk risk = model.risk(new double[] {0.5}).orElseThrow();
        assertThat(risk.systematic()).isCloseTo(5 / 3.0, within(1e-14));
        assertThat(risk.specific()).isCloseTo(0.25 * 4 / 3.0, within(1e-14));
        assertThat(risk.total()).isCloseTo(2, within(1e-14));
        assertThat(risk.independentSpecific()).isCloseTo(0.5, within(1e-14));
    }

    @Test
    void systematicAndSpecificSumToTheTotal() {
        long seed = 17;
        var random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            int factors = 1 + random.nextInt(4);
            int assets = 1 + random.nextInt(10);
            int rows = factors + 3 + random.nextInt(200);
            DMatrixRMaj f = normal(random, rows, factors);
            DMatrixRMaj r = normal(random, rows, assets);
            for (int row = 0; row < rows; row++) {
                for (int asset = 0; asset < assets; asset++) {
                    r.add(row, asset, 0.02 + asset * f.get(row, 0));
                }
            }
            double[] weights = random.doubles(assets, -1, 1).toArray();
            FactorModel model =
                    FactorModel.fit(names(assets), r, names(factors), f, 2).orElseThrow();
            FactorRisk risk = model.risk(weights).orElseThrow();
            String where = "seed " + seed + ", case " + i;
            assertThat(risk.systematic() + risk.specific()).as(where).isCloseTo(risk.total(), within(1e-9));
            assertThat(risk.contributions().values().stream()
                            .mapToDouble(v -> v)
                            .sum())
                    .as(where)
                    .isCloseTo(risk.systematic(), within(1e-12));
        }
    }

    @Test
    void badDataIsNamed() {
        DMatrixRMaj factor = column(1, 2, 3, 5);
        var twice = new DMatrixRMaj(new double[][] {{1, 2}, {2, 4}, {3, 6}, {5, 10}});
        DMatrixRMaj assets = new DMatrixRMaj(new double[][] {{1, 2}, {2, Double.NaN}, {3, 2}, {4, 7}});
        FactorModel model = FactorModel.fit(List.of("A", "B"), assets, List.of("market"), factor, 0)
                .orElseThrow();

        assertThat(model.exposures().get(0).isKnown()).isTrue();
        assertThat(model.exposures().get(1).reason()).startsWith("No exposure of B: observation 2 of y is NaN");
        assertThat(model.risk(new double[] {1, 0}).isKnown()).isTrue();
        assertThat(model.risk(new double[] {1, 1}).reason()).contains("No exposure of B");
        assertThat(FactorModel.fit(List.of("A"), column(1, 2, 3, 4), List.of("f", "g"), twice, 0)
                        .reason())
                .contains("No factor model on [f, g]");
        assertThat(FactorModel.fit(List.of("A"), column(1, 2), List.of("f"), column(1, 2), 0)
                        .reason())
                .contains("at least 3 observations");
        assertThatThrownBy(() -> model.risk(new double[] {1})).hasMessageContaining("weights must be 2");
        assertThatThrownBy(() -> FactorModel.fit(List.of(), assets, List.of("f"), factor, 0))
                .hasMessageContaining("names must be as many");
    }

    @Test
    void factorsOfTheUniverseKnowNothingOfTheFuture() {
        var random = new Random(23);
        DMatrixRMaj universe = normal(random, 400, 9);
        DMatrixRMaj sizes = normal(random, 400, 9);
        FactorPortfolios whole = FactorPortfolios.of(universe, sizes, FactorPortfolios.Settings.DEFAULT)
                .orElseThrow();
        DMatrixRMaj cut = first(universe, 330);
        FactorPortfolios part = FactorPortfolios.of(cut, first(sizes, 330), FactorPortfolios.Settings.DEFAULT)
                .orElseThrow();

        assertThat(whole.names()).containsExactly("market", "size", "momentum", "volatility");
        assertThat(whole.returns().numRows).isEqualTo(400 - 252);
        assertThat(part.returns().data)
                .containsExactly(Arrays.copyOf(whole.returns().data, part.returns().data.length));
        assertThat(FactorPortfolios.of(universe, FactorPortfolios.Settings.DEFAULT)
                        .orElseThrow()
                        .names())
                .containsExactly("market", "momentum", "volatility");
        assertThat(FactorPortfolios.of(first(universe, 252), FactorPortfolios.Settings.DEFAULT)
                        .reason())
                .contains("there are 9 and 252");
    }

    // Asset 0 always wins, 1 stands still, 2 always loses; sizes 3, 2, 1. Momentum is long 0 and short 2.
    @Test
    void sortsByWhatWasKnown() {
        var universe = new DMatrixRMaj(12, 3);
        var sizes = new DMatrixRMaj(12, 3);
        for (int row = 0; row < 12; row++) {
            universe.set(row, 0, row % 2 == 0 ? 0.03 : 0.01);
            universe.set(row, 2, -0.01);
            for (int asset = 0; asset < 3; asset++) {
                sizes.set(row, asset, 3 - asset);
            }
        }
        FactorPortfolios factors = FactorPortfolios.of(universe, sizes, new FactorPortfolios.Settings(6, 1, 5, 3))
                .orElseThrow();

        assertThat(factors.start()).isEqualTo(6);
        assertThat(factors.returns().get(0, 0)).isCloseTo(0.02 / 3, within(1e-15));
        assertThat(factors.returns().get(0, 1)).isCloseTo(-0.04, within(1e-15));
        assertThat(factors.returns().get(0, 2)).isCloseTo(0.04, within(1e-15));
        assertThat(factors.returns().get(1, 2)).isCloseTo(0.02, within(1e-15));
        assertThatThrownBy(() -> new FactorPortfolios.Settings(5, 5, 2, 1)).hasMessageContaining("were 5, 5, 2, 1");
        assertThatThrownBy(
                        () -> FactorPortfolios.of(universe, new DMatrixRMaj(1, 3), FactorPortfolios.Settings.DEFAULT))
                .hasMessageContaining("sizes are 1 x 3");
    }

    @Test
    void covarianceOfTheFactorsIsTheSamples() {
        DMatrixRMaj factors = normal(new Random(1), 50, 2);
        FactorModel model = FactorModel.fit(List.of("A"), normal(new Random(2), 50, 1), List.of("f", "g"), factors, 0)
                .orElseThrow();

        assertThat(model.factorCovariance().data)
                .containsExactly(Covariance.sample(factors).matrix().data);
        assertThat(model.factors()).containsExactly("f", "g");
    }

    private static DMatrixRMaj column(double... values) {
        return new DMatrixRMaj(values);
    }

    private static DMatrixRMaj first(DMatrixRMaj matrix, int rows) {
        return DMatrixRMaj.wrap(rows, matrix.numCols, Arrays.copyOf(matrix.data, rows * matrix.numCols));
    }

    private static DMatrixRMaj normal(Random random, int rows, int columns) {
        var matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = 0.02 * random.nextGaussian();
        }
        return matrix;
    }

    private static List<String> names(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
    }
}
