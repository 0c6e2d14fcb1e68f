/// What Binance sends over its spot market-data streams, decoded apart from any connection, and how its symbols are
/// the desk's instruments.
@NullMarked
package dev.ballast.core.feed.binance;

import org.jspecify.annotations.NullMarked;
