package dev.ballast.core.feed.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// How a venue's server speaks.
interface Dialect {

    /// The answers to a request, and what it changed of `subscribed`.
    ///
    /// @param unknown bases that this venue does not trade
    List<String> answer(String request, Set<String> subscribed, Set<String> unknown, Numbering numbering, Instant now);

    /// The messages of one price.
    List<String> ticker(Tape.Tick tick, Numbering numbering, Instant now);

    /// What is sent every second; empty for a venue that has no heartbeats.
    List<String> heartbeat(Numbering numbering, Instant now);

    String error(String words, Numbering numbering);

    /// The numbers of a connection's messages.
    final class Numbering {
        private long next;

        synchronized long take() {
            return next++;
        }
    }
}
