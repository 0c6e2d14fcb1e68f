package dev.ballast.core.risk.tail;

/// How the distribution behind a value at risk is found (RSK-1). Names are written to files: add, never rename.
public enum TailMethod {
    /// Quantile of the portfolio's past returns at today's weights.
    HISTORICAL("Historical"),
    /// Normal with the sample's mean and standard deviation.
    PARAMETRIC_NORMAL("Parametric (normal)"),
    /// Normal corrected for skewness and kurtosis (Cornish and Fisher 1938).
    CORNISH_FISHER("Cornish–Fisher"),
    /// Past shocks rescaled to today's GARCH volatility (Barone-Adesi, Giannopoulos and Vosper 1999).
    FILTERED_HISTORICAL("Filtered historical (GARCH)"),
    /// Simulated multivariate Student-t.
    MONTE_CARLO_STUDENT_T("Monte Carlo (Student-t)");

    private final String label;

    TailMethod(String label) {
        this.label = label;
    }

    /// The name for the screen.
    public String label() {
        return label;
    }
}
