package dev.ballast.core.performance;

import java.time.Instant;

/// The book's return between two valuations, without its deposits and withdrawals.
///
/// @param from time of the first valuation; flows at this very time belong to this period
/// @param to time of the second; flows at this very time belong to the next
/// @param capital average capital at work, in the book's currency: the denominator; 0 where nothing was invested
/// @param gain change of equity less net flow, in the book's currency
/// @param netFlow deposits less withdrawals
/// @param timing how the flows were weighted
/// @param value gain ÷ capital, a fraction ≥ −1; 0 where nothing was invested
public record PeriodReturn(
        Instant from, Instant to, double capital, double gain, double netFlow, FlowTiming timing, double value) {}
