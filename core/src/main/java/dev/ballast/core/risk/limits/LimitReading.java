package dev.ballast.core.risk.limits;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import java.util.List;

/// One limit and how the book stands to it (RSK-7, RSK-8). Fractions; a correlation is a plain number.
///
/// @param kind which limit
/// @param subject symbol, category, pair or `Portfolio`
/// @param value measured, or why it is not known
/// @param base limit in an ordinary market
/// @param factor of the present regime, in (0, 1]
/// @param effective base × factor for a ceiling, base ÷ factor (at most 1) for a floor
/// @param status ok, warning, breach or unknown
/// @param measure what exactly was measured, one line for the screen
/// @param offenders positions that a reduction would start with; empty unless warned or breached
public record LimitReading(
        LimitKind kind,
        String subject,
        Result<Double> value,
        double base,
        double factor,
        double effective,
        LimitStatus status,
        String measure,
        List<InstrumentId> offenders) {

    public static final String PORTFOLIO = "Portfolio";

    public LimitReading {
        offenders = List.copyOf(offenders);
    }

    /// Share of the limit that is used: 1 at the limit, for a floor too; missing without a value.
    public Result<Double> used() {
        return switch (value) {
            case Result.Missing<Double>(String reason) -> Result.missing(reason);
            case Result.Known<Double>(Double measured) ->
                Result.finite(
                        kind.side() == LimitSide.CEILING ? measured / effective : effective / measured,
                        "The used share of the limit");
        };
    }
}
