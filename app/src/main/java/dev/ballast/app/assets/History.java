package dev.ballast.app.assets;

/// How much of a product's past is fetched when the desk begins to follow it.
enum History {
    THREE_YEARS("3 years of days", 3 * 365),
    ONE_YEAR("1 year of days", 365),
    NONE("no history", 0);

    private final String label;
    private final int days;

    History(String label, int days) {
        this.label = label;
        this.days = days;
    }

    int days() {
        return days;
    }

    @Override
    public String toString() {
        return label;
    }
}
