/// Weights by optimisation: one statement of a problem, one form of answer, and methods in the packages below (OPT-1 …
/// OPT-5).
///
/// Whatever solves, answers with a [Solution]: weights with residuals and shadow prices, or the reason why there are
/// none. Stateless functions, safe for use by many threads.
@NullMarked
package dev.ballast.core.optimization;

import org.jspecify.annotations.NullMarked;
