package dev.ballast.core.outcome;

import java.time.Instant;

/// Two books at one time, in the book's currency.
///
/// @param time when
/// @param real the book as it is
/// @param shadow the book had the decision been the other one
/// @param flows deposits less withdrawals since the point before, the same in both
public record OutcomePoint(Instant time, double real, double shadow, double flows) {}
