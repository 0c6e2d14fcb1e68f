package dev.ballast.core.feed;

import dev.ballast.core.feed.message.Acknowledgement;
import dev.ballast.core.feed.message.Candle;
import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.DecodeSink;
import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.feed.message.Trade;
import dev.ballast.core.feed.message.VenueError;
import dev.ballast.core.market.Quote;
import java.util.ArrayList;
import java.util.List;

/// All that a decoder said, in order.
public final class SinkLog implements DecodeSink {

    /// A sequence number as it came.
    public record Numbered(long number, long missing) {}

    /// A heartbeat as it came.
    public record Heartbeat(long counter) {}

    private final List<Object> events = new ArrayList<>();

    public List<Object> events() {
        return List.copyOf(events);
    }

    public void clear() {
        events.clear();
    }

    public <T> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void onQuote(Quote quote) {
        events.add(quote);
    }

    @Override
    public void onTrade(Trade trade) {
        events.add(trade);
    }

    @Override
    public void onCandle(Candle candle) {
        events.add(candle);
    }

    @Override
    public void onHeartbeat(long counter) {
        events.add(new Heartbeat(counter));
    }

    @Override
    public void onSequence(long number, long missing) {
        events.add(new Numbered(number, missing));
    }

    @Override
    public void onAcknowledgement(Acknowledgement acknowledgement) {
        events.add(acknowledgement);
    }

    @Override
    public void onVenueError(VenueError error) {
        events.add(error);
    }

    @Override
    public void onProblem(Problem problem) {
        events.add(problem);
    }

    @Override
    public void onMessage(Channel channel) {
        events.add(channel);
    }
}
