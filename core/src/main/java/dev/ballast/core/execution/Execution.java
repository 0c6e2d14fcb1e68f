package dev.ballast.core.execution;

import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.result.Refusal;

/// What the broker answered to an order.
public sealed interface Execution {

    /// The order was filled: whole where the fill has its remaining quantity, else in part.
    record Filled(Fill fill) implements Execution {}

    /// The order was not taken, or what remains of it was not; nothing was traded this time.
    record Refused(Refusal refusal) implements Execution {}
}
