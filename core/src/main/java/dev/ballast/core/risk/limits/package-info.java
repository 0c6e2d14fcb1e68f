/// The trader's risk limits, what a regime makes of them and how the portfolio stands to them.
@NullMarked
package dev.ballast.core.risk.limits;

import org.jspecify.annotations.NullMarked;
