package dev.ballast.core.feed;

import dev.ballast.core.feed.FeedStatus.Phase;
import dev.ballast.core.market.Quote;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps what a feed says and lets a test wait for a number of quotes or for the end.
public final class RecordingListener implements FeedListener {

    private final List<Quote> quotes = new CopyOnWriteArrayList<>();
    private final List<FeedStatus> statuses = new CopyOnWriteArrayList<>();
    private final CountDownLatch wanted;
    private final CountDownLatch over = new CountDownLatch(1);

    public RecordingListener(int wantedQuotes) {
        wanted = new CountDownLatch(wantedQuotes);
    }

    @Override
    public void onQuote(Quote quote) {
        quotes.add(quote);
        wanted.countDown();
    }

    @Override
    public void onStatus(FeedStatus status) {
        statuses.add(status);
        if (status.phase() == Phase.ENDED || status.phase() == Phase.FAILED) {
            over.countDown();
        }
    }

    public List<Quote> quotes() {
        return quotes;
    }

    public List<FeedStatus> statuses() {
        return statuses;
    }

    public List<Phase> phases() {
        return statuses.stream().map(FeedStatus::phase).distinct().toList();
    }

    /// Waits for the wanted quotes; a minute is for a machine in trouble, not for the feed.
    public void awaitQuotes() throws InterruptedException {
        await(wanted, "quotes");
    }

    public void awaitEnd() throws InterruptedException {
        await(over, "end");
    }

    private void await(CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("no " + what + " within a minute; statuses " + statuses);
        }
    }
}
