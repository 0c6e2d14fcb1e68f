package dev.ballast.core.rebalance;

import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitReading;
import dev.ballast.core.risk.limits.LimitSide;
import dev.ballast.core.risk.limits.LimitStatus;

/// How a book stands to one limit, as it is stored with a proposal (RSK-7, RSK-8).
///
/// @param kind which limit
/// @param subject symbol, category, pair or `Portfolio`
/// @param measure what was measured, or why it is not known
/// @param base limit in an ordinary market
/// @param factor of the regime
/// @param effective limit in this regime
/// @param status ok, warning, breach or unknown
public record LimitFigure(
        LimitKind kind,
        String subject,
        Measure measure,
        double base,
        double factor,
        double effective,
        LimitStatus status) {

    private static final double MOST_USED = 1e6;

    static LimitFigure of(LimitReading reading) {
        return new LimitFigure(
                reading.kind(),
                reading.subject(),
                Measure.of(reading.value()),
                reading.base(),
                reading.factor(),
                reading.effective(),
                reading.status());
    }

    /// Share of the limit that is used: 1 at the limit, for a floor too; NaN without a value. A floor without anything
    /// left of it is used without bound, which is told as a million times.
    public double used() {
        double share = kind.side() == LimitSide.CEILING ? measure.value() / effective : effective / measure.value();
        return Math.min(share, MOST_USED);
    }
}
