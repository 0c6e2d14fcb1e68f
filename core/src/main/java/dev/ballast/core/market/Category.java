package dev.ballast.core.market;

/// What kind of asset an instrument is; category limits and category shocks go by it (ACC-1).
public enum Category {
    L1("L1"),
    L2("L2"),
    DEFI("DeFi"),
    PAYMENTS("Payments"),
    EXCHANGE("Exchange"),
    ORACLE("Oracle"),
    MEME("Meme"),
    STABLECOIN("Stablecoin"),
    EQUITY("Equity"),
    ETF("ETF"),
    BOND("Bond"),
    COMMODITY("Commodity"),
    OTHER("Other");

    private final String label;

    Category(String label) {
        this.label = label;
    }

    /// The name for the screen and for files.
    public String label() {
        return label;
    }

    /// Whether venues for coins trade it; shares, funds and bonds have theirs elsewhere.
    public boolean isCoin() {
        return switch (this) {
            case EQUITY, ETF, BOND -> false;
            case L1, L2, DEFI, PAYMENTS, EXCHANGE, ORACLE, MEME, STABLECOIN, COMMODITY, OTHER -> true;
        };
    }
}
