package dev.ballast.core.statistics.factor;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.Moments;
import dev.ballast.core.statistics.Samples;
import dev.ballast.core.statistics.factor.FactorExposure.Coefficient;
import dev.ballast.core.statistics.regression.Intercept;
import dev.ballast.core.statistics.regression.LeastSquares;
import dev.ballast.core.statistics.regression.LeastSquaresFit;
import dev.ballast.core.statistics.regression.SmallSample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Assets regressed on factors, one by one (STA-7): time-series factor model after Fama and French (1993, Journal of
/// Financial Economics 33). O(n T K²). Immutable.
///
/// Factors are return series: built from the universe ([FactorPortfolios]) or imported. Where asset and factor
/// returns are to be excess returns, take the risk-free rate off before.
public final class FactorModel {

    private final List<String> factors;
    private final List<Result<FactorExposure>> exposures;
    private final DMatrixRMaj factorCovariance;
    private final DMatrixRMaj returns;
    /// T × n, zero for an asset without an exposure.
    private final DMatrixRMaj residuals;

    private FactorModel(
            List<String> factors,
            List<Result<FactorExposure>> exposures,
            DMatrixRMaj factorCovariance,
            DMatrixRMaj returns,
            DMatrixRMaj residuals) {
        this.factors = factors;
        this.exposures = List.copyOf(exposures);
        this.factorCovariance = factorCovariance;
        this.returns = returns;
        this.residuals = residuals;
    }

    /// Fits the model; missing where the factors themselves are unusable: too few periods, NaN, one a combination of
    /// the others. An asset with unusable returns has a missing exposure and leaves the others alone.
    ///
    /// @param assets names of the columns of `returns`
    /// @param returns T × n
    /// @param factors names of the columns of `factorReturns`
    /// @param factorReturns T × K, T > K + 1
    /// @param neweyWestLags of the robust errors, in [0, T)
    public static Result<FactorModel> fit(
            List<String> assets,
            DMatrixRMaj returns,
            List<String> factors,
            DMatrixRMaj factorReturns,
            int neweyWestLags) {
        require(assets, returns, factors, factorReturns);
        // Judged once by regressing nothing on them, so that bad factors are named as such and not asset by asset.
        Result<LeastSquaresFit> probe =
                LeastSquares.fit(new double[factorReturns.numRows], factorReturns, Intercept.INCLUDED);
        if (probe instanceof Result.Missing<LeastSquaresFit>(String reason)) {
            return Result.missing("No factor model on " + factors + ": " + reason + ".");
        }
        var exposures = new ArrayList<Result<FactorExposure>>();
        var residuals = new DMatrixRMaj(returns.numRows, returns.numCols);
        for (int column = 0; column < returns.numCols; column++) {
            Result<LeastSquaresFit> fit =
                    LeastSquares.fit(Samples.column(returns, column), factorReturns, Intercept.INCLUDED);
            String asset = assets.get(column);
            exposures.add(
                    switch (fit) {
                        case Result.Missing<LeastSquaresFit>(String reason) ->
                            Result.missing("No exposure of " + asset + ": " + reason + ".");
                        case Result.Known<LeastSquaresFit>(LeastSquaresFit known) ->
                            Result.of(exposure(asset, factors, known, neweyWestLags));
                    });
            if (fit instanceof Result.Known<LeastSquaresFit>(LeastSquaresFit known)) {
                double[] own = known.residuals();
                for (int row = 0; row < own.length; row++) {
                    residuals.set(row, column, own[row]);
                }
            }
        }
        return Result.of(new FactorModel(
                List.copyOf(factors),
                exposures,
                Covariance.sample(factorReturns).matrix(),
                returns.copy(),
                residuals));
    }

    private static void require(
            List<String> assets, DMatrixRMaj returns, List<String> factors, DMatrixRMaj factorReturns) {
        if (assets.size() != returns.numCols || factors.size() != factorReturns.numCols || factors.isEmpty()) {
            throw new IllegalArgumentException("names must be as many as columns and one factor at least, were "
                    + assets.size() + " of " + returns.numCols + " and " + factors.size() + " of "
                    + factorReturns.numCols);
        }
        if (returns.numRows != factorReturns.numRows) {
            throw new IllegalArgumentException(
                    "returns have " + returns.numRows + " rows, factors " + factorReturns.numRows);
        }
    }

    private static FactorExposure exposure(String asset, List<String> factors, LeastSquaresFit fit, int lags) {
        double[] values = fit.coefficients();
        double[] errors = fit.standardErrors();
        double[] robust = fit.neweyWestStandardErrors(lags, SmallSample.NONE);
        var betas = new ArrayList<Coefficient>();
        for (int factor = 0; factor < factors.size(); factor++) {
            int at = factor + 1;
            betas.add(new Coefficient(factors.get(factor), values[at], errors[at], robust[at]));
        }
        return new FactorExposure(
                asset,
                fit.observations(),
                new Coefficient("alpha", values[0], errors[0], robust[0]),
                betas,
                fit.rSquared(),
                fit.adjustedRSquared(),
                Math.sqrt(fit.residualVariance()));
    }

    public List<String> factors() {
        return factors;
    }

    /// One per asset, in order of the columns.
    public List<Result<FactorExposure>> exposures() {
        return exposures;
    }

    /// Sample covariance of the factors per period, K × K; a copy.
    public DMatrixRMaj factorCovariance() {
        return factorCovariance.copy();
    }

    /// Variance of a portfolio by factor; missing where an asset it holds has no exposure.
    ///
    /// @param weights n fractions of equity, in order of the assets, finite; what is missing to 1 is riskless
    public Result<FactorRisk> risk(double[] weights) {
        if (weights.length != exposures.size()) {
            throw new IllegalArgumentException("weights must be " + exposures.size() + ", was " + weights.length);
        }
        Samples.requireUsable(weights, "weights");
        var betas = new DMatrixRMaj(factors.size(), 1);
        double independent = 0;
        for (int asset = 0; asset < weights.length; asset++) {
            if (weights[asset] == 0) {
                continue;
            }
            switch (exposures.get(asset)) {
                case Result.Missing<FactorExposure>(String reason) -> {
                    return Result.missing(reason);
                }
                case Result.Known<FactorExposure>(FactorExposure exposure) -> {
                    for (int factor = 0; factor < factors.size(); factor++) {
                        betas.add(
                                factor,
                                0,
                                weights[asset] * exposure.betas().get(factor).value());
                    }
                    double specific = weights[asset] * exposure.specificVolatility();
                    independent += specific * specific;
                }
            }
        }
        return Result.of(risk(weights, betas, independent));
    }

    private FactorRisk risk(double[] weights, DMatrixRMaj betas, double independent) {
        var product = new DMatrixRMaj(factors.size(), 1);
        CommonOps_DDRM.mult(factorCovariance, betas, product);
        var byFactor = new LinkedHashMap<String, Double>();
        var exposure = new LinkedHashMap<String, Double>();
        double systematic = 0;
        for (int factor = 0; factor < factors.size(); factor++) {
            double contribution = betas.get(factor) * product.get(factor);
            exposure.put(factors.get(factor), betas.get(factor));
            byFactor.put(factors.get(factor), contribution);
            systematic += contribution;
        }
        return new FactorRisk(
                variance(returns, weights), systematic, variance(residuals, weights), independent, exposure, byFactor);
    }

    private static double variance(DMatrixRMaj series, double[] weights) {
        var portfolio = new DMatrixRMaj(series.numRows, 1);
        for (int row = 0; row < series.numRows; row++) {
            for (int column = 0; column < series.numCols; column++) {
                if (weights[column] != 0) {
                    portfolio.add(row, 0, weights[column] * series.get(row, column));
                }
            }
        }
        return Moments.of(portfolio.data).variance(1);
    }
}
