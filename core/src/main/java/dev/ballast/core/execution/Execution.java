package dev.ballast.core.execution;

import dev.ballast.core.portfolio.Fill;
import dev.ballast.core.result.Refusal;

/// What the broker answered to an order.
public sealed interface Execution {

    /// The order was filled whole.
    record Filled(Fill fill) implements Execution {}

    /// The order was not taken; nothing was traded.
    record Refused(Refusal refusal) implements Execution {}
}
