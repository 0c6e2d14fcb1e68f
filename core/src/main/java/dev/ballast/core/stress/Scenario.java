package dev.ballast.core.stress;

import dev.ballast.core.market.Category;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A state of the market in which a book is looked at before it is traded (EDGE-1). Immutable.
public sealed interface Scenario {

    /// Unique within its library, for the screen.
    String name();

    /// Where its figures come from, one sentence.
    String source();

    /// Prices move at once: each position by the return of its own asset, else of its category, else by the
    /// uniform one.
    ///
    /// Returns are simple, as fractions: −0.4 is a fall by 40 %. Cash does not move.
    ///
    /// @param name of the scenario
    /// @param source where the returns come from
    /// @param dates first and last close of a measured event; none for a made-up one
    /// @param assets return by base currency, ≥ −1
    /// @param categories return by category, ≥ −1
    /// @param uniform return of every other position; none where a position without a return makes the loss unknown
    record PriceShock(
            String name,
            String source,
            Optional<Dates> dates,
            Map<String, Double> assets,
            Map<Category, Double> categories,
            OptionalDouble uniform)
            implements Scenario {

        public PriceShock {
            assets = Map.copyOf(assets);
            categories = Map.copyOf(categories);
            assets.forEach((asset, shock) -> requireReturn(name, asset, shock));
            categories.forEach((category, shock) -> requireReturn(name, category.label(), shock));
            uniform.ifPresent(shock -> requireReturn(name, "uniform", shock));
        }

        /// Every position moves by the same return.
        public static PriceShock uniform(String name, String source, double shock) {
            return new PriceShock(name, source, Optional.empty(), Map.of(), Map.of(), OptionalDouble.of(shock));
        }

        private static void requireReturn(String name, String of, double shock) {
            if (!(shock >= -1 && shock < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "return of " + of + " in scenario " + name + " must be finite and >= -1, was " + shock);
            }
        }
    }

    /// The loss is the value at risk under normal returns of mean zero with a worse covariance:
    /// Σ′ = f² · D((1 − λ)ρ + λ11ᵀ)D, which is positive semidefinite as a mixture of two that are.
    ///
    /// @param name of the scenario
    /// @param source where its figures come from
    /// @param towardsOne λ in [0, 1]: part of the way that every correlation goes to 1
    /// @param volatilityFactor f ≥ 0: what every volatility is multiplied by
    /// @param confidence in (0.5, 1), such as 0.95
    /// @param days horizon, > 0, by the square root of time
    record WorseCovariance(
            String name, String source, double towardsOne, double volatilityFactor, double confidence, double days)
            implements Scenario {

        public WorseCovariance {
            if (!(towardsOne >= 0 && towardsOne <= 1)) {
                throw new IllegalArgumentException("towardsOne of " + name + " must lie in [0, 1], was " + towardsOne);
            }
            if (!(volatilityFactor >= 0 && volatilityFactor < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "volatilityFactor of " + name + " must be finite and >= 0, was " + volatilityFactor);
            }
            if (!(confidence > 0.5 && confidence < 1)) {
                throw new IllegalArgumentException(
                        "confidence of " + name + " must lie in (0.5, 1), was " + confidence);
            }
            if (!(days > 0 && days < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("days of " + name + " must be finite and > 0, was " + days);
            }
        }
    }

    /// First and last close of a measured event.
    record Dates(LocalDate start, LocalDate end) {
        public Dates {
            if (!start.isBefore(end)) {
                throw new IllegalArgumentException("an event needs start before end, was " + start + ", " + end);
            }
        }
    }
}
