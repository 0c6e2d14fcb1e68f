/// The simulated market: the mathematics, its calibration, and the feed that paces it.
@NullMarked
package dev.ballast.core.feed.simulation;

import org.jspecify.annotations.NullMarked;
