package dev.ballast.core.rebalance;

import java.time.Duration;
import java.util.List;

/// Thresholds of the triggers that watch time, market and risk (REB-1). Bands are in [BandPolicy], position limits and
/// heat in the risk policy.
///
/// @param schedule time after which the targets are looked at anew, > 0
/// @param hysteresis how far below its threshold a fired trigger must fall to be quiet again, a fraction of it
/// @param volatilitySpike latest ÷ usual volatility above which it fires, > 1
/// @param latestDays daily returns behind the latest volatility, ≥ 5
/// @param usualDays daily returns behind the usual volatility, > latestDays
/// @param correlation between two major positions
/// @param momentumShift standard deviations, > 0
/// @param momentumDays days of each of the two windows compared, ≥ 5
/// @param drawdown fall of the book from its peak
/// @param regimeConfidence in a new regime from which a change counts
/// @param winRateLoss by how much the recent win rate of a strategy may fall short of its usual one: 0.30 is 70 % of it
/// @param recentTrades closed trades that are recent, ≥ 5
/// @param fewestTrades closed trades before them that a usual win rate needs, ≥ 5
/// @param adaptLeast least factor by which volatility narrows a band, in (0, 1]
/// @param adaptMost largest factor by which calm widens it, ≥ 1
/// @param off triggers that are switched off
public record TriggerPolicy(
        Duration schedule,
        double hysteresis,
        double volatilitySpike,
        int latestDays,
        int usualDays,
        double correlation,
        double momentumShift,
        int momentumDays,
        double drawdown,
        double regimeConfidence,
        double winRateLoss,
        int recentTrades,
        int fewestTrades,
        double adaptLeast,
        double adaptMost,
        List<TriggerKind> off) {

    public static final TriggerPolicy DEFAULT = new TriggerPolicy(
            Duration.ofHours(24), 0.2, 1.5, 20, 180, 0.7, 2, 20, 0.15, 0.6, 0.3, 10, 20, 0.75, 1.25, List.of());

    public TriggerPolicy {
        if (!schedule.isPositive()) {
            throw new IllegalArgumentException("schedule must be > 0, was " + schedule);
        }
        fraction("hysteresis", hysteresis);
        fraction("correlation", correlation);
        fraction("drawdown", drawdown);
        fraction("regimeConfidence", regimeConfidence);
        fraction("winRateLoss", winRateLoss);
        if (!(volatilitySpike > 1 && Double.isFinite(volatilitySpike))) {
            throw new IllegalArgumentException("volatilitySpike must be > 1, was " + volatilitySpike);
        }
        if (!(momentumShift > 0 && Double.isFinite(momentumShift))) {
            throw new IllegalArgumentException("momentumShift must be > 0, was " + momentumShift);
        }
        atLeastFive("latestDays", latestDays);
        atLeastFive("momentumDays", momentumDays);
        atLeastFive("recentTrades", recentTrades);
        atLeastFive("fewestTrades", fewestTrades);
        if (usualDays <= latestDays) {
            throw new IllegalArgumentException(
                    "usualDays must be > latestDays, were " + usualDays + " and " + latestDays);
        }
        if (!(adaptLeast > 0 && adaptLeast <= 1 && adaptMost >= 1 && Double.isFinite(adaptMost))) {
            throw new IllegalArgumentException(
                    "need 0 < adaptLeast <= 1 <= adaptMost, were " + adaptLeast + " and " + adaptMost);
        }
        off = List.copyOf(off);
    }

    /// The same with these triggers switched off.
    public TriggerPolicy without(TriggerKind... kinds) {
        return new TriggerPolicy(
                schedule,
                hysteresis,
                volatilitySpike,
                latestDays,
                usualDays,
                correlation,
                momentumShift,
                momentumDays,
                drawdown,
                regimeConfidence,
                winRateLoss,
                recentTrades,
                fewestTrades,
                adaptLeast,
                adaptMost,
                List.of(kinds));
    }

    private static void fraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie in [0, 1], was " + value);
        }
    }

    private static void atLeastFive(String name, int value) {
        if (value < 5) {
            throw new IllegalArgumentException(name + " must be >= 5, was " + value);
        }
    }
}
