/// Weights by rule, tilts of given weights, resampling, and whole shares.
@NullMarked
package dev.ballast.core.optimization.allocation;

import org.jspecify.annotations.NullMarked;
