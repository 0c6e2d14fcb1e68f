package dev.ballast.core.result;

/// Every reason for which Ballast refuses something. Names are written to the journal: add, never rename.
public enum RefusalCode {
    /// A field does not parse or lies outside its range.
    INVALID_VALUE,
    /// More is sold than is held.
    INSUFFICIENT_QUANTITY,
    /// More cash is spent or withdrawn than there is.
    INSUFFICIENT_CASH,
    /// The same id was booked before, with other content.
    CONFLICTING_DUPLICATE,
    /// No such instrument is known.
    UNKNOWN_INSTRUMENT,
    /// A currency that has no rate to the book's currency.
    UNKNOWN_CURRENCY,
    /// No such proposal is known.
    UNKNOWN_PROPOSAL,
    /// The proposal is in a state from which this step is not legal.
    ILLEGAL_TRANSITION,
    /// The card on screen showed another version of the proposal.
    VERSION_CHANGED,
    /// The proposal's time is over.
    EXPIRED,
    /// A newer proposal took its place.
    SUPERSEDED,
    /// What an edited proposal was made from is no longer so: recalculate it first.
    STALE_INPUTS,
    /// The inputs of a proposal were not stored with it: recalculate it first.
    INPUTS_MISSING,
    /// An open proposal that the trader edited would be thrown away.
    EDITED_PROPOSAL_OPEN,
    /// The proposal has no leg of that number.
    UNKNOWN_LEG,
    /// No such lot is open: it was never bought, or has been sold.
    UNKNOWN_LOT,
    /// No such order is known.
    UNKNOWN_ORDER,
    /// Orders are out, so that the book is moving.
    ORDERS_OUT,
    /// A price is missing.
    MISSING_PRICE,
    /// A price is older than the freshness limit.
    STALE_PRICE,
    /// Bid above ask.
    CROSSED_QUOTE,
    /// A price moved further than the guard since the proposal was made.
    PRICE_GUARD,
    /// Prices are simulated or replayed and the book is the trader's own.
    NOT_LIVE_MARKET,
    /// A purchase would break a limit that is kept now.
    LIMIT_BREACH,
    /// A limit could not be checked, so that trading was halted.
    LIMIT_CHECK_FAILED,
    /// The clock stands before a time that was already seen.
    CLOCK_MOVED_BACK,
    /// The broker did not take the order.
    BROKER_REJECTED,
    /// The trade is larger, more urgent or dearer than the assisted policy lets through.
    ASSISTED_LIMIT,
    /// Trading is halted.
    TRADING_HALTED,
    /// Only reductions are allowed.
    REDUCE_ONLY,
    /// A rejection, halt or override came without its reason.
    REASON_REQUIRED,
    /// There is nothing to trade.
    NOTHING_TO_DO,
    /// The expected gain of a plan does not pay for its cost.
    BELOW_BREAK_EVEN,
    /// A leg is smaller than one step of its quantity or than the smallest trade.
    BELOW_MINIMUM,
    /// Purchases were made smaller to fit the cash.
    SCALED_TO_CASH,
    /// The trader's list forbids to buy or to sell the instrument.
    RESTRICTED,
    /// No volume is known, so that an impact cannot be told.
    NO_VOLUME,
    /// The instrument has no usable history, so that its risk cannot be told.
    NO_HISTORY,
    /// Bid and ask are the same, so that the cost of the spread cannot be told.
    NO_SPREAD,
    /// No target weights can be made as they are asked for.
    INFEASIBLE_TARGET,
    /// The database did not take the change.
    STORE_FAILED,
    /// Something unexpected went wrong inside; the log has it.
    INTERNAL_ERROR,
    /// The engine is closing.
    CLOSED
}
