package dev.ballast.core.statistics.timeseries;

import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.regression.LeastSquaresFit;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Beta;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// A fitted VAR(p) of n series: see [VectorAutoregression]. Immutable; matrices are copies.
public final class VectorAutoregressionFit {

    private static final String DEPENDENT = "a series is constant or a combination of the others";

    private final int order;
    private final int size;
    private final int observations;
    private final double[] intercept;
    private final List<DMatrixRMaj> coefficients;
    private final DMatrixRMaj residualProducts;
    private final double logDeterminant;
    private final DMatrixRMaj inverseGram;
    private final double[][] equations;
    private final DMatrixRMaj last;

    private VectorAutoregressionFit(
            List<LeastSquaresFit> fits,
            int order,
            DMatrixRMaj series,
            DMatrixRMaj residualProducts,
            double logDeterminant) {
        this.order = order;
        this.size = fits.size();
        this.observations = fits.getFirst().observations();
        this.residualProducts = residualProducts;
        this.logDeterminant = logDeterminant;
        this.inverseGram = fits.getFirst().inverseGram();
        this.equations = fits.stream().map(LeastSquaresFit::coefficients).toArray(double[][]::new);
        this.intercept = new double[size];
        this.coefficients = new ArrayList<>();
        for (int lag = 0; lag < order; lag++) {
            coefficients.add(new DMatrixRMaj(size, size));
        }
        for (int i = 0; i < size; i++) {
            intercept[i] = equations[i][0];
            for (int k = 0; k < size * order; k++) {
                coefficients.get(k / size).set(i, k % size, equations[i][k + 1]);
            }
        }
        this.last = new DMatrixRMaj(order, size);
        for (int row = 0; row < order; row++) {
            for (int i = 0; i < size; i++) {
                last.set(row, i, series.get(series.numRows - order + row, i));
            }
        }
    }

