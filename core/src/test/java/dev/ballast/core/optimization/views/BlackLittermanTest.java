package dev.ballast.core.optimization.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Covariances;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/// Against the information form by inverses, and views that contradict.
class BlackLittermanTest {

    private static final double TAU = 0.05;

    private final RiskModel risk =
            RiskModel.of(new DMatrixRMaj(new double[][] {{0.04, 0.012, 0}, {0.012, 0.09, 0}, {0, 0, 0.01}}));
    private final double[] prior = {0.05, 0.07, 0.02};

    /// μ = ((τS)⁻¹ + PᵀΩ⁻¹P)⁻¹ ((τS)⁻¹π + PᵀΩ⁻¹q), on random problems.
    @Test
    void agreesWithTheInformationForm() {
        for (int seed = 0; seed < 1_000; seed++) {
            var random = new SplittableRandom(seed);
            int size = 1 + random.nextInt(12);
            int count = 1 + random.nextInt(4);
            RiskModel covariance = RiskModel.of(Covariances.factorModel(random, size, 2, 1));
            if (!Equilibrium.impliedWeights(covariance, new double[size], 1).isKnown()) {
                // Nothing to invert.
                continue;
            }
            double[] means = random.doubles(size, -0.1, 0.2).toArray();
            var views = new ArrayList<View>();
            var variances = new ArrayList<Double>();
            for (int k = 0; k < count; k++) {
                views.add(View.on("view " + k, random.doubles(size, -1, 1).toArray(), random.nextDouble(-0.1, 0.3)));
                variances.add(random.nextDouble(1e-4, 1e-2));
            }
            Posterior posterior = BlackLitterman.posterior(
                            covariance, means, TAU, views, new Uncertainty.Variances(variances))
                    .orElseThrow();
            double[] expected = informationForm(covariance, means, views, variances);
            for (int i = 0; i < size; i++) {
                assertThat(posterior.returns()[i])
                        .as("seed %d, asset %d", seed, i)
                        .isCloseTo(expected[i], within(1e-8));
                assertThat(posterior.covariance().get(i, i))
                        .as("seed %d, asset %d", seed, i)
                        .isBetween(covariance.variance(i) * (1 - 1e-12), (1 + TAU) * covariance.variance(i) + 1e-15);
            }
            assertThat(posterior.independentViews()).isEqualTo(count);
        }
    }

    @Test
    void certainViewsHoldExactly() {
        Posterior posterior = certain(0.1, 0.04).orElseThrow();
        assertThat(posterior.returns()[0]).isCloseTo(0.1, within(1e-14));
        assertThat(posterior.returns()[0] - posterior.returns()[1]).isCloseTo(0.04, within(1e-14));
        assertThat(posterior.uncertainty()).containsExactly(0.0, 0.0);
    }

    @Test
    void certainViewsThatFollowFromOthersAreLeftOut() {
        Posterior posterior = certain(0.1, 0.04, 0.06).orElseThrow();
        assertThat(posterior.implied()).containsExactly("second");
        assertThat(posterior.returns()[1]).isCloseTo(0.06, within(1e-14));
    }

    @Test
    void certainViewsThatContradictAreNamed() {
        var result = certain(0.1, 0.04, 0.08);
        assertThat(result.reason())
                .contains("contradict")
                .contains("second")
                .contains("first")
                .contains("spread");
    }

    @Test
    void uncertainViewsOnOnePortfolioAreAveragedAndNamed() {
        List<View> views =
                List.of(View.on("bull", new double[] {1, 0, 0}, 0.2), View.on("bear", new double[] {2, 0, 0}, -0.2));
        Posterior posterior = BlackLitterman.posterior(risk, prior, TAU, views, new Uncertainty.Proportional())
                .orElseThrow();
        assertThat(posterior.opposed()).containsExactly("bull and bear");
        assertThat(posterior.returns()[0]).isBetween(-0.1, 0.2);
        assertThat(posterior.compatibility()).isGreaterThan(2.0);
    }

    @Test
    void noViewLeavesThePrior() {
        Posterior none = BlackLitterman.posterior(risk, prior, TAU, List.of(), new Uncertainty.Proportional())
                .orElseThrow();
        Posterior blank = BlackLitterman.posterior(
                        risk,
                        prior,
                        TAU,
                        List.of(View.on("blank", new double[] {1, 0, 0}, 9)),
                        new Uncertainty.Confidence(List.of(0.0)))
                .orElseThrow();
        assertThat(none.returns()).containsExactly(prior);
        assertThat(blank.returns()).containsExactly(prior);
        assertThat(blank.uncertainty()).containsExactly(Double.POSITIVE_INFINITY);
    }

