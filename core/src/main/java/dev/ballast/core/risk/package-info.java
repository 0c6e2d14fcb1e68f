/// Concentration, health, volatility and drift of a portfolio.
@NullMarked
package dev.ballast.core.risk;

import org.jspecify.annotations.NullMarked;
