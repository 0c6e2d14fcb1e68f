/// The risk report: every figure of a portfolio with its method, convention and trail.
@NullMarked
package dev.ballast.core.risk.report;

import org.jspecify.annotations.NullMarked;
