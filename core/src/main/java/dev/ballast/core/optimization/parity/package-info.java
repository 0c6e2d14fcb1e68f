/// Portfolios by risk contribution: equal contributions, risk budgets, and the inverse-volatility rules they reduce to.
@NullMarked
package dev.ballast.core.optimization.parity;

import org.jspecify.annotations.NullMarked;
