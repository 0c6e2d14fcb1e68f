/// Covariance drawn towards a simple target by as much as the sample's own error asks for.
@NullMarked
package dev.ballast.core.statistics.shrinkage;

import org.jspecify.annotations.NullMarked;
