/// What Coinbase Advanced Trade sends over its WebSocket, decoded apart from any connection: a recording and a live
/// socket go through the same code.
@NullMarked
package dev.ballast.core.feed.coinbase;

import org.jspecify.annotations.NullMarked;
