package dev.ballast.app.optimizer;

import dev.ballast.core.optimization.Constraints;
import dev.ballast.core.optimization.Problem;
import dev.ballast.core.optimization.RiskModel;
import dev.ballast.core.optimization.Solution;
import dev.ballast.core.optimization.allocation.Resampling;
import dev.ballast.core.optimization.allocation.Resampling.Band;
import dev.ballast.core.optimization.method.MethodInput;
import dev.ballast.core.optimization.method.OptimizationMethod;
import dev.ballast.core.optimization.method.Parliament;
import dev.ballast.core.result.Result;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// How far a method's weights hang on the luck of the sample: Michaud's resampling under the room's limits. Stateless.
final class Sensitivity {

    /// Draws: their 5 % quantile stands on ten of them.
    static final int DRAWS = 200;

    /// Share of the draws within the band.
    static final double COVERAGE = 0.9;

    private static final long SEED = 20_260_301;

    private Sensitivity() {}

    /// The band of a method; missing where it does not stand on mean and covariance. `CancellationException` where it
    /// was called off.
    ///
    /// @param wanted asked before each draw
    /// @param progress is told how many draws are done
    static Result<Band> of(
            OptimizerAnswer answer, OptimizationMethod method, BooleanSupplier wanted, IntConsumer progress) {
        if (!isOffered(method)) {
            return Result.missing(
                    method.label() + " stands on more than mean and covariance: resampling redraws only those.");
        }
        MethodInput input = answer.input();
        int periods = input.settings().periodsPerYear();
        var count = new int[1];
        DMatrixRMaj period = scaled(input.problem().risk(), 1.0 / periods);
        double[] means = scaled(input.problem().expectedReturns(), 1.0 / periods);
        return new Resampling(input.returns().numRows, DRAWS, COVERAGE, SEED)
                .of(means, RiskModel.of(period), (drawnMeans, drawnRisk) -> {
                    if (!wanted.getAsBoolean()) {
                        throw new CancellationException();
                    }
                    progress.accept(++count[0]);
                    return weights(
                            input,
                            method,
                            scaled(drawnMeans, periods),
                            RiskModel.of(scaled(drawnRisk, periods)),
                            input.problem().constraints());
                });
    }

    private static Result<double[]> weights(
            MethodInput input, OptimizationMethod method, double[] means, RiskModel risk, Constraints constraints) {
        MethodInput drawn = MethodInput.of(input.returns(), Problem.of(risk, means, constraints), input.settings());
        MethodInput held = input.held().map(drawn::withHeld).orElse(drawn);
        return Parliament.vote(held, method).solution().flatMap(Solution::result);
    }

    private static DMatrixRMaj scaled(RiskModel risk, double factor) {
        DMatrixRMaj matrix = risk.matrix();
        CommonOps_DDRM.scale(factor, matrix);
        return matrix;
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }

    /// Whether a method stands on mean and covariance alone.
    static boolean isOffered(OptimizationMethod method) {
        return switch (method) {
            case EQUAL_WEIGHT,
                    INVERSE_VOLATILITY,
                    INVERSE_VARIANCE,
                    EQUAL_RISK_CONTRIBUTION,
                    HIERARCHICAL_RISK_PARITY,
                    MINIMUM_VARIANCE,
                    MEAN_VARIANCE,
                    COST_AWARE_MEAN_VARIANCE,
                    MAXIMUM_SHARPE,
                    MAXIMUM_DIVERSIFICATION,
                    TARGET_RETURN,
                    TARGET_VOLATILITY -> true;
            case CAP_WEIGHT,
                    PERFORMANCE,
                    RISK_BUDGETS,
                    FACTOR_NEUTRAL,
                    MINIMUM_TRACKING_ERROR,
                    BLACK_LITTERMAN,
                    MINIMUM_VARIANCE_HEDGE,
                    FRACTIONAL_KELLY,
                    MOMENTUM_TILT,
                    MEAN_REVERSION_TILT,
                    MINIMUM_SEMIVARIANCE,
                    GROWTH_OPTIMAL,
                    MINIMUM_CVAR,
                    MINIMUM_MAD,
                    MINIMUM_CDAR -> false;
        };
    }
}
