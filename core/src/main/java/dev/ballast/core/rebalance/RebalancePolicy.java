package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.rebalance.tilt.TiltPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;

/// What the trader can edit about rebalancing (REB-1, REB-6, REB-7). Weights are fractions of equity.
///
/// @param deviationTrigger distance from target above which the deviation trigger fires
/// @param legThreshold distance below which a leg is not traded
/// @param concentrationTarget weight to which an over-large position is sold down
/// @param cashTarget part of equity that computed targets leave in cash
/// @param minimumTrade smallest leg, in the book's currency
/// @param expiry how long a proposal waits for an answer
/// @param priceGuard largest price move at which it may still be approved
/// @param cooldown how long the same cause stays quiet after a decision
/// @param volatilityLookback daily returns behind inverse-volatility targets
/// @param triggers thresholds of the triggers that watch time, market and risk
/// @param bands around the targets
/// @param trade how triggers are answered
/// @param targets method by regime
/// @param tilt how computed targets adapt to the running performance of each asset
public record RebalancePolicy(
        double deviationTrigger,
        double legThreshold,
        double concentrationTarget,
        double cashTarget,
        BigDecimal minimumTrade,
        Duration expiry,
        double priceGuard,
        Duration cooldown,
        int volatilityLookback,
        TriggerPolicy triggers,
        BandPolicy bands,
        TradePolicy trade,
        RegimeTargets targets,
        TiltPolicy tilt) {

    public static final RebalancePolicy DEFAULT = new RebalancePolicy(
            0.10, 0.05, 0.23, 0.05, new BigDecimal("5"), Duration.ofMinutes(15), 0.01, Duration.ofMinutes(30), 30);

    public RebalancePolicy {
        // What a proposal of an older version was made from has none.
        tilt = Objects.requireNonNullElse(tilt, TiltPolicy.DEFAULT);
        fraction("deviationTrigger", deviationTrigger);
        fraction("legThreshold", legThreshold);
        fraction("concentrationTarget", concentrationTarget);
        fraction("cashTarget", cashTarget);
        fraction("priceGuard", priceGuard);
        if (minimumTrade.signum() < 0) {
            throw new IllegalArgumentException("minimumTrade must be >= 0, was " + minimumTrade);
        }
        if (!expiry.isPositive() || cooldown.isNegative()) {
            throw new IllegalArgumentException("need expiry > 0 and cooldown >= 0, was " + expiry + ", " + cooldown);
        }
        if (volatilityLookback < 2) {
            throw new IllegalArgumentException("volatilityLookback must be >= 2, was " + volatilityLookback);
        }
    }

    /// A policy whose newer parts are the defaults.
    public RebalancePolicy(
            double deviationTrigger,
            double legThreshold,
            double concentrationTarget,
            double cashTarget,
            BigDecimal minimumTrade,
            Duration expiry,
            double priceGuard,
            Duration cooldown,
            int volatilityLookback) {
        this(
                deviationTrigger,
                legThreshold,
                concentrationTarget,
                cashTarget,
                minimumTrade,
                expiry,
                priceGuard,
                cooldown,
                volatilityLookback,
                TriggerPolicy.DEFAULT,
                BandPolicy.DEFAULT,
                TradePolicy.DEFAULT,
                RegimeTargets.DEFAULT,
                TiltPolicy.DEFAULT);
    }

    /// The same with other thresholds of the triggers.
    public RebalancePolicy with(TriggerPolicy other) {
        return with(other, bands, trade, tilt);
    }

    /// The same with other bands.
    public RebalancePolicy with(BandPolicy other) {
        return with(triggers, other, trade, tilt);
    }

    /// The same with another answer to triggers.
    public RebalancePolicy with(TradePolicy other) {
        return with(triggers, bands, other, tilt);
    }

    /// The same with another tilt.
    public RebalancePolicy with(TiltPolicy other) {
        return with(triggers, bands, trade, other);
    }

    private RebalancePolicy with(TriggerPolicy when, BandPolicy within, TradePolicy how, TiltPolicy tilted) {
        return new RebalancePolicy(
                deviationTrigger,
                legThreshold,
                concentrationTarget,
                cashTarget,
                minimumTrade,
                expiry,
                priceGuard,
                cooldown,
                volatilityLookback,
                when,
                within,
                how,
                targets,
                tilted);
    }

    /// Half the soft band around a target before anything adapts it, a fraction of equity.
    public double softBand(InstrumentId instrument, double target) {
        return bands.soft(instrument, target, deviationTrigger);
    }

    private static void fraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie in [0, 1], was " + value);
        }
    }
}
