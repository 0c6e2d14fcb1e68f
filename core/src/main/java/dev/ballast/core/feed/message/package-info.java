/// What venues say, whatever their wire format: the decoder that a recording and a socket share, where it puts what it
/// reads, and the counts of everything received.
@NullMarked
package dev.ballast.core.feed.message;

import org.jspecify.annotations.NullMarked;
