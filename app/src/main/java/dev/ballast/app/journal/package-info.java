/// The audit trail: what was decided, booked and refused, with the hashes that chain it.
@NullMarked
package dev.ballast.app.journal;

import org.jspecify.annotations.NullMarked;
