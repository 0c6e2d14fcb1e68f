/// What became of each decision: books as they would be had it been another (REB-10, EDGE-3).
@NullMarked
package dev.ballast.core.outcome;

import org.jspecify.annotations.NullMarked;
