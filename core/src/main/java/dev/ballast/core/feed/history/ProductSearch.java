package dev.ballast.core.feed.history;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Asks a venue for all of its pairs: page by page, within its limits, and again after a failure that may pass. Runs on
/// the thread of its caller and blocks it.
public final class ProductSearch {

    /// Attempts at one part of the list; whoever looks at a screen does not wait for minutes.
    private static final int MOST_ATTEMPTS = 3;

    private static final ProductList NOTHING = new ProductList(List.of(), List.of(), Set.of(), 0);

    private final ProductSource source;
    private final Backfill.Waiting waiting;
    private final Backoff backoff;

    /// Who wants to know how far it is.
    public interface Progress {
        /// A part came.
        ///
        /// @param products so far
        /// @param missing that the venue says are still to come
        default void came(int products, int missing) {}

        /// A failure is waited for.
        ///
        /// @param wait until the next attempt
        default void waiting(CandleFailure failure, Duration wait) {}
    }

    /// @param waiting lets time pass and says when to stop
    /// @param random spreads repeated requests
    public ProductSearch(ProductSource source, Backfill.Waiting waiting, RandomGenerator random) {
        this.source = source;
        this.waiting = waiting;
        this.backoff = new Backoff(random);
    }

    /// The whole list, the failure that ended it, or that it was stopped.
    public ProductAnswer run(Progress progress) {
        try {
            ProductAnswer answer = part(NOTHING, progress);
            while (answer instanceof ProductAnswer.Listed(ProductList list)) {
                progress.came(list.products().size(), list.missing());
                if (list.missing() == 0) {
                    return answer;
                }
                answer = part(list, progress);
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ProductAnswer.Stopped();
        }
    }

    private ProductAnswer part(ProductList sofar, Progress progress) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            if (waiting.isCancelled() || !waiting.await(source.turn())) {
                return new ProductAnswer.Stopped();
            }
            ProductAnswer answer = source.more(sofar);
            if (waiting.isCancelled()) {
                return new ProductAnswer.Stopped();
            }
            if (!(answer instanceof ProductAnswer.Failed(CandleFailure failure))
                    || !failure.kind().mayPass()
                    || attempt == MOST_ATTEMPTS) {
                return answer;
            }
            Duration wait = backoff.after(attempt, failure);
            progress.waiting(failure, wait);
            if (!waiting.await(wait)) {
                return new ProductAnswer.Stopped();
            }
        }
    }
}
