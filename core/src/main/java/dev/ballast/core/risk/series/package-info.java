/// Dated series of a portfolio and their drawdowns.
@NullMarked
package dev.ballast.core.risk.series;

import org.jspecify.annotations.NullMarked;
