package dev.ballast.core.statistics;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.result.Result;
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

    /// Correlations of simple daily returns of `instruments` over the settings' lookback.
    ///
    /// One instrument gives a 1 × 1 matrix. Missing where no instrument is usable; the reason names one.
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
        DMatrixRMaj covariance = covariance(Returns.simple(prices), settings).matrix();
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
            return Result.missing("No instrument has a usable variance over " + prices.observations() + " returns.");
        }
        DMatrixRMaj correlation = Correlation.of(select(covariance, usable));
        List<InstrumentId> left = usable.stream().map(prices.instruments()::get).toList();
        return Result.of(new CorrelationMatrix(
                left,
                correlation.data,
                prices.observations(),
                prices.times().getFirst(),
                prices.times().getLast(),
                convention(prices.observations(), settings),
                excluded));
    }

    private static CovarianceEstimate covariance(DMatrixRMaj returns, CorrelationSettings settings) {
        return switch (settings.estimator()) {
            case SAMPLE -> Covariance.sample(returns);
            case EWMA -> Covariance.exponential(returns, Decay.ofLambda(settings.decay()));
        };
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

    private static String convention(int observations, CorrelationSettings settings) {
        return switch (settings.estimator()) {
            case SAMPLE -> "Pearson, " + observations + " simple daily returns, equal weights";
            case EWMA ->
                String.format(
                        Locale.ROOT,
                        "EWMA, %d simple daily returns, lambda %s, zero mean, weights normalised",
                        observations,
                        settings.decay());
        };
    }
}
