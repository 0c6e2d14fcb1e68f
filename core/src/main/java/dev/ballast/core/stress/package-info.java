/// Scenarios and what a book loses in them (EDGE-1).
@NullMarked
package dev.ballast.core.stress;

import org.jspecify.annotations.NullMarked;
