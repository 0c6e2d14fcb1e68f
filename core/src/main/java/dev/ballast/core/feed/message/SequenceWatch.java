package dev.ballast.core.feed.message;

/// Watches a number that rises by one with every message of a connection over all its channels (Coinbase's
/// `sequence_num`): a jump means that messages were lost. Not thread-safe.
public final class SequenceWatch {

    private static final long UNSET = -1;

    private long expected = UNSET;

    /// Forgets what came before: a new connection counts anew.
    public void reset() {
        expected = UNSET;
    }

    /// How many messages are missing before `number` (0 in order), or -1 if `number` was passed already.
    public long missingBefore(long number) {
        long missing = expected == UNSET ? 0 : number - expected;
        expected = number + 1;
        return Math.max(missing, -1);
    }
}
