/// Hierarchical risk parity.
@NullMarked
package dev.ballast.core.optimization.hierarchical;

import org.jspecify.annotations.NullMarked;
