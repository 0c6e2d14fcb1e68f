/// Where weights may go: prices at which a weight leaves its band, cones, and the time until it does.
@NullMarked
package dev.ballast.core.rebalance.forecast;

import org.jspecify.annotations.NullMarked;
