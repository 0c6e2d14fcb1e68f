package dev.ballast.app.optimizer;

import dev.ballast.core.optimization.method.CovarianceMethod;
import java.util.List;

/// Everything the trader chose besides the method: limits, how risk and returns are estimated, views. Immutable.
///
/// @param limits of the weights
/// @param covariance estimator
/// @param returns where expected returns come from
/// @param views used where they come from views
public record Setup(Limits limits, CovarianceMethod covariance, Expected returns, List<TraderView> views) {

    /// Where expected returns come from.
    public enum Expected {
        /// Mean of the past.
        PAST("Past mean"),
        /// What the present weights imply, bent by views (Black and Litterman).
        VIEWS("Market and views");

        private final String label;

        Expected(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    static final Setup START = new Setup(Limits.NONE, CovarianceMethod.SAMPLE, Expected.PAST, List.of());

    public Setup {
        views = List.copyOf(views);
    }

    Setup with(Limits changed) {
        return new Setup(changed, covariance, returns, views);
    }

    Setup with(CovarianceMethod changed) {
        return new Setup(limits, changed, returns, views);
    }

    Setup with(Expected changed) {
        return new Setup(limits, covariance, changed, views);
    }

    Setup with(List<TraderView> changed) {
        return new Setup(limits, covariance, returns, changed);
    }
}
