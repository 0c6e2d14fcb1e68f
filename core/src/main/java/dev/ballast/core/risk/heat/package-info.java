/// Open risk to the stops.
@NullMarked
package dev.ballast.core.risk.heat;

import org.jspecify.annotations.NullMarked;
