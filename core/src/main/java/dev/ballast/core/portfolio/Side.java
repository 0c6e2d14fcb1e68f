package dev.ballast.core.portfolio;

/// Direction of a trade.
public enum Side {
    BUY,
    SELL;

    /// +1 for a purchase, −1 for a sale.
    public int sign() {
        return this == BUY ? 1 : -1;
    }
}
