package dev.ballast.core.rebalance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a proposal's state last changed and why.
///
/// @param time when
/// @param by `trader` or `engine`
/// @param reject reason code of a rejection, if it was one
/// @param note free text or the values behind it; may be empty
public record Decision(Instant time, String by, @Nullable RejectReason reject, String note) {}
