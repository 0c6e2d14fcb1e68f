package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.regime.MarketRegime;
import java.util.List;
import java.util.Map;

/// How far a weight may lie from its target (REB-1).
///
/// The soft band of an instrument is its own where one is set, else that of the width; the hard band is a multiple of
/// it. A soft band waits for cooldown and regime, a hard one for neither.
///
/// @param width absolute or relative to the target
/// @param relative half the soft band as a fraction of the target, where bands are relative
/// @param floor least half soft band where bands are relative, a fraction of equity
/// @param hardFactor hard ÷ soft band, ≥ 1
/// @param own half soft band by symbol, a fraction of equity; stands before both widths
/// @param patientIn regimes in which a soft band waits
public record BandPolicy(
        Width width,
        double relative,
        double floor,
        double hardFactor,
        Map<String, Double> own,
        List<MarketRegime> patientIn) {

    /// What a band is measured in.
    public enum Width {
        /// The deviation trigger of the rebalancing policy, the same for every target.
        ABSOLUTE,
        /// A part of the target, at least the floor.
        RELATIVE
    }

    public static final BandPolicy DEFAULT =
            new BandPolicy(Width.ABSOLUTE, 0.25, 0.02, 1.5, Map.of(), List.of(MarketRegime.HIGH_VOLATILITY));

    public BandPolicy {
        if (!(relative > 0 && Double.isFinite(relative)) || !(floor >= 0 && floor <= 1)) {
            throw new IllegalArgumentException(
                    "need relative > 0 and floor in [0, 1], were " + relative + " and " + floor);
        }
        if (!(hardFactor >= 1 && Double.isFinite(hardFactor))) {
            throw new IllegalArgumentException("hardFactor must be >= 1, was " + hardFactor);
        }
        own.forEach((symbol, band) -> {
            InstrumentId.of(symbol);
            if (!(band > 0 && band <= 1)) {
                throw new IllegalArgumentException("band of " + symbol + " must lie in (0, 1], was " + band);
            }
        });
        own = Map.copyOf(own);
        patientIn = List.copyOf(patientIn);
    }

    /// Half the soft band around a target before anything adapts it, a fraction of equity.
    ///
    /// @param absolute the band of the rebalancing policy
    public double soft(InstrumentId instrument, double target, double absolute) {
        Double set = own.get(instrument.symbol());
        if (set != null) {
            return set;
        }
        return switch (width) {
            case ABSOLUTE -> absolute;
            case RELATIVE -> Math.max(floor, relative * target);
        };
    }
}
