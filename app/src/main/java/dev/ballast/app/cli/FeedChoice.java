package dev.ballast.app.cli;

import java.nio.file.Path;

/// Where prices come from.
public sealed interface FeedChoice {

    /// A simulated market for a demo book, stored closes for an own one.
    record Usual() implements FeedChoice {}

    /// A simulated market, going on from the last stored closes.
    record Simulated() implements FeedChoice {}

    /// A recorded session, at its own pace.
    record Replay(Path recording) implements FeedChoice {}

    /// Stored closes.
    record None() implements FeedChoice {}
}
