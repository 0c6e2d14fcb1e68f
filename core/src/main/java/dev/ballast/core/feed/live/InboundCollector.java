package dev.ballast.core.feed.live;

import dev.ballast.core.feed.ClosedBar;
import dev.ballast.core.feed.message.Acknowledgement;
import dev.ballast.core.feed.message.Candle;
import dev.ballast.core.feed.message.Channel;
import dev.ballast.core.feed.message.DecodeSink;
import dev.ballast.core.feed.message.MessageCounts;
import dev.ballast.core.feed.message.MessageDecoder;
import dev.ballast.core.feed.message.Problem;
import dev.ballast.core.feed.message.VenueError;
import dev.ballast.core.market.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads messages by a venue's decoder and tells what each one means to the connection. Not thread-safe.
final class InboundCollector implements DecodeSink {

    private final MessageDecoder decoder;
    private final MessageCounts counts;
    private final WholeBars whole;
    private final List<Quote> quotes = new ArrayList<>();
    private final List<ClosedBar> bars = new ArrayList<>(0);
    private Inbound.Kind kind = Inbound.Kind.DATA;
    private String detail = "";
    private long missing;

    InboundCollector(MessageDecoder decoder, MessageCounts counts, WholeBars whole) {
        this.decoder = decoder;
        this.counts = counts;
        this.whole = whole;
    }

    void connected() {
        decoder.reconnected();
    }

    Inbound read(String text, Instant arrived) {
        quotes.clear();
        bars.clear();
        kind = Inbound.Kind.DATA;
        detail = "";
        missing = 0;
        decoder.decode(text.toCharArray(), text.length(), arrived, this);
        return new Inbound(kind, quotes, bars, detail, missing);
    }

    /// Messages by channel, named after the venue.
    Map<String, Long> messages(String venue) {
        var messages = new LinkedHashMap<String, Long>();
        for (Channel channel : Channel.values()) {
            long count = counts.messages(channel);
            if (count > 0) {
                messages.put(venue + '_' + channel.name().toLowerCase(Locale.ROOT), count);
            }
        }
        return messages;
    }

    @Override
    public void onQuote(Quote quote) {
        quotes.add(quote);
    }

    @Override
    public void onCandle(Candle candle) {
        bars.addAll(whole.take(candle));
    }

    @Override
    public void onSequence(long number, long missingBefore) {
        missing = Math.max(0, missingBefore);
    }

    @Override
    public void onAcknowledgement(Acknowledgement acknowledgement) {
        kind = Inbound.Kind.ACKNOWLEDGED;
    }

    @Override
    public void onVenueError(VenueError error) {
        detail = error.toString();
        String words = detail.toLowerCase(Locale.ROOT);
        boolean limit = words.contains("rate limit") || words.contains("too many");
        kind = limit ? Inbound.Kind.RATE_LIMITED : Inbound.Kind.REFUSED;
    }

    @Override
    public void onProblem(Problem problem) {
        if (problem.reason() == Problem.Reason.NOT_JSON) {
            detail = problem.value();
        }
    }

    @Override
    public void onMessage(Channel channel) {
        if (channel == Channel.MALFORMED) {
            kind = Inbound.Kind.MALFORMED;
        }
    }
}
