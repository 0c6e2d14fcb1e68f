package dev.ballast.core.rebalance.tilt;

/// What holds a tilted weight where it is. Names are stored: add, never rename.
public enum TiltStop {
    /// Nothing.
    FREE(""),
    MOST("at its bound: no more than the bound × its untilted weight"),
    LEAST("at its bound: no less than its untilted weight ÷ the bound"),
    POSITION_LIMIT("not raised above the position limit"),
    CATEGORY_LIMIT("held down by the category limit"),
    NOT_BOUGHT("not raised: it is on the list of what is not bought"),
    NOT_SOLD("not lowered: it is on the list of what is not sold");

    private final String words;

    TiltStop(String words) {
        this.words = words;
    }

    /// For the screen; empty where nothing holds it.
    public String words() {
        return words;
    }
}
