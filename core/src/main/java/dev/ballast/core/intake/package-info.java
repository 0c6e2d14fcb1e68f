/// Files from outside turned into checked ledger entries and bars: nothing passes that cannot be named.
@NullMarked
package dev.ballast.core.intake;

import org.jspecify.annotations.NullMarked;
