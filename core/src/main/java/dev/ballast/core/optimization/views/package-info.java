/// Black and Litterman's mix of equilibrium and views.
@NullMarked
package dev.ballast.core.optimization.views;

import org.jspecify.annotations.NullMarked;
