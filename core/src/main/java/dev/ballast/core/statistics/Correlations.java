package dev.ballast.core.statistics;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.result.Result;
import dev.ballast.core.statistics.shrinkage.LedoitWolf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/// Estimates correlations from price history, bad instruments left out and named (STA-3, MKT-5).
public final class Correlations {

    private Correlations() {}

    /// Correlations of simple returns of `instruments` over the settings' lookback.
    ///
    /// One instrument gives a 1 × 1 matrix. Missing where no instrument is usable; the reason names one.
    ///
    /// @param histories bars of one timeframe
    public static Result<CorrelationMatrix> estimate(
            Collection<InstrumentId> instruments,
            Map<InstrumentId, PriceHistory> histories,
            CorrelationSettings settings) {
        return switch (AlignedPrices.of(instruments, histories, settings.lookback())) {
            case Result.Known<AlignedPrices>(AlignedPrices prices) -> estimate(prices, settings);
            case Result.Missing<AlignedPrices>(String reason) -> Result.missing(reason);
        };
    }

    /// Correlations of prices that are aligned already.
    public static Result<CorrelationMatrix> estimate(AlignedPrices prices, CorrelationSettings settings) {
        return estimate(prices, settings, MarketState.ALL);
    }

    /// Correlations of those returns before which the market was in `state`; exponential weights then count the
    /// returns left, not the time between them. Missing too where fewer than [MarketState#FEWEST] are left.
    public static Result<CorrelationMatrix> estimate(
            AlignedPrices prices, CorrelationSettings settings, MarketState state) {
        DMatrixRMaj all = Returns.simple(prices);
        DMatrixRMaj returns = all;
        if (state != MarketState.ALL) {
            if (all.numRows <= MarketState.WINDOW) {
                return Result.missing("A state of the market is told by the " + MarketState.WINDOW
                        + " returns before each: " + all.numRows + " are too few. Take a longer lookback.");
            }
            returns = state.rows(mean(all)).of(all);
            if (returns.numRows < MarketState.FEWEST) {
                return Result.missing(returns.numRows + " of the last " + all.numRows + " "
                        + prices.timeframe().adjective() + " returns fall into the state "
                        + state.label().toLowerCase(Locale.ROOT) + ", " + MarketState.FEWEST
                        + " are needed. Take a longer lookback.");
            }
        }
        return matrix(prices, returns, settings, state);
    }

    private static Result<CorrelationMatrix> matrix(
            AlignedPrices prices, DMatrixRMaj returns, CorrelationSettings settings, MarketState state) {
        return matrix(prices, returns, covariance(returns, settings).matrix(), settings, state);
    }

    /// Correlations from a covariance of all returns that is known already.
    static Result<CorrelationMatrix> ofCovariance(
            AlignedPrices prices, DMatrixRMaj returns, DMatrixRMaj covariance, CorrelationSettings settings) {
        return matrix(prices, returns, covariance, settings, MarketState.ALL);
    }

    private static Result<CorrelationMatrix> matrix(
            AlignedPrices prices,
            DMatrixRMaj returns,
            DMatrixRMaj covariance,
            CorrelationSettings settings,
            MarketState state) {
        var excluded = new TreeMap<>(prices.excluded());
        var usable = new ArrayList<Integer>();
        for (int i = 0; i < covariance.numRows; i++) {
            double variance = covariance.get(i, i);
            if (variance > 0 && Double.isFinite(variance)) {
                usable.add(i);
            } else {
                excluded.put(prices.instruments().get(i), "variance is " + variance);
            }
        }
        if (usable.isEmpty()) {
            return Result.missing("No instrument has a usable variance over " + returns.numRows + " returns.");
        }
        DMatrixRMaj correlation = settings.estimator() == CorrelationSettings.Estimator.SPEARMAN
                ? Correlation.spearman(columns(returns, usable)).matrix()
                : Correlation.of(select(covariance, usable));
        List<InstrumentId> left = usable.stream().map(prices.instruments()::get).toList();
        return Result.of(new CorrelationMatrix(
                left,
                correlation.data,
                returns.numRows,
                prices.times().getFirst(),
                prices.times().getLast(),
                convention(prices, returns.numRows, settings, state),
                excluded));
    }

    private static CovarianceEstimate covariance(DMatrixRMaj returns, CorrelationSettings settings) {
        return switch (settings.estimator()) {
            // Ranks move where the returns do: the sample's variances tell which.
            case SAMPLE, SPEARMAN -> Covariance.sample(returns);
            case EWMA -> Covariance.exponential(returns, Decay.ofLambda(settings.decay()));
            case LEDOIT_WOLF -> LedoitWolf.constantVariance(returns);
        };
    }

    private static double[] mean(DMatrixRMaj returns) {
        var mean = new double[returns.numRows];
        for (int row = 0; row < mean.length; row++) {
            for (int column = 0; column < returns.numCols; column++) {
                mean[row] += returns.get(row, column) / returns.numCols;
            }
        }
        return mean;
    }

    private static DMatrixRMaj select(DMatrixRMaj matrix, List<Integer> rows) {
        var selected = new DMatrixRMaj(rows.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.size(); j++) {
                selected.set(i, j, matrix.get(rows.get(i), rows.get(j)));
            }
        }
        return selected;
    }

    private static DMatrixRMaj columns(DMatrixRMaj matrix, List<Integer> columns) {
        var selected = new DMatrixRMaj(matrix.numRows, columns.size());
        for (int row = 0; row < matrix.numRows; row++) {
            for (int i = 0; i < columns.size(); i++) {
                selected.set(row, i, matrix.get(row, columns.get(i)));
            }
        }
        return selected;
    }

    private static String convention(
            AlignedPrices prices, int observations, CorrelationSettings settings, MarketState state) {
        String returns = observations + " simple " + prices.timeframe().adjective() + " returns"
                + (state == MarketState.ALL
                        ? ""
                        : " of " + prices.observations() + " (" + state.label().toLowerCase(Locale.ROOT) + ")");
        return switch (settings.estimator()) {
            case SAMPLE -> "Pearson, " + returns + ", equal weights";
            case EWMA ->
                String.format(
                        Locale.ROOT, "EWMA, %s, lambda %s, zero mean, weights normalised", returns, settings.decay());
            case SPEARMAN -> "Spearman, " + returns + ", average ranks of ties";
            case LEDOIT_WOLF -> "Ledoit-Wolf, " + returns + ", shrunk towards mean variance, divisor T";
        };
    }
}
