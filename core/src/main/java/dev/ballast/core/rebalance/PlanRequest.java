package dev.ballast.core.rebalance;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.portfolio.Book;
import dev.ballast.core.portfolio.MarketView;
import dev.ballast.core.result.Result;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a plan is made from.
///
/// @param book what is held now
/// @param market prices, instruments and rates now
/// @param risk for the figures before and after
/// @param targets where the book should be
/// @param readings the triggers that fired; those that did not are ignored
/// @param policy thresholds of the legs
/// @param feeRate fee as a fraction of the traded value, ≥ 0
/// @param strategies what the open lots of each strategy hold
/// @param sight what the triggers saw when the readings were made; none where the trader asked, where it was
///     recalculated, or where an older version stored it
public record PlanRequest(
        Book book,
        MarketView market,
        RiskInputs risk,
        Targets targets,
        List<TriggerReading> readings,
        RebalancePolicy policy,
        BigDecimal feeRate,
        Map<String, Set<InstrumentId>> strategies,
        @Nullable TriggerSight sight) {

    public PlanRequest {
        readings = Triggers.fired(readings);
        strategies = Map.copyOf(Objects.requireNonNullElse(strategies, Map.of()));
        if (feeRate.signum() < 0) {
            throw new IllegalArgumentException("feeRate must be >= 0, was " + feeRate);
        }
    }

    /// The same with more that is not bought or sold ([TradePolicy#barring]).
    public PlanRequest barring(Map<String, String> buying, Map<String, String> selling) {
        return new PlanRequest(
                book,
                market,
                risk,
                targets,
                readings,
                policy.with(policy.trade().barring(buying, selling)),
                feeRate,
                strategies,
                sight);
    }

    /// The same with what the triggers saw.
    public PlanRequest seenAs(@Nullable TriggerSight seen) {
        return new PlanRequest(book, market, risk, targets, readings, policy, feeRate, strategies, seen);
    }

    /// The readings made anew from what the triggers saw, fired ones only; empty where that was not stored.
    public Optional<List<TriggerReading>> readAgain() {
        return Optional.ofNullable(sight)
                .map(seen -> Triggers.fired(Triggers.evaluate(new TriggerInputs(
                        market.value(book), Result.of(targets), risk, policy, seen.signs(), seen.memory()))));
    }

    /// A request of a book without strategies.
    public PlanRequest(
            Book book,
            MarketView market,
            RiskInputs risk,
            Targets targets,
            List<TriggerReading> readings,
            RebalancePolicy policy,
            BigDecimal feeRate) {
        this(book, market, risk, targets, readings, policy, feeRate, Map.of(), null);
    }
}
