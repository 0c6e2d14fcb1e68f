package dev.ballast.core.performance;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.regression.Intercept;
import dev.ballast.core.statistics.regression.LeastSquares;
import dev.ballast.core.statistics.regression.LeastSquaresFit;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// How much of a return each factor earned (ACC-9): exposures by regression, linked over the periods.
///
/// r(t) = α + Σ β(k) f(t,k) + ε(t): contributions are α, β(k) f(t,k) and ε(t) of each period, linked by
/// [ReturnAttribution]; they sum to the return.
public final class FactorAttribution {

    /// What the regression's constant earned.
    public static final String ALPHA = "Alpha";
    /// What no factor and no constant explains.
    public static final String SPECIFIC = "Specific";

    private FactorAttribution() {}

    /// Attribution of `returns` to factors; missing where the regression is not possible.
    ///
    /// @param returns T simple returns
    /// @param factors names of the columns, each once
    /// @param factorReturns T × K
    public static Result<ReturnAttribution> of(double[] returns, List<String> factors, DMatrixRMaj factorReturns) {
        return switch (LeastSquares.fit(returns, factorReturns, Intercept.INCLUDED)) {
            case Result.Missing<LeastSquaresFit>(String reason) -> Result.missing("No attribution: " + reason + ".");
            case Result.Known<LeastSquaresFit>(LeastSquaresFit fit) -> link(fit, factors, factorReturns);
        };
    }

    private static Result<ReturnAttribution> link(LeastSquaresFit fit, List<String> factors, DMatrixRMaj returns) {
        double[] coefficients = fit.coefficients();
        double[] residuals = fit.residuals();
        var contributions = new DMatrixRMaj(returns.numRows, returns.numCols + 2);
        for (int row = 0; row < returns.numRows; row++) {
            contributions.set(row, 0, coefficients[0]);
            for (int factor = 0; factor < returns.numCols; factor++) {
                contributions.set(row, factor + 1, coefficients[factor + 1] * returns.get(row, factor));
            }
            contributions.set(row, returns.numCols + 1, residuals[row]);
        }
        var names = new ArrayList<String>();
        names.add(ALPHA);
        names.addAll(factors);
        names.add(SPECIFIC);
        return ReturnAttribution.linked(names, contributions);
    }
}
