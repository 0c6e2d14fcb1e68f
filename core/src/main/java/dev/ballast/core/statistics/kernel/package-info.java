/// The inner loops of covariance: weighted symmetric products, by the processor's vector unit where it is at hand.
@NullMarked
package dev.ballast.core.statistics.kernel;

import org.jspecify.annotations.NullMarked;
