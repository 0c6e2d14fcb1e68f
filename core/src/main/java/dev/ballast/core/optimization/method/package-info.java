/// The methods of optimisation by name (OPT-2), solved from one and the same input, and all of them at once as a
/// parliament (EDGE-5). Stateless functions and immutable values, safe for use by many threads.
@NullMarked
package dev.ballast.core.optimization.method;

import org.jspecify.annotations.NullMarked;
