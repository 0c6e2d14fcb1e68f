package dev.ballast.core.feed;

/// A source of prices (MKT-1). It pushes quotes to a listener from its own threads until closed.
///
/// A feed never blocks on its listener for long and never throws at it: trouble is a [FeedStatus].
public interface PriceFeed extends AutoCloseable {

    /// Starts pushing. Called once.
    void start(FeedListener listener);

    /// Stops pushing and releases threads and files; after it returns no listener is called. Idempotent.
    @Override
    void close();
}
