package dev.ballast.core.risk.tail;

/// Which number between two sorted returns is "the" quantile (Hyndman and Fan 1996, The American Statistician 50).
///
/// The quantile is taken of the returns at probability p = 1 − confidence; the value at risk is its negative.
public enum QuantileConvention {
    /// Linear between order statistics at (T − 1) p: type 7, the default of R, NumPy and Excel.
    LINEAR("linear interpolation (type 7)"),
    /// The order statistic below (T − 1) p: the larger loss.
    LOWER("lower order statistic"),
    /// The order statistic above (T − 1) p: the smaller loss.
    HIGHER("higher order statistic"),
    /// The smallest return r with F(r) ≥ p: type 1, the quantile of the empirical distribution itself.
    INVERTED_CDF("inverted distribution function (type 1)");

    private final String label;

    QuantileConvention(String label) {
        this.label = label;
    }

    /// The name for the screen.
    public String label() {
        return label;
    }
}
