package dev.ballast.core.stress;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import dev.ballast.core.risk.CovarianceShares;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;

/// Losses of a book in scenarios (EDGE-1). Pure functions, O(n) per scenario.
///
/// Prices: loss = −Σ wᵢ sᵢ with sᵢ the return of position i. Covariance: loss = z·√days·σ′ with z the normal
/// quantile and σ′² = f²((1 − λ) wᵀΣw + λ (Σ wᵢσᵢ)²), shared out by Euler: part i = wᵢ·∂loss/∂wᵢ, so that the
/// parts add up
/// (Tasche 2000, Risk contributions and performance measurement).
public final class Stress {

    private Stress() {}

    /// The losses in every scenario of `library`; one that cannot be told has its reason and blanks no other.
    public static StressLosses of(StressedBook book, ScenarioLibrary library) {
        return new StressLosses(
                book.equity(),
                library.scenarios().stream()
                        .map(scenario -> loss(book, scenario))
                        .toList());
    }

    /// What each position adds to the loss in one scenario, by instrument id, or what is missing for it.
    public static Result<List<AssetLoss>> parts(StressedBook book, Scenario scenario) {
        return switch (scenario) {
            case Scenario.PriceShock shock -> parts(book, shock);
            case Scenario.WorseCovariance worse -> book.covariance().flatMap(shares -> parts(book, shares, worse));
        };
    }

    private static StressLoss loss(StressedBook book, Scenario scenario) {
        return switch (parts(book, scenario)) {
            case Result.Missing<List<AssetLoss>>(String reason) -> StressLoss.missing(scenario.name(), reason);
            case Result.Known<List<AssetLoss>>(List<AssetLoss> parts) ->
                new StressLoss(
                        scenario.name(),
                        parts.stream().mapToDouble(AssetLoss::loss).sum(),
                        weight(parts, ShockOrigin.MEASURED),
                        weight(parts, ShockOrigin.CATEGORY),
                        weight(parts, ShockOrigin.UNIFORM),
                        "");
        };
    }

    private static double weight(List<AssetLoss> parts, ShockOrigin origin) {
        return parts.stream()
                .filter(part -> part.origin() == origin)
                .mapToDouble(AssetLoss::weight)
                .sum();
    }

    private static Result<List<AssetLoss>> parts(StressedBook book, Scenario.PriceShock shock) {
        var parts = new ArrayList<AssetLoss>(book.weights().size());
        for (Map.Entry<InstrumentId, Double> entry : book.weights().entrySet()) {
            InstrumentId instrument = entry.getKey();
            Double own = shock.assets().get(instrument.base());
            Double byCategory = shock.categories().get(book.category(instrument));
            if (own != null) {
                parts.add(part(entry, own, ShockOrigin.MEASURED));
            } else if (byCategory != null) {
                parts.add(part(entry, byCategory, ShockOrigin.CATEGORY));
            } else if (shock.uniform().isPresent()) {
                parts.add(part(entry, shock.uniform().getAsDouble(), ShockOrigin.UNIFORM));
            } else {
                return Result.missing("nothing was measured for " + instrument);
            }
        }
        return Result.of(List.copyOf(parts));
    }

    private static AssetLoss part(Map.Entry<InstrumentId, Double> position, double shock, ShockOrigin origin) {
        // 0 − x, not −x, so that a position that does not move loses 0 and not −0.
        return new AssetLoss(position.getKey(), position.getValue(), shock, origin, 0 - position.getValue() * shock);
    }

    private static Result<List<AssetLoss>> parts(
            StressedBook book, CovarianceShares shares, Scenario.WorseCovariance worse) {
        double undiversified = 0;
        double variance = 0;
        for (Map.Entry<InstrumentId, Double> entry : book.weights().entrySet()) {
            InstrumentId instrument = entry.getKey();
            if (entry.getValue() != 0 && !shares.knows(instrument)) {
                return Result.missing("no volatility of " + instrument + " is known");
            }
            undiversified += entry.getValue() * shares.volatility(instrument);
            variance += entry.getValue() * shares.covarianceWithBook(instrument);
        }
        double lambda = worse.towardsOne();
        double mixed = (1 - lambda) * Math.max(0, variance) + lambda * undiversified * undiversified;
        double scale = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(worse.confidence())
                * Math.sqrt(worse.days())
                * worse.volatilityFactor();
        var parts = new ArrayList<AssetLoss>(book.weights().size());
        for (Map.Entry<InstrumentId, Double> entry : book.weights().entrySet()) {
            double slope = (1 - lambda) * shares.covarianceWithBook(entry.getKey())
                    + lambda * undiversified * shares.volatility(entry.getKey());
            double loss = mixed > 0 ? scale * entry.getValue() * slope / Math.sqrt(mixed) : 0;
            parts.add(new AssetLoss(entry.getKey(), entry.getValue(), Double.NaN, ShockOrigin.COVARIANCE, loss));
        }
        return Result.of(List.copyOf(parts));
    }
}
