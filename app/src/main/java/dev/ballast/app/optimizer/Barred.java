package dev.ballast.app.optimizer;

/// What an asset may not be: bought, sold, or traded at all; and why. Immutable.
///
/// @param what is forbidden
/// @param reason in the trader's words; may be empty
public record Barred(What what, String reason) {

    /// What is forbidden.
    public enum What {
        BUYING("no buying"),
        SELLING("no selling"),
        TRADING("no trading");

        private final String label;

        What(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Barred {
        reason = reason.strip();
    }

    boolean buying() {
        return what != What.SELLING;
    }

    boolean selling() {
        return what != What.BUYING;
    }

    /// The reason, which a proposal needs of every flag.
    String because() {
        return reason.isEmpty() ? "flagged in the optimiser" : reason;
    }

    /// The flag with its reason, for the screen.
    String words() {
        return reason.isEmpty() ? what.label() : what.label() + ": " + reason;
    }
}
