/// Feeds over a network: connections that heal themselves, and the feed that joins one or two venues.
@NullMarked
package dev.ballast.core.feed.live;

import org.jspecify.annotations.NullMarked;
