package dev.ballast.core.feed.binance;

import dev.ballast.core.market.InstrumentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// What the venue's symbols mean to the desk: `BTCUSDT` has no mark between base and quote currency, so it has to be
/// known which instruments it prices. Immutable but for a bounded memory of names; safe for use by many threads only
/// where made by [#of].
public final class BinanceSymbols {

    /// Quote currencies of the venue's spot pairs, as its exchangeInfo of 2021-10-12 and today's lists have them.
    public static final List<String> QUOTE_CURRENCIES = List.of(
            "USDT", "BUSD", "USDC", "FDUSD", "TUSD", "USDP", "BTC", "ETH", "BNB", "EUR", "GBP", "TRY", "BRL", "JPY",
            "AUD", "USD", "DAI");

    private final Function<String, List<InstrumentId>> meaning;

    private BinanceSymbols(Function<String, List<InstrumentId>> meaning) {
        this.meaning = meaning;
    }

    /// The symbols of these instruments and no others. Two instruments may be priced by one pair: `BTC-USDT` by itself
    /// and `BTC-USD` by an alias.
    public static BinanceSymbols of(Collection<InstrumentId> instruments, QuoteAliases aliases) {
        Map<String, List<InstrumentId>> bySymbol = new HashMap<>();
        for (InstrumentId instrument : instruments.stream().distinct().sorted().toList()) {
            bySymbol.computeIfAbsent(symbolOf(instrument, aliases), _ -> new ArrayList<>())
                    .add(instrument);
        }
        bySymbol.replaceAll((_, list) -> List.copyOf(list));
        Map<String, List<InstrumentId>> fixed = Map.copyOf(bySymbol);
        return new BinanceSymbols(symbol -> fixed.getOrDefault(symbol, List.of()));
    }

    /// Symbols that mean what `meaning` says at the moment.
    public static BinanceSymbols meaning(Function<String, List<InstrumentId>> meaning) {
        return new BinanceSymbols(meaning);
    }

    /// Splits symbols at the longest known quote currency that ends them: for recordings, which do not say. A symbol
    /// may be split wrongly where a base currency ends like a quote currency; on a live connection use [#of].
    public static BinanceSymbols splitting(List<String> quoteCurrencies) {
        List<String> longestFirst = quoteCurrencies.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        var remembered = new HashMap<String, List<InstrumentId>>();
        return new BinanceSymbols(symbol -> {
            List<InstrumentId> known = remembered.get(symbol);
            if (known == null) {
                known = split(symbol, longestFirst);
                // Bounded, so that a venue gone mad cannot fill the memory.
                if (remembered.size() < 5_000) {
                    remembered.put(symbol, known);
                }
            }
            return known;
        });
    }

    /// The venue's symbol of an instrument: `BTCUSDT` of `BTC-USDT`.
    public static String symbolOf(InstrumentId instrument, QuoteAliases aliases) {
        InstrumentId pair = aliases.venuePair(instrument);
        return pair.base() + pair.quote();
    }

    /// The name of a stream: `btcusdt@bookTicker`. Source: Binance spot WebSocket streams, "all symbols for streams are
    /// lowercase".
    public static String stream(InstrumentId instrument, QuoteAliases aliases, String channel) {
        return symbolOf(instrument, aliases).toLowerCase(Locale.ROOT) + "@" + channel;
    }

    /// The instruments that a symbol prices; empty where it is not known.
    public List<InstrumentId> instruments(String symbol) {
        return meaning.apply(symbol);
    }

    private static List<InstrumentId> split(String symbol, List<String> longestFirst) {
        for (String quote : longestFirst) {
            if (symbol.endsWith(quote) && symbol.length() > quote.length()) {
                try {
                    return List.of(
                            InstrumentId.of(symbol.substring(0, symbol.length() - quote.length()) + "-" + quote));
                } catch (IllegalArgumentException _) {
                    return List.of();
                }
            }
        }
        return List.of();
    }
}
