/// Stateless estimators on matrices of prices and returns.
@NullMarked
package dev.ballast.core.statistics;

import org.jspecify.annotations.NullMarked;
