package dev.ballast.core.optimization.method;

import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.CovarianceEstimate;
import dev.ballast.core.statistics.Decay;
import dev.ballast.core.statistics.shrinkage.LedoitWolf;
import dev.ballast.core.statistics.shrinkage.OracleApproximation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;

/// Which estimator of covariance an optimisation stands on (STA-2), by the name that the command line knows it by.
///
/// @param kind the estimator
/// @param decay how fast the weights of [Kind#EWMA] fade; empty for all others
public record CovarianceMethod(Kind kind, Optional<Decay> decay) {

    /// An estimator.
    public enum Kind {
        /// Equal weights, mean removed, divisor T − 1.
        SAMPLE("sample", "Sample"),
        /// Exponential weights, mean not removed, normalised.
        EWMA("ewma", "EWMA"),
        /// Shrunk towards mean variance × identity.
        LEDOIT_WOLF_CONSTANT_VARIANCE("ledoit-wolf-constant-variance", "Ledoit-Wolf, constant variance"),
        /// Shrunk towards a model of one factor.
        LEDOIT_WOLF_SINGLE_FACTOR("ledoit-wolf-single-factor", "Ledoit-Wolf, single factor"),
        /// Shrunk towards constant correlation.
        LEDOIT_WOLF_CONSTANT_CORRELATION("ledoit-wolf-constant-correlation", "Ledoit-Wolf, constant correlation"),
        /// Oracle approximating shrinkage.
        ORACLE_APPROXIMATION("oas", "Oracle approximation"),
        /// Only returns below zero count.
        SEMICOVARIANCE("semi", "Semicovariance");

        private final String key;
        private final String label;

        Kind(String key, String label) {
            this.key = key;
            this.label = label;
        }

        /// Name on the command line.
        public String key() {
            return key;
        }

        /// Name on the screen.
        public String label() {
            return label;
        }
    }

    /// Decay of daily returns in RiskMetrics 1996.
    private static final Decay DAILY = Decay.ofLambda(0.94);

    public static final CovarianceMethod SAMPLE = of(Kind.SAMPLE);

    public CovarianceMethod {
        if (decay.isPresent() != (kind == Kind.EWMA)) {
            throw new IllegalArgumentException(
                    "a decay belongs to ewma and to it alone, was " + decay + " for " + kind);
        }
    }

    /// An estimator with its usual setting: λ = 0.94 for EWMA.
    public static CovarianceMethod of(Kind kind) {
        return new CovarianceMethod(kind, kind == Kind.EWMA ? Optional.of(DAILY) : Optional.empty());
    }

    /// Reads `sample`, `ewma`, `ewma:0.97`, `ledoit-wolf-single-factor`, …; `IllegalArgumentException` lists the names.
    public static CovarianceMethod parse(String text) {
        String[] parts = text.split(":", 2);
        Kind kind = Arrays.stream(Kind.values())
                .filter(each -> each.key().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no covariance '" + text + "', there are "
                        + Arrays.stream(Kind.values()).map(Kind::key).collect(Collectors.joining(", "))));
        if (parts.length == 1) {
            return of(kind);
        }
        if (kind != Kind.EWMA) {
            throw new IllegalArgumentException("covariance '" + kind.key() + "' takes no setting, was '" + text + "'");
        }
        try {
            return new CovarianceMethod(kind, Optional.of(Decay.ofLambda(Double.parseDouble(parts[1]))));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("lambda of ewma must be a number, was '" + parts[1] + "'", e);
        }
    }

    /// Covariance per period of T × n returns.
    public CovarianceEstimate estimate(DMatrixRMaj returns) {
        return switch (kind) {
            case SAMPLE -> Covariance.sample(returns);
            case EWMA -> Covariance.exponential(returns, decay.orElse(DAILY));
            case LEDOIT_WOLF_CONSTANT_VARIANCE -> LedoitWolf.constantVariance(returns);
            case LEDOIT_WOLF_SINGLE_FACTOR -> LedoitWolf.singleFactor(returns);
            case LEDOIT_WOLF_CONSTANT_CORRELATION -> LedoitWolf.constantCorrelation(returns, LedoitWolf.Divisor.T);
            case ORACLE_APPROXIMATION -> OracleApproximation.estimate(returns);
            case SEMICOVARIANCE -> Covariance.semicovariance(returns, 0);
        };
    }

    /// `ewma:0.94`, as [#parse] reads it.
    public String key() {
        return kind.key()
                + decay.map(set -> String.format(Locale.ROOT, ":%s", set.lambda()))
                        .orElse("");
    }
}
