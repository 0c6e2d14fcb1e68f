package dev.ballast.core.outcome;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import dev.ballast.core.rebalance.Proposal;
import dev.ballast.core.regime.RegimeSpell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What decisions are followed with: all of it is stored, so that an outcome can be computed again at any time.
///
/// @param proposals every stored one
/// @param ledger in any order; kept in order of time
/// @param histories daily bars by instrument
/// @param prices latest, in quote currency
/// @param spells of the market's regime, oldest first; none where it is not known
/// @param rates value of the quote currencies
/// @param lots which lots a sale consumes
/// @param periodsPerYear 365 for crypto
/// @param now the moment
public record OutcomeRequest(
        List<Proposal> proposals,
        List<LedgerEntry> ledger,
        Map<InstrumentId, PriceHistory> histories,
        Map<InstrumentId, Double> prices,
        List<RegimeSpell> spells,
        CurrencyRates rates,
        LotMethod lots,
        int periodsPerYear,
        Instant now) {

    public OutcomeRequest {
        proposals = List.copyOf(proposals);
        var ordered = new ArrayList<>(ledger);
        ordered.sort(LedgerEntry.BY_TIME);
        ledger = List.copyOf(ordered);
        histories = Map.copyOf(histories);
        prices = Map.copyOf(prices);
        spells = List.copyOf(spells);
        if (periodsPerYear < 1) {
            throw new IllegalArgumentException("periodsPerYear must be >= 1, was " + periodsPerYear);
        }
    }
}
