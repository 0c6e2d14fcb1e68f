/// Least-squares regression and the standard errors to judge it by.
@NullMarked
package dev.ballast.core.statistics.regression;

import org.jspecify.annotations.NullMarked;
