package dev.ballast.core.rebalance;

import dev.ballast.core.regime.MarketRegime;
import dev.ballast.core.result.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the triggers look at beside the book's weights (REB-1).
///
/// @param regime of the market and the confidence in it, or why it is not known
/// @param drawdown present fall of the book from its peak, a fraction, or why it is not known
/// @param strategies how the strategies of the ledger did
/// @param now the moment
public record MarketSigns(Result<Regime> regime, Result<Double> drawdown, List<StrategyForm> strategies, Instant now) {

    /// A regime.
    ///
    /// @param regime which
    /// @param confidence in it, in [0, 1]
    public record Regime(MarketRegime regime, double confidence) {}

    public MarketSigns {
        strategies = List.copyOf(strategies);
    }

    /// Nothing but the time.
    public static MarketSigns none(Instant now) {
        return new MarketSigns(
                Result.missing("The regime is not known."),
                Result.missing("The drawdown is not known."),
                List.of(),
                now);
    }

    Optional<MarketRegime> present() {
        return regime instanceof Result.Known<Regime>(Regime known) ? Optional.of(known.regime()) : Optional.empty();
    }
}
