package dev.ballast.core.journal;

/// What an audit entry records. Names are stored and hashed: add, never rename.
public enum JournalType {
    BOOK_OPENED,
    FILL_BOOKED,
    CASH_BOOKED,
    IMPORT_BOOKED,
    HISTORY_IMPORTED,
    /// Ranks by market capitalisation.
    MARKET_CAPS_IMPORTED,
    /// Another category or tier.
    INSTRUMENT_EDITED,
    /// The desk follows it from now on.
    INSTRUMENT_ADDED,
    /// The desk no longer follows it; its bars are gone.
    INSTRUMENT_REMOVED,
    /// A venue lists an instrument of the desk in another way than before: halted, delisted, gone, back.
    LISTING_CHANGED,
    /// The trader keeps an instrument in the estimates that no venue trades, or no longer does.
    LISTING_DECIDED,
    /// The trader excluded or accepted stored bars.
    DATA_MARKED,
    /// Such a decision was taken back.
    DATA_UNMARKED,
    /// The checks before an estimate leave other bars out than before.
    DATA_LEFT_OUT,
    /// Triggers fired or came to rest since the last evaluation.
    TRIGGERS_CHANGED,
    /// All readings, once per schedule.
    TRIGGERS_REVIEWED,
    PROPOSAL_RAISED,
    /// A trigger fired and no proposal came of it.
    PROPOSAL_NOT_RAISED,
    /// The trader switched legs or resized them.
    PROPOSAL_EDITED,
    /// Made anew from present inputs.
    PROPOSAL_RECALCULATED,
    /// What an edited proposal was made from changed.
    PROPOSAL_STALE,
    /// An approval was taken back before an order left.
    PROPOSAL_APPROVAL_UNDONE,
    PROPOSAL_APPROVED,
    PROPOSAL_REJECTED,
    PROPOSAL_EXPIRED,
    PROPOSAL_SUPERSEDED,
    PROPOSAL_EXECUTING,
    PROPOSAL_EXECUTED,
    PROPOSAL_PARTIAL,
    PROPOSAL_FAILED,
    ORDER_PLACED,
    ORDER_PARTLY_FILLED,
    ORDER_FILLED,
    ORDER_CANCELLED,
    ORDER_REJECTED,
    COMMAND_REFUSED,
    TARGETS_CHANGED,
    POLICY_CHANGED,
    TRADING_STATE_CHANGED,
    FEED_CHANGED,
    /// The connection to a venue of a live feed.
    FEED_VENUE_CHANGED,
    /// The venue that prices instruments.
    FEED_SOURCE_CHANGED,
    /// Something about a live feed that the trader should know came or went.
    FEED_NOTICE
}
