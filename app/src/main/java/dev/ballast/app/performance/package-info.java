/// The performance room: returns and ratios of every window, the book beside a benchmark, what earned it, closed
// trades.
@NullMarked
package dev.ballast.app.performance;

import org.jspecify.annotations.NullMarked;
