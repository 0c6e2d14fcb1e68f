/// The append-only, hash-chained audit trail.
@NullMarked
package dev.ballast.core.journal;

import org.jspecify.annotations.NullMarked;
