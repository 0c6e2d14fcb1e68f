package dev.ballast.core.statistics;

/// Expected returns of n assets with what is needed to judge them: their standard errors are rarely small. Immutable.
public final class MeanEstimate {

    private final double[] values;
    private final double[] standardErrors;
    private final int observations;
    private final String convention;

    MeanEstimate(double[] values, double[] standardErrors, int observations, String convention) {
        this.values = values;
        this.standardErrors = standardErrors;
        this.observations = observations;
        this.convention = convention;
    }

    /// Number of assets n.
    public int size() {
        return values.length;
    }

    /// Mean return of an asset per year, a fraction.
    public double get(int asset) {
        return values[asset];
    }

    /// All of them, a copy.
    public double[] values() {
        return values.clone();
    }

    /// Standard error of one of them for independent returns, per year.
    public double standardError(int asset) {
        return standardErrors[asset];
    }

    /// Number of observations T.
    public int observations() {
        return observations;
    }

    /// How it was estimated, one line for the screen.
    public String convention() {
        return convention;
    }
}
