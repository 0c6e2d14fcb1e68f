package dev.ballast.core.rebalance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a proposal's state last changed and why.
///
/// @param time when
/// @param by `trader`, `engine` or `assisted policy`
/// @param reject reason code of a rejection, if it was one
/// @param note free text or the values behind it; may be empty
public record Decision(Instant time, String by, @Nullable RejectReason reject, String note) {

    public static final String TRADER = "trader";
    public static final String ENGINE = "engine";
    public static final String ASSISTED = "assisted policy";

    /// A step of the engine, for the reason given.
    public static Decision engine(Instant time, String why) {
        return new Decision(time, ENGINE, null, why);
    }

    /// A step of the trader, with what there is to say about it.
    public static Decision trader(Instant time, String note) {
        return new Decision(time, TRADER, null, note);
    }
}
