package dev.ballast.core.rebalance.forecast;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.AlignedPrices;
import dev.ballast.core.statistics.CorrelationSettings;
import dev.ballast.core.statistics.Covariance;
import dev.ballast.core.statistics.CovarianceEstimate;
import dev.ballast.core.statistics.Decay;
import dev.ballast.core.statistics.Returns;
import dev.ballast.core.statistics.shrinkage.LedoitWolf;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Joint lognormal prices without expected return: the covariance of logarithmic returns, a calendar day. Immutable.
///
/// Estimated from daily closes by the estimator and the lookback of the policy behind health and volatility; a year's
/// periods are spread over 365 calendar days, so that stocks' nights and weekends count as time.
public final class PriceModel {

    private static final double DAYS_A_YEAR = 365;

    private final List<InstrumentId> instruments;
    private final DMatrixRMaj covariance;
    private final double effectiveObservations;
    private final Instant from;
    private final Instant to;
    private final String convention;

    private PriceModel(
            List<InstrumentId> instruments,
            DMatrixRMaj covariance,
            double effectiveObservations,
            Instant from,
            Instant to,
            String convention) {
        this.instruments = List.copyOf(instruments);
        this.covariance = covariance;
        this.effectiveObservations = effectiveObservations;
        this.from = from;
        this.to = to;
        this.convention = convention;
    }

    /// The model of these instruments; missing as soon as one of them is unusable, since a cone without it would look
    /// too narrow.
    ///
    /// @param instruments those held
    /// @param histories daily bars
    /// @param settings estimator, lookback and decay
    /// @param periodsPerYear daily returns a year: 365 for crypto, 252 for exchange-traded
    public static Result<PriceModel> of(
            Collection<InstrumentId> instruments,
            Map<InstrumentId, PriceHistory> histories,
            CorrelationSettings settings,
            int periodsPerYear) {
        if (periodsPerYear < 1) {
            throw new IllegalArgumentException("periodsPerYear must be >= 1, was " + periodsPerYear);
        }
        if (instruments.isEmpty()) {
            return Result.missing("Nothing is held: no weight moves.");
        }
        return AlignedPrices.of(instruments, histories, settings.lookback())
                .flatMap(prices -> of(prices, settings, periodsPerYear));
    }

    private static Result<PriceModel> of(AlignedPrices prices, CorrelationSettings settings, int periodsPerYear) {
        if (!prices.excluded().isEmpty()) {
            InstrumentId first = prices.excluded().firstKey();
            return Result.missing(
                    "No forecast without " + first + ": " + prices.excluded().get(first) + ".");
        }
        DMatrixRMaj returns = Returns.logarithmic(prices);
        CovarianceEstimate estimate =
                switch (settings.estimator()) {
                    // Ranks have no covariance.
                    case SAMPLE, SPEARMAN -> Covariance.sample(returns);
                    case EWMA -> Covariance.exponential(returns, Decay.ofLambda(settings.decay()));
                    case LEDOIT_WOLF -> LedoitWolf.constantVariance(returns);
                };
        DMatrixRMaj covariance = estimate.matrix();
        CommonOps_DDRM.scale(periodsPerYear / DAYS_A_YEAR, covariance);
        return Result.of(new PriceModel(
                prices.instruments(),
                covariance,
                estimate.effectiveObservations(),
                prices.times().getFirst(),
                prices.times().getLast(),
                prices.observations() + " logarithmic daily returns, " + estimate.convention() + ", a calendar day = "
                        + periodsPerYear + " ÷ 365 periods"));
    }

    /// A model of a given covariance, as for a scenario.
    ///
    /// @param instruments rows and columns, ascending by id
    /// @param covariance n × n of logarithmic returns a day, symmetric, positive semidefinite; copied
    /// @param effectiveObservations behind it; infinite for one that is given and not estimated
    public static PriceModel given(
            List<InstrumentId> instruments,
            DMatrixRMaj covariance,
            double effectiveObservations,
            Instant at,
            String convention) {
        if (covariance.numRows != instruments.size() || covariance.numCols != instruments.size()) {
            throw new IllegalArgumentException("covariance must be %d x %d, was %d x %d"
                    .formatted(instruments.size(), instruments.size(), covariance.numRows, covariance.numCols));
        }
        for (int i = 0; i < covariance.numRows; i++) {
            if (i > 0 && instruments.get(i - 1).compareTo(instruments.get(i)) >= 0) {
                throw new IllegalArgumentException("instruments must ascend, were " + instruments);
            }
            for (int j = 0; j < covariance.numCols; j++) {
                double value = covariance.get(i, j);
                if (!Double.isFinite(value) || (i == j && value < 0)) {
                    throw new IllegalArgumentException(
                            "covariance must be finite and >= 0 on its diagonal, was " + value + " at " + i + ", " + j);
                }
            }
        }
        return new PriceModel(instruments, covariance.copy(), effectiveObservations, at, at, convention);
    }

    /// Rows and columns, ascending by id.
    public List<InstrumentId> instruments() {
        return instruments;
    }

    public int size() {
        return instruments.size();
    }

    /// Covariance of two assets' logarithmic returns a calendar day.
    public double covariance(int row, int column) {
        return covariance.get(row, column);
    }

    /// Observations behind it, counted by their weights (Kish 1965).
    public double effectiveObservations() {
        return effectiveObservations;
    }

    /// Open time of the first close used.
    public Instant from() {
        return from;
    }

    /// Open time of the last close used.
    public Instant to() {
        return to;
    }

    /// How it was estimated, one line for the screen.
    public String convention() {
        return convention;
    }
}
