package dev.ballast.core.rebalance;

import dev.ballast.core.risk.limits.LimitKind;
import dev.ballast.core.risk.limits.LimitReading;
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
}
