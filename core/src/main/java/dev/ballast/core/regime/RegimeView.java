package dev.ballast.core.regime;

import dev.ballast.core.result.Result;

/// Rules and hidden states side by side (REG-2). Limits go by the rules; the other is a second opinion.
///
/// @param rules by [RegimeRules]
/// @param hidden by [HiddenRegime]; either may be missing with its reason
public record RegimeView(Result<RegimeReport> rules, Result<HiddenRegime> hidden) {

    /// Both judgements of one market.
    ///
    /// @param states of the hidden chain, in [2, 6]
    public static RegimeView of(MarketSeries market, RegimePolicy policy, int states) {
        return new RegimeView(
                RegimeRules.label(market, policy).map(RegimeReport::of), HiddenRegime.of(market, policy, states));
    }

    /// Whether both name the same regime; missing where one of them names none.
    public Result<Boolean> agree() {
        return rules.flatMap(report -> hidden.map(state -> state.regime() == report.regime()));
    }
}
