package dev.ballast.core.portfolio;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.market.PriceHistory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The book replayed over its own past, once: see [BookPast], which keeps what it computed.
public final class BookHistory {

    private BookHistory() {}

    /// Equity at each UTC daily close since the first entry, oldest first, the last at or before `until`; none for an
    /// empty ledger. O(entries + days × holdings). `RefusedException` where the ledger does not fit together.
    ///
    /// @param dailyHistory daily bars by instrument; may lack some
    public static List<EquityPoint> daily(
            LotMethod method,
            Collection<? extends LedgerEntry> entries,
            Map<InstrumentId, PriceHistory> dailyHistory,
            CurrencyRates rates,
            Instant until) {
        return new BookPast().daily(method, entries, dailyHistory, rates, until);
    }
}
