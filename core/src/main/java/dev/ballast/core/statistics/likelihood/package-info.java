/// Maximum likelihood: the maximiser that models with analytic derivatives share.
@NullMarked
package dev.ballast.core.statistics.likelihood;

import org.jspecify.annotations.NullMarked;
