/// Weights that adapt to how each asset has done: bounded, told in figures, and taken back by switching them off.
@NullMarked
package dev.ballast.core.rebalance.tilt;

import org.jspecify.annotations.NullMarked;
