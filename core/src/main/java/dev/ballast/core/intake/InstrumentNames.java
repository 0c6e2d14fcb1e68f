package dev.ballast.core.intake;

import dev.ballast.core.market.InstrumentId;
import dev.ballast.core.result.Result;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Turns the names that price files use into instruments: `BTCUSDT`, `BTC_USDT`, `BTC/USD`, `AAPL`.
final class InstrumentNames {

    private static final Pattern SEPARATOR = Pattern.compile("[-_/]");
    private static final Pattern BASE = Pattern.compile("[A-Z0-9.]{1,20}");

    /// Quotes that a name may end in without a separator, longest first.
    private static final List<String> GLUED = List.of("FDUSD", "USDT", "USDC", "BUSD", "USD", "BTC", "ETH", "EUR");

    /// Quotes that may follow a separator.
    private static final Set<String> QUOTES = Set.of(
            "FDUSD", "USDT", "USDC", "BUSD", "USD", "BTC", "ETH", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD",
            "SEK", "NOK", "DKK", "PLN", "TRY", "BRL", "ZAR", "KRW", "SGD", "HKD", "INR", "MXN", "DAI", "TUSD", "USDP",
            "USDS", "PYUSD", "BNB");

    private InstrumentNames() {}

    /// The instrument of a file that holds one: base and quote, with a separator or a known quote at the end.
    static Result<InstrumentId> ofFile(String stem) {
        String name = stem.strip().toUpperCase(Locale.ROOT);
        if (SEPARATOR.matcher(name).find()) {
            return separated(name);
        }
        for (String quote : GLUED) {
            if (name.endsWith(quote) && name.length() > quote.length()) {
                return pair(name.substring(0, name.length() - quote.length()), quote);
            }
        }
        return Result.missing(
                "names no instrument: call the file BASE-QUOTE.csv, such as BTC-USDT.csv or AAPL-USD.csv");
    }

    /// The instrument of a column or cell: as it stands where it has a separator, against USD where it has no quote.
    ///
    /// Only the long dollar quotes are split off without a separator: `WBETH` and `PYUSD` are assets, not pairs.
    static Result<InstrumentId> ofCell(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        if (name.isEmpty()) {
            return Result.missing("is empty where a symbol must be");
        }
        if (SEPARATOR.matcher(name).find()) {
            return separated(name);
        }
        for (String quote : GLUED.subList(0, 3)) {
            if (name.endsWith(quote) && name.length() > quote.length() + 1) {
                return pair(name.substring(0, name.length() - quote.length()), quote);
            }
        }
        return pair(name, "USD");
    }

    private static Result<InstrumentId> separated(String name) {
        String[] parts = SEPARATOR.split(name, -1);
        if (parts.length != 2 || !QUOTES.contains(parts[1])) {
            return Result.missing("is no instrument: it must be BASE-QUOTE with a known quote, such as BTC-USDT");
        }
        return pair(parts[0], parts[1]);
    }

    private static Result<InstrumentId> pair(String base, String quote) {
        return BASE.matcher(base).matches()
                ? Result.of(InstrumentId.of(base + "-" + quote))
                : Result.missing("is no symbol: capitals, digits and dots, at most 20, such as BTC or BRK.B");
    }
}