    @Test
    void aCertainViewOnARisklessAssetContradictsItsReturn() {
        RiskModel cash = RiskModel.of(new DMatrixRMaj(new double[][] {{0.04, 0}, {0, 0}}));
        var result = BlackLitterman.posterior(
                cash,
                new double[] {0.05, 0.01},
                TAU,
                List.of(View.on("cash pays more", new double[] {0, 1}, 0.03)),
                new Uncertainty.Confidence(List.of(1.0)));
        assertThat(result.reason()).contains("cash pays more").contains("without risk");
    }

    @Test
    void impliedWeightsAreThoseOfTheEquilibrium() {
        double[] market = {0.5, 0.3, 0.2};
        double[] returns = Equilibrium.impliedReturns(risk, market, 2.5, 0);
        double[] weights = Equilibrium.impliedWeights(risk, returns, 2.5).orElseThrow();
        for (int i = 0; i < market.length; i++) {
            assertThat(weights[i]).isCloseTo(market[i], within(1e-14));
        }
        RiskModel singular = RiskModel.of(new DMatrixRMaj(2, 2));
        assertThat(Equilibrium.impliedWeights(singular, new double[2], 1).reason())
                .contains("singular");
    }

    @Test
    void refusesWhatIsNoView() {
        var uncertainty = new Uncertainty.Proportional();
        assertThatThrownBy(() -> View.on("nothing", new double[3], 0.1)).hasMessageContaining("nothing");
        assertThatThrownBy(() -> View.on("odd", new double[] {Double.NaN}, 0.1)).hasMessageContaining("odd");
        assertThatThrownBy(() -> View.on("odd", new double[] {1}, Double.NaN)).hasMessageContaining("odd");
        assertThatThrownBy(() -> new Uncertainty.Confidence(List.of(1.5))).hasMessageContaining("1.5");
        assertThatThrownBy(() -> new Uncertainty.Variances(List.of(-1.0))).hasMessageContaining("-1");
        assertThatThrownBy(() -> BlackLitterman.posterior(risk, prior, 0, List.of(), uncertainty))
                .hasMessageContaining("tau");
        assertThatThrownBy(() -> BlackLitterman.posterior(risk, new double[2], TAU, List.of(), uncertainty))
                .hasMessageContaining("3 assets");
        assertThatThrownBy(() -> BlackLitterman.posterior(
                        risk, prior, TAU, List.of(View.on("short", new double[] {1}, 0.1)), uncertainty))
                .hasMessageContaining("short");
        assertThatThrownBy(() ->
                        BlackLitterman.posterior(risk, prior, TAU, List.of(), new Uncertainty.Variances(List.of(1.0))))
                .hasMessageContaining("0 views");
    }

    private Result<Posterior> certain(double... expected) {
        double[][] portfolios = {{1, 0, 0}, {1, -1, 0}, {0, 1, 0}};
        String[] names = {"first", "spread", "second"};
        var views = new ArrayList<View>();
        var variances = new ArrayList<Double>();
        for (int k = 0; k < expected.length; k++) {
            views.add(View.on(names[k], portfolios[k], expected[k]));
            variances.add(0.0);
        }
        return BlackLitterman.posterior(risk, prior, TAU, views, new Uncertainty.Variances(variances));
    }

    private static double[] informationForm(RiskModel risk, double[] means, List<View> views, List<Double> variances) {
        int size = means.length;
        DMatrixRMaj precision = risk.matrix();
        CommonOps_DDRM.scale(TAU, precision);
        CommonOps_DDRM.invert(precision);
        var right = new DMatrixRMaj(size, 1);
        CommonOps_DDRM.mult(precision, new DMatrixRMaj(means), right);
        for (int k = 0; k < views.size(); k++) {
            for (int i = 0; i < size; i++) {
                double weighted = views.get(k).weight(i) / variances.get(k);
                right.add(i, 0, weighted * views.get(k).expected());
                for (int j = 0; j < size; j++) {
                    precision.add(i, j, weighted * views.get(k).weight(j));
                }
            }
        }
        var solution = new DMatrixRMaj(size, 1);
        CommonOps_DDRM.solve(precision, right, solution);
        return solution.data;
    }
}
