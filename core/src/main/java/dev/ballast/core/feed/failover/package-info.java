/// Which of two venues prices an instrument: a state machine without clock, thread or network.
@NullMarked
package dev.ballast.core.feed.failover;

import org.jspecify.annotations.NullMarked;
