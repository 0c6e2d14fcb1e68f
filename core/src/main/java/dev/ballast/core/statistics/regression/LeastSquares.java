package dev.ballast.core.statistics.regression;

import dev.ballast.core.result.Result;
import org.ejml.data.DMatrixRMaj;

/// Ordinary least squares y = Xb + e by QR factorisation (STA-7): O(Tk²), k coefficients on T observations.
///
/// Source: Golub and Van Loan, Matrix Computations (2013), 5.3. X is never squared, so that coefficients keep the
/// digits that the normal equations lose.
///
/// What can be wrong with data is a [Result.Missing] with its cause: NaN or infinities, fewer than k + 1 observations,
/// a regressor that is a combination of the others. Wrong shapes are the caller's: `IllegalArgumentException`.
public final class LeastSquares {

    private LeastSquares() {}

    /// The regression of `y` on the columns of `regressors`.
    ///
    /// @param y T observations
    /// @param regressors T × m; m may be 0 with an intercept
    public static Result<LeastSquaresFit> fit(double[] y, DMatrixRMaj regressors, Intercept intercept) {
        return fit(y, columns(regressors, intercept), intercept);
    }

    /// The regression of `y` on one series.
    public static Result<LeastSquaresFit> fit(double[] y, double[] regressor, Intercept intercept) {
        return fit(y, DMatrixRMaj.wrap(regressor.length, 1, regressor.clone()), intercept);
    }

    private static Result<LeastSquaresFit> fit(double[] y, double[][] design, Intercept intercept) {
        String problem = problem(y, design, intercept);
        if (!problem.isEmpty()) {
            return Result.missing(problem);
        }
        var factors = new Householder(copy(design), y.length);
        double[] turned = y.clone();
        int dependent = factors.factor(turned);
        if (dependent >= 0) {
            return Result.missing(dependence(dependent, intercept));
        }
        return Result.of(
                new LeastSquaresFit(y.clone(), design, factors.solve(turned), factors.inverseGram(), intercept));
    }

    /// Residual sums of squares of the regressions on the first 1, 2, … m columns, from a single factorisation:
    /// what choosing a number of lags needs.
    ///
    /// @param y T observations
    /// @param regressors T × m, the regressors in the order in which models take them; T > m
    public static Result<double[]> nestedResidualSums(double[] y, DMatrixRMaj regressors) {
        double[][] design = columns(regressors, Intercept.ABSENT);
        String problem = problem(y, design, Intercept.ABSENT);
        if (!problem.isEmpty()) {
            return Result.missing(problem);
        }
        double[] turned = y.clone();
        int dependent = new Householder(design, y.length).factor(turned);
        if (dependent >= 0) {
            return Result.missing(dependence(dependent, Intercept.ABSENT));
        }
        var sums = new double[design.length];
        double rest = 0;
        for (int i = y.length - 1; i > 0; i--) {
            rest += turned[i] * turned[i];
            if (i <= sums.length) {
                sums[i - 1] = rest;
            }
        }
        return Result.of(sums);
    }

    private static String problem(double[] y, double[][] design, Intercept intercept) {
        if (design.length == 0) {
            throw new IllegalArgumentException("a regression needs a regressor or an intercept");
        }
        if (design[0].length != y.length) {
            throw new IllegalArgumentException(
                    "y has " + y.length + " observations, the regressors " + design[0].length);
        }
        if (y.length <= design.length) {
            return design.length + " coefficients need at least " + (design.length + 1) + " observations, was "
                    + y.length;
        }
        String bad = Observations.problem(y, "y");
        for (int column = 0; column < design.length && bad.isEmpty(); column++) {
            bad = Observations.problem(design[column], name(column, intercept));
        }
        return bad;
    }

    private static String dependence(int column, Intercept intercept) {
        return name(column, intercept) + " is zero or a linear combination of the regressors before it";
    }

    private static String name(int column, Intercept intercept) {
        return "regressor "
                + switch (intercept) {
                    case INCLUDED -> column;
                    case ABSENT -> column + 1;
                };
    }

    private static double[][] columns(DMatrixRMaj regressors, Intercept intercept) {
        int first =
                switch (intercept) {
                    case INCLUDED -> 1;
                    case ABSENT -> 0;
                };
        var columns = new double[first + regressors.numCols][regressors.numRows];
        for (int row = 0; row < regressors.numRows; row++) {
            if (first == 1) {
                columns[0][row] = 1;
            }
            for (int column = 0; column < regressors.numCols; column++) {
                columns[first + column][row] = regressors.get(row, column);
            }
        }
        return columns;
    }

    private static double[][] copy(double[][] columns) {
        var copy = new double[columns.length][];
        for (int column = 0; column < columns.length; column++) {
            copy[column] = columns[column].clone();
        }
        return copy;
    }
}
