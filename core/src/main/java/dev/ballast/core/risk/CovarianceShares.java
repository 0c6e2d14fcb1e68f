package dev.ballast.core.risk;

import dev.ballast.core.market.InstrumentId;
import java.util.Map;

/// How each position stands to the risk of its book, at fixed weights: what its volatility is, and how it moves with
/// the book. Per day, as fractions. Immutable.
///
/// @param volatilities σᵢ of each instrument, per day
/// @param covariances (Σw)ᵢ of each instrument, per day squared; Σ wᵢ(Σw)ᵢ is the book's variance
public record CovarianceShares(Map<InstrumentId, Double> volatilities, Map<InstrumentId, Double> covariances) {

    public CovarianceShares {
        volatilities = Map.copyOf(volatilities);
        covariances = Map.copyOf(covariances);
        if (!volatilities.keySet().equals(covariances.keySet())) {
            throw new IllegalArgumentException(
                    "volatilities are of " + volatilities.keySet() + ", covariances of " + covariances.keySet());
        }
    }

    public boolean knows(InstrumentId instrument) {
        return volatilities.containsKey(instrument);
    }

    /// Volatility per day; 0 for an instrument that is not known.
    public double volatility(InstrumentId instrument) {
        return volatilities.getOrDefault(instrument, 0.0);
    }

    /// Covariance with the book per day; 0 for an instrument that is not known.
    public double covarianceWithBook(InstrumentId instrument) {
        return covariances.getOrDefault(instrument, 0.0);
    }
}
