package dev.ballast.core.journal;

/// The first place at which the audit trail is not what was written (REB-11).
///
/// @param kind what happened there
/// @param sequence of the entry concerned
/// @param message one sentence with the sequences
public record JournalFault(Kind kind, long sequence, String message) {

    /// What happened.
    public enum Kind {
        /// Content and hash do not agree.
        CHANGED,
        /// There is a gap in the sequence.
        MISSING,
        /// It holds what was written under another sequence.
        MOVED,
        /// It is whole in itself, but does not follow from the one before.
        NOT_CHAINED
    }
}
