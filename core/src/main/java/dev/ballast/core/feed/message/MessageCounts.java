package dev.ballast.core.feed.message;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Running counts of everything that was received: every message is counted under one [Channel], so nothing is lost
/// silently. Written by one decoder or several, read from any thread.
public final class MessageCounts {

    private final Map<Channel, LongAdder> messages = adders(Channel.class);
    private final Map<Problem.Reason, LongAdder> problems = adders(Problem.Reason.class);
    private final LongAdder quotes = new LongAdder();
    private final LongAdder withQuotes = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder missing = new LongAdder();
    private final LongAdder outOfOrder = new LongAdder();

    /// Messages of `channel`.
    public long messages(Channel channel) {
        return sum(messages.get(channel));
    }

    /// Messages of all channels: all that was received.
    public long messages() {
        return messages.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /// Problems of one kind; a message may have several.
    public long problems(Problem.Reason reason) {
        return sum(problems.get(reason));
    }

    public long problems() {
        return problems.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /// Quotes decoded.
    public long quotes() {
        return quotes.sum();
    }

    /// Messages that gave no quote: other channels, and those with problems.
    public long messagesWithoutQuote() {
        return messages() - withQuotes.sum();
    }

    /// How often the sequence number jumped ahead.
    public long sequenceGaps() {
        return gaps.sum();
    }

    /// Messages missing in those gaps.
    public long missingMessages() {
        return missing.sum();
    }

    /// Messages whose sequence number was repeated or fell back.
    public long outOfOrder() {
        return outOfOrder.sum();
    }

    /// Counts one message with the number of quotes it gave; called by decoders.
    public void count(Channel channel, int quotesGiven) {
        increment(messages.get(channel));
        if (quotesGiven > 0) {
            quotes.add(quotesGiven);
            withQuotes.increment();
        }
    }

    /// Counts one problem; called by decoders.
    public void count(Problem problem) {
        increment(problems.get(problem.reason()));
    }

    /// Counts what [SequenceWatch] said; called by decoders.
    public void countSequence(long missingBefore) {
        if (missingBefore > 0) {
            gaps.increment();
            missing.add(missingBefore);
        } else if (missingBefore < 0) {
            outOfOrder.increment();
        }
    }

    private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
        var adders = new EnumMap<E, LongAdder>(type);
        for (E constant : type.getEnumConstants()) {
            adders.put(constant, new LongAdder());
        }
        return adders;
    }

    private static void increment(@Nullable LongAdder adder) {
        Objects.requireNonNull(adder).increment();
    }

    private static long sum(@Nullable LongAdder adder) {
        return Objects.requireNonNull(adder).sum();
    }
}
