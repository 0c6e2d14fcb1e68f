/// The ledger and what follows from it: fills, lots, cash, positions and their value.
@NullMarked
package dev.ballast.core.portfolio;

import org.jspecify.annotations.NullMarked;
