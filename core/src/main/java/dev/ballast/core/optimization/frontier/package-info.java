/// The efficient frontier as a whole (OPT-3): exact turning points, and every point between them on demand.
@NullMarked
package dev.ballast.core.optimization.frontier;

import org.jspecify.annotations.NullMarked;
