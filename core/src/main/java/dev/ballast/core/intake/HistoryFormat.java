package dev.ballast.core.intake;

/// The layouts of price files that are understood; each is told by its header.
public enum HistoryFormat {
    /// Binance kline CSV, with its header or raw; the instrument is in the file's name.
    BINANCE_KLINE("Binance klines"),
    /// Date and close, with or without open, high, low and volume; the instrument is in the file's name.
    BARS("bars of one instrument"),
    /// One row for each date and symbol.
    LONG("long table"),
    /// One row for each date, one column for each symbol; an empty cell is no price.
    WIDE("wide table");

    private final String label;

    HistoryFormat(String label) {
        this.label = label;
    }

    /// The name for the screen.
    public String label() {
        return label;
    }
}
