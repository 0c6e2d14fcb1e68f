package dev.ballast.core.market;

import java.util.regex.Pattern;

/// The name of a traded pair, base first: `BTC-USD`.
///
/// @param symbol `BASE-QUOTE` in capitals, digits and dots, such as `BTC-USD` or `BRK.B-USD`
public record InstrumentId(String symbol) implements Comparable<InstrumentId> {

    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9.]{1,20}-[A-Z0-9]{2,10}");

    public InstrumentId {
        if (!SYMBOL.matcher(symbol).matches()) {
            throw new IllegalArgumentException(
                    "symbol '" + symbol + "' is not of the form BASE-QUOTE, such as BTC-USD");
        }
    }

    public static InstrumentId of(String symbol) {
        return new InstrumentId(symbol);
    }

    /// `BTC` of `BTC-USD`.
    public String base() {
        return symbol.substring(0, symbol.lastIndexOf('-'));
    }

    /// `USD` of `BTC-USD`.
    public String quote() {
        return symbol.substring(symbol.lastIndexOf('-') + 1);
    }

    @Override
    public int compareTo(InstrumentId other) {
        return symbol.compareTo(other.symbol);
    }

    @Override
    public String toString() {
        return symbol;
    }
}
