/// What proposals were made from, as documents that are stored with them and bring the same numbers again.
@NullMarked
package dev.ballast.core.rebalance.archive;

import org.jspecify.annotations.NullMarked;
