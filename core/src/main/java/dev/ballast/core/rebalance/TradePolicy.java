package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import java.util.HashMap;
import java.util.Map;

/// How triggers are answered with trades (REB-3, REB-4, REB-5, REB-6).
///
/// @param goal how far a leg goes
/// @param riskAversion γ of the mean-variance utility behind the benefit, > 0
/// @param horizonDays days over which a gain is counted, > 0
/// @param gainPerCost least expected gain ÷ cost of a proposal that answers no broken limit, ≥ 0
/// @param scaleDown what is left of a position that offends against a limit, in (0, 1)
/// @param riskShare largest share of the book's variance one position may carry before a volatility spike reduces it
/// @param significantWeight weight from which a position's momentum matters
/// @param sliceOfDay largest part of an average day's volume to place at once, in (0, 1]
/// @param mostSlices of one leg, ≥ 1
/// @param doNotBuy symbols that are not bought, each with the reason
/// @param doNotSell symbols that are not sold, each with the reason
public record TradePolicy(
        Goal goal,
        double riskAversion,
        double horizonDays,
        double gainPerCost,
        double scaleDown,
        double riskShare,
        double significantWeight,
        double sliceOfDay,
        int mostSlices,
        Map<String, String> doNotBuy,
        Map<String, String> doNotSell) {

    /// How far a leg towards a target goes.
    public enum Goal {
        /// All the way.
        TARGET,
        /// To the nearest edge of the band: with costs in proportion to what is traded no more is worth trading
        /// (Leland 1999; Davis and Norman 1990).
        BAND_EDGE
    }

    public static final TradePolicy DEFAULT =
            new TradePolicy(Goal.TARGET, 5, 30, 1, 0.8, 0.4, 0.05, 0.01, 20, Map.of(), Map.of());

    public TradePolicy {
        positive("riskAversion", riskAversion);
        positive("horizonDays", horizonDays);
        if (!(gainPerCost >= 0 && Double.isFinite(gainPerCost))) {
            throw new IllegalArgumentException("gainPerCost must be >= 0, was " + gainPerCost);
        }
        if (!(scaleDown > 0 && scaleDown < 1)) {
            throw new IllegalArgumentException("scaleDown must lie in (0, 1), was " + scaleDown);
        }
        fraction("riskShare", riskShare);
        fraction("significantWeight", significantWeight);
        fraction("sliceOfDay", sliceOfDay);
        if (mostSlices < 1) {
            throw new IllegalArgumentException("mostSlices must be >= 1, was " + mostSlices);
        }
        doNotBuy = reasons("doNotBuy", doNotBuy);
        doNotSell = reasons("doNotSell", doNotSell);
    }

    /// The same with more that is not bought or sold; where both name a symbol the given reason stays.
    ///
    /// @param buying symbols that are not bought, each with the reason
    /// @param selling symbols that are not sold, each with the reason
    public TradePolicy barring(Map<String, String> buying, Map<String, String> selling) {
        return new TradePolicy(
                goal,
                riskAversion,
                horizonDays,
                gainPerCost,
                scaleDown,
                riskShare,
                significantWeight,
                sliceOfDay,
                mostSlices,
                both(doNotBuy, buying),
                both(doNotSell, selling));
    }

    private static Map<String, String> both(Map<String, String> standing, Map<String, String> more) {
        var all = new HashMap<>(standing);
        all.putAll(more);
        return all;
    }

    private static Map<String, String> reasons(String name, Map<String, String> list) {
        list.forEach((symbol, reason) -> {
            InstrumentId.of(symbol);
            if (reason.isBlank()) {
                throw new IllegalArgumentException(name + " of " + symbol + " needs a reason");
            }
        });
        return Map.copyOf(list);
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be > 0, was " + value);
        }
    }

    private static void fraction(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie in (0, 1], was " + value);
        }
    }
}
