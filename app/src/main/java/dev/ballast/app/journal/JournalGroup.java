package dev.ballast.app.journal;

import dev.ballast.core.journal.JournalType;

/// What the trader thinks of when looking for entries; every type belongs to one group.
public enum JournalGroup {
    ALL("All types"),
    BOOK("Book and imports"),
    PROPOSALS("Proposals"),
    ORDERS("Orders"),
    SETTINGS("Targets, policy, trading"),
    REFUSALS("Refusals"),
    DATA("Assets and data"),
    FEED("Feed");

    private final String label;

    JournalGroup(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    boolean contains(JournalType type) {
        return this == ALL || this == of(type);
    }

    static JournalGroup of(JournalType type) {
        return switch (type) {
            case BOOK_OPENED, FILL_BOOKED, CASH_BOOKED, IMPORT_BOOKED, HISTORY_IMPORTED -> BOOK;
            case MARKET_CAPS_IMPORTED,
                    INSTRUMENT_EDITED,
                    INSTRUMENT_ADDED,
                    INSTRUMENT_REMOVED,
                    LISTING_CHANGED,
                    LISTING_DECIDED,
                    DATA_MARKED,
                    DATA_UNMARKED,
                    DATA_LEFT_OUT -> DATA;
            case TRIGGERS_CHANGED,
                    TRIGGERS_REVIEWED,
                    PROPOSAL_RAISED,
                    PROPOSAL_NOT_RAISED,
                    PROPOSAL_EDITED,
                    PROPOSAL_RECALCULATED,
                    PROPOSAL_STALE,
                    PROPOSAL_APPROVAL_UNDONE,
                    PROPOSAL_APPROVED,
                    PROPOSAL_REJECTED,
                    PROPOSAL_EXPIRED,
                    PROPOSAL_SUPERSEDED,
                    PROPOSAL_EXECUTING,
                    PROPOSAL_EXECUTED,
                    PROPOSAL_PARTIAL,
                    PROPOSAL_FAILED -> PROPOSALS;
            case ORDER_PLACED, ORDER_PARTLY_FILLED, ORDER_FILLED, ORDER_CANCELLED, ORDER_REJECTED -> ORDERS;
            case COMMAND_REFUSED -> REFUSALS;
            case TARGETS_CHANGED, POLICY_CHANGED, TRADING_STATE_CHANGED -> SETTINGS;
            case FEED_CHANGED, FEED_VENUE_CHANGED, FEED_SOURCE_CHANGED, FEED_NOTICE -> FEED;
        };
    }
}
