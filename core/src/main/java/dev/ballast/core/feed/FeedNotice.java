package dev.ballast.core.feed;

/// Something about a live feed that the trader should know while it lasts.
///
/// @param kind what it is
/// @param subject the symbol or the venue
/// @param detail one sentence with the values
public record FeedNotice(Kind kind, String subject, String detail) {

    /// What is the matter.
    public enum Kind {
        /// Two venues are too far apart.
        DIVERGENCE("Venues disagree"),
        /// A price jumped by a factor that no market makes: another coin under the same name.
        IMPLAUSIBLE("Implausible price"),
        /// A venue's clock and this machine's are apart, or its messages are late.
        CLOCK("Clock of a venue"),
        /// A venue's prices stand still while the other's move.
        FROZEN("Venue frozen"),
        /// A venue does not deliver an instrument.
        NOT_LISTED("Not at a venue");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
