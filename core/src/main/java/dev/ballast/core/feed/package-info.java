/// The price feed port and its adapters: simulated market, replay of a recording.
@NullMarked
package dev.ballast.core.feed;

import org.jspecify.annotations.NullMarked;
