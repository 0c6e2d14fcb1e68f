package dev.ballast.app.journal;

/// What looking at one entry's hashes says.
public enum ChainCheck {
    INTACT("Hash fits the content and the entry before"),
    PREVIOUS_NOT_LOADED("Hash fits the content; the entry before is not loaded"),
    CHANGED("The hash does not fit: this entry was changed after it was written"),
    BROKEN("Not chained to the entry before: the trail was tampered with here");

    private final String label;

    ChainCheck(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isFault() {
        return this == CHANGED || this == BROKEN;
    }
}
