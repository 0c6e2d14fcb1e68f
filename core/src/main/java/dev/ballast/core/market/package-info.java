/// Instruments, quotes and price history: what the market says, before anyone owns anything.
@NullMarked
package dev.ballast.core.market;

import org.jspecify.annotations.NullMarked;
