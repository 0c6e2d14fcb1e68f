package dev.ballast.app.cli;

/// What happens to one holding, in a word.
final class TradeWord {

    static final String UNTOUCHED = "untouched";

    /// Differences below this are no trade.
    private static final double LEAST = 1e-12;

    private TradeWord() {}

    static String of(double held, double weight) {
        if (Math.abs(weight - held) <= LEAST) {
            return UNTOUCHED;
        }
        if (Math.abs(weight) <= LEAST) {
            return "closed";
        }
        return weight > held ? "bought" : "sold";
    }
}
