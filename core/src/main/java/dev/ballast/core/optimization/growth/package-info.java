/// Growth-optimal weights (Kelly 1956): over scenarios, under constraints; Gaussian; and for single bets.
@NullMarked
package dev.ballast.core.optimization.growth;

import org.jspecify.annotations.NullMarked;
