package dev.ballast.core.statistics.timeseries;

import org.apache.commons.math3.distribution.NormalDistribution;

/// p-values and critical values of unit-root and cointegration t statistics by MacKinnon's response surfaces.
///
/// Sources: J. G. MacKinnon, "Approximate Asymptotic Distribution Functions for Unit-Root and Cointegration Tests",
/// Journal of Business & Economic Statistics 12 (1994), tables 3 and 4, for p-values of up to 6 series;
/// J. G. MacKinnon, "Critical Values for Cointegration Tests", Queen's Economics Department Working Paper 1227
/// (2010), tables 2 and 3, for critical values of up to 12 (without a constant: 1 series). Figures as in
/// statsmodels 0.13.5.
final class MacKinnon {

    /// Most series for which p-values are published.
    static final int MOST_SERIES = 6;

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private MacKinnon() {}

    /// P(τ < statistic) in the limit of many observations: Φ of a polynomial in the statistic, quadratic in the
    /// left tail and cubic elsewhere; 0 and 1 beyond the range of the approximation.
    ///
    /// @param series number of series, 1 for a unit-root test
    static double pValue(double statistic, Deterministic terms, int series) {
        double[] row = MacKinnonTables.pValues(terms, series);
        if (statistic > row[2]) {
            return 1;
        }
        if (statistic < row[1]) {
            return 0;
        }
        double x = statistic;
        double index = x <= row[0]
                ? row[3] + row[4] * x + row[5] * 1e-2 * x * x
                : row[6] + row[7] * 1e-1 * x + row[8] * 1e-1 * x * x + row[9] * 1e-2 * x * x * x;
        return NORMAL.cumulativeProbability(index);
    }

    /// β∞ + β₁/T + β₂/T² + β₃/T³.
    ///
    /// @param observations T
    static CriticalValues criticalValues(Deterministic terms, int series, int observations) {
        double[][] rows = MacKinnonTables.criticalValues(terms, series);
        return new CriticalValues(
                surface(rows[0], observations), surface(rows[1], observations), surface(rows[2], observations));
    }

    private static double surface(double[] row, int observations) {
        double x = 1.0 / observations;
        return row[0] + x * (row[1] + x * (row[2] + x * row[3]));
    }
}
