package dev.ballast.core.risk.limits;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.result.Result;
import java.util.List;
import java.util.Optional;

/// Holds values against limits (RSK-7, RSK-8). Stateless.
public final class LimitChecks {

    /// Rounding of a value: one that equals its limit up to this keeps it.
    private static final double ROUNDING = 1e-12;

    private LimitChecks() {}

    /// The limit in a regime: base × factor for a ceiling, base ÷ factor and at most 1 for a floor.
    public static double effective(LimitSide side, double base, double factor) {
        return switch (side) {
            case CEILING -> base * factor;
            case FLOOR -> Math.min(1, base / factor);
        };
    }

    /// The factor of a regime; 1 where it is not known.
    public static double factor(RiskLimits limits, Optional<MarketRegime> regime) {
        return regime.map(limits.regime()::of).orElse(1.0);
    }

    /// How a value stands to a limit. A ceiling warns from `warningShare` × limit, a floor up to limit ÷
    /// `warningShare`;
    /// a value that equals its limit keeps it.
    public static LimitStatus status(LimitSide side, double value, double effective, double warningShare) {
        double distance = side == LimitSide.CEILING ? value - effective : effective - value;
        if (distance > ROUNDING) {
            return LimitStatus.BREACH;
        }
        boolean warned =
                switch (side) {
                    case CEILING -> value >= warningShare * effective - ROUNDING;
                    case FLOOR -> effective > 0 && value <= effective / warningShare + ROUNDING;
                };
        return warned ? LimitStatus.WARNING : LimitStatus.OK;
    }

    /// A whole reading.
    ///
    /// @param offenders named in the reading where it warns or is breached
    public static LimitReading read(
            LimitKind kind,
            String subject,
            Result<Double> value,
            double base,
            RiskLimits limits,
            Optional<MarketRegime> regime,
            String measure,
            List<InstrumentId> offenders) {
        double factor = factor(limits, regime);
        double effective = effective(kind.side(), base, factor);
        LimitStatus status =
                switch (value) {
                    case Result.Missing<Double>(String reason) -> LimitStatus.UNKNOWN;
                    case Result.Known<Double>(Double known) ->
                        status(kind.side(), known, effective, limits.warningShare());
                };
        boolean quiet = status == LimitStatus.OK || status == LimitStatus.UNKNOWN;
        return new LimitReading(
                kind, subject, value, base, factor, effective, status, measure, quiet ? List.of() : offenders);
    }
}
