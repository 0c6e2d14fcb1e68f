package dev.ballast.core.execution;

import dev.ballast.core.market.Quote;
import org.jspecify.annotations.Nullable;

/// Where orders go (EXE-1). An adapter for a venue implements this; the paper broker is the default.
public interface Broker {

    /// Carries out `order`, or a part of what remains of it, at `quote`, or says why not. Never throws for what the
    /// market does.
    ///
    /// @param order open; asked again with what remains after each partial fill
    /// @param quote latest price of the order's instrument, if there is one
    Execution place(Order order, @Nullable Quote quote, Conditions conditions);
}
