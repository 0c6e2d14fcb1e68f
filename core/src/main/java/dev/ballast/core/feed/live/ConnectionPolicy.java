package dev.ballast.core.feed.live;

import java.time.Duration;

/// Times and limits of connection care.
///
/// @param connectWithin for the handshake
/// @param subscribeWithin for the acknowledgement of one subscription
/// @param silentAfter without anything received, after which a ping is sent
/// @param pongWithin for the answer, after which the connection counts as half open
/// @param stableAfter how long a connection must have been live before earlier failures are forgotten
/// @param backoffBase first ceiling of the random wait between attempts; it doubles with every failure
/// @param backoffMost last ceiling
/// @param backoffLeast added to every wait, so that there is never none
/// @param failuresToOpen failures in a row that open the circuit
/// @param openFor how long no attempt is made then; doubles with every failed trial
/// @param openMost longest such time
/// @param largestMessage in characters; a longer one ends the connection
/// @param malformedInARow messages that are not the protocol's, in a row, that end the connection
/// @param tick time between two looks at all this
public record ConnectionPolicy(
        Duration connectWithin,
        Duration subscribeWithin,
        Duration silentAfter,
        Duration pongWithin,
        Duration stableAfter,
        Duration backoffBase,
        Duration backoffMost,
        Duration backoffLeast,
        int failuresToOpen,
        Duration openFor,
        Duration openMost,
        int largestMessage,
        int malformedInARow,
        Duration tick) {

    public static final ConnectionPolicy DEFAULT = new ConnectionPolicy(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(60),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofMillis(100),
            5,
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            4 << 20,
            20,
            Duration.ofMillis(100));

    public ConnectionPolicy {
        if (!tick.isPositive() || !backoffLeast.isPositive() || !backoffBase.isPositive() || !openFor.isPositive()) {
            throw new IllegalArgumentException("tick, backoffLeast, backoffBase and openFor must be > 0, was " + tick
                    + ", " + backoffLeast + ", " + backoffBase + " and " + openFor);
        }
        if (failuresToOpen < 1 || largestMessage < 1 || malformedInARow < 1) {
            throw new IllegalArgumentException("failuresToOpen, largestMessage and malformedInARow must be >= 1, was "
                    + failuresToOpen + ", " + largestMessage + " and " + malformedInARow);
        }
    }

    /// The same care in a time that runs `factor` times as fast; handshakes and acknowledgements keep their time,
    /// because the network does.
    public ConnectionPolicy scaled(long factor) {
        return new ConnectionPolicy(
                connectWithin,
                subscribeWithin,
                silentAfter.dividedBy(factor),
                pongWithin.dividedBy(factor),
                stableAfter.dividedBy(factor),
                backoffBase.dividedBy(factor),
                backoffMost.dividedBy(factor),
                backoffLeast.dividedBy(factor),
                failuresToOpen,
                openFor.dividedBy(factor),
                openMost.dividedBy(factor),
                largestMessage,
                malformedInARow,
                tick.dividedBy(Math.min(factor, 10)));
    }
}