    static Result<VectorAutoregressionFit> of(List<LeastSquaresFit> fits, int order, DMatrixRMaj series) {
        int size = fits.size();
        List<double[]> residuals = fits.stream().map(LeastSquaresFit::residuals).toList();
        var products = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double sum = 0;
                for (int t = 0; t < residuals.get(i).length; t++) {
                    sum += residuals.get(i)[t] * residuals.get(j)[t];
                }
                products.set(i, j, sum);
            }
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(size, true);
        if (!cholesky.decompose(products.copy())) {
            return Result.missing(DEPENDENT);
        }
        DMatrixRMaj factor = cholesky.getT(null);
        double logDeterminant = 0;
        for (int i = 0; i < size; i++) {
            double pivot = factor.get(i, i) * factor.get(i, i);
            if (!(pivot > 1e-13 * products.get(i, i))) {
                return Result.missing(DEPENDENT);
            }
            logDeterminant += Math.log(pivot / fits.getFirst().observations());
        }
        return Result.of(new VectorAutoregressionFit(fits, order, series, products, logDeterminant));
    }

    /// p.
    public int order() {
        return order;
    }

    /// Rows of each regression: T − p, or fewer where orders were compared.
    public int observations() {
        return observations;
    }

    /// c, n values.
    public double[] intercept() {
        return intercept.clone();
    }

    /// A(lag), n × n: entry (i, j) is the effect of series j on series i, `lag` periods later.
    public DMatrixRMaj coefficients(int lag) {
        if (lag < 1 || lag > order) {
            throw new IllegalArgumentException("lag must lie in [1, " + order + "], was " + lag);
        }
        return coefficients.get(lag - 1).copy();
    }

    /// Covariance of u with divisor T − (np + 1).
    public DMatrixRMaj residualCovariance() {
        return scaled(1.0 / degreesOfFreedom());
    }

    /// Covariance of u with divisor T: the maximum-likelihood estimate.
    public DMatrixRMaj maximumLikelihoodCovariance() {
        return scaled(1.0 / observations);
    }

    /// −Tn/2 ln 2π − T/2 (ln det Σ + n), Σ the maximum-likelihood estimate.
    public double logLikelihood() {
        return -0.5 * observations * (size * Math.log(2 * Math.PI) + logDeterminant + size);
    }

    /// ln det Σ + 2 k ÷ T, k = pn² + n coefficients.
    public double akaike() {
        return logDeterminant + 2.0 * parameters() / observations;
    }

    /// ln det Σ + k ln T ÷ T.
    public double schwarz() {
        return logDeterminant + Math.log(observations) * parameters() / observations;
    }

    /// Largest modulus of the eigenvalues of the companion matrix; the process is stable where it is below 1.
    public double largestRoot() {
        int length = size * order;
        if (length == 0) {
            return 0;
        }
        var companion = new DMatrixRMaj(length, length);
        for (int lag = 0; lag < order; lag++) {
            CommonOps_DDRM.insert(coefficients.get(lag), companion, 0, lag * size);
        }
        for (int i = size; i < length; i++) {
            companion.set(i, i - size, 1);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(length, false, false);
        if (!eigen.decompose(companion)) {
            throw new IllegalStateException("the eigenvalues of the companion matrix were not found");
        }
        double largest = 0;
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, eigen.getEigenvalue(i).getMagnitude());
        }
        return largest;
    }

    /// Expected values of the periods T + 1 … T + `horizon`, horizon × n.
    public DMatrixRMaj forecast(int horizon) {
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon must be >= 1, was " + horizon);
        }
        var path = new DMatrixRMaj(order + horizon, size);
        System.arraycopy(last.data, 0, path.data, 0, last.getNumElements());
        for (int row = order; row < path.numRows; row++) {
            for (int i = 0; i < size; i++) {
                double sum = intercept[i];
                for (int lag = 1; lag <= order; lag++) {
                    for (int j = 0; j < size; j++) {
                        sum += coefficients.get(lag - 1).get(i, j) * path.get(row - lag, j);
                    }
                }
                path.set(row, i, sum);
            }
        }
        return CommonOps_DDRM.extract(path, order, path.numRows, 0, size);
    }

    /// Orthogonalised impulse responses Φ(h) P, h = 0 … `horizon`: entry (i, j) is what a shock of one standard
    /// deviation to series j does to series i after h periods. P is the lower Cholesky factor of
    /// [#residualCovariance], so that the order of the series matters: a series moves those after it at once,
    /// those before it one period later.
    public List<DMatrixRMaj> orthogonalResponses(int horizon) {
        if (horizon < 0) {
            throw new IllegalArgumentException("horizon must be >= 0, was " + horizon);
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(size, true);
        if (!cholesky.decompose(residualCovariance())) {
            throw new IllegalStateException("the residual covariance is not positive definite");
        }
        DMatrixRMaj factor = cholesky.getT(null);
        List<DMatrixRMaj> responses = new ArrayList<>();
        responses.add(factor);
        for (int step = 1; step <= horizon; step++) {
            // Φ(h)P = Σ A(l) Φ(h−l)P.
            var response = new DMatrixRMaj(size, size);
            for (int lag = 1; lag <= Math.min(step, order); lag++) {
                CommonOps_DDRM.multAdd(coefficients.get(lag - 1), responses.get(step - lag), response);
            }
            responses.add(response);
        }
        return responses;
    }

    /// The F test of the hypothesis that lags of series `causing` do not help to forecast series `caused`
    /// (Granger 1969): Wald statistic ÷ p with Σ by degrees of freedom, F(p, n (T − np − 1)) as in statsmodels.
    ///
    /// @param causing column from 0
    /// @param caused column from 0
    public GrangerOutcome grangerCausality(int causing, int caused) {
        if (causing < 0 || causing >= size || caused < 0 || caused >= size) {
            throw new IllegalArgumentException(
                    "columns must lie in [0, " + size + "), were " + causing + " and " + caused);
        }
        if (order < 1) {
            throw new IllegalArgumentException("order must be >= 1 for lags to be tested, was " + order);
        }
        var effects = new DMatrixRMaj(order, 1);
        var covariance = new DMatrixRMaj(order, order);
        double variance = residualProducts.get(caused, caused) / degreesOfFreedom();
        for (int i = 0; i < order; i++) {
            effects.set(i, 0, equations[caused][1 + i * size + causing]);
            for (int j = 0; j < order; j++) {
                covariance.set(i, j, variance * inverseGram.get(1 + i * size + causing, 1 + j * size + causing));
            }
        }
        var solved = new DMatrixRMaj(order, 1);
        if (!CommonOps_DDRM.solve(covariance, effects, solved)) {
            throw new IllegalStateException("the covariance of the coefficients is singular");
        }
        double statistic = CommonOps_DDRM.dot(effects, solved) / order;
        int denominator = size * degreesOfFreedom();
        // The upper tail itself, not 1 less the lower one, so that small values keep their digits.
        double share = denominator / (denominator + order * statistic);
        double pValue = Beta.regularizedBeta(share, 0.5 * denominator, 0.5 * order);
        return new GrangerOutcome(statistic, pValue, order, denominator);
    }

    private int parameters() {
        return order * size * size + size;
    }

    private int degreesOfFreedom() {
        return observations - size * order - 1;
    }

    private DMatrixRMaj scaled(double factor) {
        DMatrixRMaj scaled = residualProducts.copy();
        CommonOps_DDRM.scale(factor, scaled);
        return scaled;
    }
}
