package dev.ballast.core.feed;

import dev.ballast.core.market.Quote;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes one feed on to several listeners, in order. A listener that throws does not cost the others their quote;
/// its trouble is logged.
public final class FeedTee implements FeedListener {

    private static final Logger LOG = LoggerFactory.getLogger(FeedTee.class);

    private final List<FeedListener> listeners;

    public FeedTee(List<? extends FeedListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    public static FeedTee of(FeedListener... listeners) {
        return new FeedTee(List.of(listeners));
    }

    @Override
    public void onQuote(Quote quote) {
        each(listener -> listener.onQuote(quote));
    }

    @Override
    public void onStatus(FeedStatus status) {
        each(listener -> listener.onStatus(status));
    }

    @Override
    public void onBar(ClosedBar bar) {
        each(listener -> listener.onBar(bar));
    }

    @Override
    public void onChange(FeedChange change) {
        each(listener -> listener.onChange(change));
    }

    private void each(Consumer<FeedListener> call) {
        for (FeedListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("Feed listener {} failed", listener, e);
            }
        }
    }
}
