package dev.ballast.core.intake;

import dev.ballast.core.portfolio.CurrencyRates;
import dev.ballast.core.portfolio.LedgerEntry;
import dev.ballast.core.portfolio.LotMethod;
import java.time.Instant;
import java.util.List;

/// What a file of fills is checked against.
///
/// @param ledger what is booked so far, in the order in which it was booked
/// @param method which lots a sale consumes
/// @param rates currencies that can be booked
/// @param now the present; entries more than a day later are refused
public record FillsContext(List<LedgerEntry> ledger, LotMethod method, CurrencyRates rates, Instant now) {

    public FillsContext {
        ledger = List.copyOf(ledger);
    }
}
