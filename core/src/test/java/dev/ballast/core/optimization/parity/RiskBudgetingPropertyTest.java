package dev.ballast.core.optimization.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.core.optimization.Covariances;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.statistics.Samplers;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/// Random problems, from one asset to 500, singular ones among them.
class RiskBudgetingPropertyTest {

    private static final int PROBLEMS = 3_000;

    @Test
    void contributionsMeetTheirBudgets() {
        for (int seed = 0; seed < PROBLEMS; seed++) {
            var random = new SplittableRandom(seed);
            check(random, 1 + random.nextInt(60), seed);
        }
        for (int seed = 0; seed < 5; seed++) {
            check(new SplittableRandom(seed), 500, seed);
        }
    }

    private static void check(SplittableRandom random, int size, int seed) {
        DMatrixRMaj covariance = Covariances.random(random, size);
        double[] budgets = random.nextBoolean()
                ? random.doubles(size, 0.05, 3).toArray()
                : random.ints(size, 0, 3).asDoubleStream().toArray();
        budgets[random.nextInt(size)] = 1;
        RiskModel risk = RiskModel.of(covariance);
        Solution solution = RiskBudgeting.standard().budgets(risk, budgets);
        assertThat(solution.isOptimal())
                .as("seed %d: %s", seed, solution.reason())
                .isTrue();
        double[] weights = solution.weights();
        double sum = Arrays.stream(budgets).sum();
        double[] shares = RiskBudgeting.contributions(risk, weights);
        for (int i = 0; i < size; i++) {
            assertThat(weights[i]).as("seed %d, weight %d", seed, i).isGreaterThanOrEqualTo(0);
            assertThat(shares[i]).as("seed %d, share %d", seed, i).isCloseTo(budgets[i] / sum, within(1e-8));
            if (budgets[i] == 0) {
                assertThat(weights[i]).as("seed %d, weight %d", seed, i).isZero();
            }
        }
        assertThat(Arrays.stream(weights).sum()).as("seed %d", seed).isCloseTo(1, within(1e-12));
        assertThat(solution.objective()).as("seed %d", seed).isCloseTo(risk.volatilityOf(weights), within(1e-12));
        assertThat(solution.residuals().dual()).as("seed %d", seed).isLessThanOrEqualTo(1e-8);
    }

    /// Factors of either sign and next to no own risk: assets hedge each other until rounding decides. Then there are
    /// no weights, and the reason says so.
    @Test
    void almostHedgedBooksAreSolvedOrSayWhyNot() {
        int solved = 0;
        for (int seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            int size = 2 + random.nextInt(50);
            RiskModel risk = RiskModel.of(hedged(random, size, Math.pow(10, -random.nextInt(9))));
            Solution solution = RiskBudgeting.standard().equalContributions(risk);
            if (solution.isOptimal()) {
                solved++;
                for (double share : RiskBudgeting.contributions(risk, solution.weights())) {
                    assertThat(share).as("seed %d", seed).isCloseTo(1.0 / size, within(2e-8));
                }
            } else {
                assertThat(solution.reason()).as("seed %d", seed).contains("hedge");
            }
            assertThat(solution.iterations()).as("seed %d", seed).isLessThanOrEqualTo(200);
        }
        assertThat(solved).isGreaterThan(270);
    }

    private static DMatrixRMaj hedged(SplittableRandom random, int size, double own) {
        int factors = 1 + random.nextInt(size);
        var covariance = CommonOps_DDRM.identity(size);
        CommonOps_DDRM.scale(own, covariance);
        for (int k = 0; k < factors; k++) {
            double[] exposures = new double[size];
            for (int i = 0; i < size; i++) {
                exposures[i] = random.nextGaussian();
                for (int j = 0; j <= i; j++) {
                    covariance.add(i, j, exposures[i] * exposures[j]);
                    if (i != j) {
                        covariance.add(j, i, exposures[i] * exposures[j]);
                    }
                }
            }
        }
        return covariance;
    }

    /// An asset in other units has its weight in those units: w ∝ y ÷ scale.
    @Test
    void orderAndScaleOfAssetsDoNotCount() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new SplittableRandom(seed);
            int size = 1 + random.nextInt(30);
            DMatrixRMaj covariance = Covariances.factorModel(random, size, 3, 1);
            int[] order = Samplers.permutation(random, size);
            double[] scales = random.doubles(size, 0.01, 100).toArray();
            double[] base = equal(covariance);
            double[] other = equal(Covariances.rearranged(covariance, order, scales));
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += base[order[i]] / scales[i];
            }
            for (int i = 0; i < size; i++) {
                assertThat(other[i])
                        .as("seed %d, asset %d", seed, i)
                        .isCloseTo(base[order[i]] / scales[i] / sum, within(1e-9));
            }
        }
    }

    @Test
    void identicalAssetsGetIdenticalWeights() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            int size = 2 + random.nextInt(20);
            DMatrixRMaj covariance = Covariances.factorModel(random, size, 2, 1);
            for (int i = 0; i < size; i++) {
                double value = covariance.get(0, i == 1 ? 0 : i);
                covariance.set(1, i, value);
                covariance.set(i, 1, value);
            }
            double[] weights = equal(covariance);
            assertThat(weights[1]).as("seed %d", seed).isCloseTo(weights[0], within(1e-9));
        }
    }

    private static double[] equal(DMatrixRMaj covariance) {
        return RiskBudgeting.standard()
                .equalContributions(RiskModel.of(covariance))
                .weights();
    }
}
