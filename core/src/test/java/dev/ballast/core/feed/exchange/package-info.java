/// A local exchange: a WebSocket server on loopback that speaks both venues' protocols, with faults on demand.
@NullMarked
package dev.ballast.core.feed.exchange;

import org.jspecify.annotations.NullMarked;
