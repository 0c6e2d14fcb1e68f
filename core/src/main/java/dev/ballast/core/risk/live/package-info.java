/// Risk figures that follow every price.
@NullMarked
package dev.ballast.core.risk.live;

import org.jspecify.annotations.NullMarked;
