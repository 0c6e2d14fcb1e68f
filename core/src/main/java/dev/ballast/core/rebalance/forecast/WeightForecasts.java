package dev.ballast.core.rebalance.forecast;

import dev.ballast.core.market.Freshness;
import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Position;
import dev.ballast.core.portfolio.Valuation;
import dev.ballast.core.result.Result;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Forecasts of all weights of a book that is left alone, O(n²). Closed form: the same book gives the same figures to
/// rounding in whatever order its assets come, and a price that ticks moves them by as little as the weights.
public final class WeightForecasts {

    /// Variance against its parts below which two things move as one, up to rounding.
    private static final double ROUNDING = 1e-12;

    private WeightForecasts() {}

    /// A forecast for each band's instrument, or why there is none.
    ///
    /// @param valuation the book now; every position needs a price and a place in the model
    /// @param bands outside which triggers fire, by instrument, held or not
    public static SortedMap<InstrumentId, Result<WeightForecast>> of(
            Valuation valuation, Map<InstrumentId, WeightBand> bands, PriceModel model) {
        var forecasts = new TreeMap<InstrumentId, Result<WeightForecast>>();
        String doubt = doubt(valuation, model);
        var motions = doubt.isEmpty() ? new Motions(valuation, model) : null;
        bands.forEach((instrument, band) -> forecasts.put(
                instrument,
                motions == null
                        ? Result.missing(doubt)
                        : motions.forecast(instrument, valuation.weight(instrument), band)));
        return forecasts;
    }

    private static String doubt(Valuation valuation, PriceModel model) {
        if (!(valuation.equity() > 0)) {
            return "No weights: equity is not above zero.";
        }
        for (Position position : valuation.positions()) {
            if (position.freshness() == Freshness.MISSING) {
                return "No forecast without a price of " + position.instrument() + ".";
            }
            if (model.instruments().indexOf(position.instrument()) < 0) {
                return "No forecast: " + position.instrument() + " is not in the price model.";
            }
        }
        return "";
    }

    /// Sums that all weights share.
    private static final class Motions {

        private final PriceModel model;
        private final double[] amounts;
        private final double[] products;
        private final double equity;
        private double variance;

        Motions(Valuation valuation, PriceModel model) {
            this.model = model;
            this.equity = valuation.equity();
            amounts = new double[model.size()];
            products = new double[model.size()];
            for (Position position : valuation.positions()) {
                amounts[model.instruments().indexOf(position.instrument())] = position.value();
            }
            for (int i = 0; i < amounts.length; i++) {
                for (int j = 0; j < amounts.length; j++) {
                    products[i] += model.covariance(i, j) * amounts[j];
                }
                variance += amounts[i] * products[i];
            }
        }

        Result<WeightForecast> forecast(InstrumentId instrument, double weight, WeightBand band) {
            if (weight <= 0) {
                return Result.missing(instrument + " is not held: its weight stays 0 % whatever prices do.");
            }
            int index = model.instruments().indexOf(instrument);
            double rest = equity - amounts[index];
            if (!(rest > equity * ROUNDING)) {
                return Result.missing(
                        "Beside " + instrument + " nothing is worth more than nothing: its weight has no odds.");
            }
            WeightMotion motion = motion(index, rest);
            double error = Double.isInfinite(model.effectiveObservations())
                    ? 0
                    : motion.volatility() / Math.sqrt(2 * Math.max(1, model.effectiveObservations() - 1));
            return Result.of(new WeightForecast(instrument, weight, band, motion, error));
        }

        private WeightMotion motion(int index, double rest) {
            double own = model.covariance(index, index);
            double amount = amounts[index];
            double others =
                    Math.max(0, variance - 2 * amount * products[index] + amount * amount * own) / (rest * rest);
            double shared = (products[index] - amount * own) / rest;
            double squared = own - 2 * shared + others;
            double start = Math.log(amount / rest);
            // Where both move as one, s = 0 and with it a: the same root of Σ stands behind both.
            return squared <= ROUNDING * (own + others)
                    ? new WeightMotion(start, 0, 0)
                    : new WeightMotion(start, (others - own) / 2, Math.sqrt(squared));
        }
    }

    /// Instruments of a valuation's positions, for the model.
    public static List<InstrumentId> held(Valuation valuation) {
        return valuation.positions().stream().map(Position::instrument).sorted().toList();
    }
}
